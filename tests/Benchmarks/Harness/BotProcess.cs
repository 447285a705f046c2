using System.Diagnostics;
using System.Globalization;

using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>The bot as it is installed, on a prepared data folder.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it has in memory now, in bytes: VmRSS of proc(5).</summary>
    public long Memory => Child.Memory(_process, "VmRSS:");

    /// <summary>The most it ever had in memory, in bytes: VmHWM of proc(5).</summary>
    public long PeakMemory => Child.Memory(_process, "VmHWM:");

    /// <summary>The processors' time it has used. Unlike what a clock says, it tells little of whoever else keeps the machine busy.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<BotProcess> StartAsync(string folder, int port)
    {
        var process = Child.StartBot("--data", folder);
        process.OutputDataReceived += static (_, line) => Tell(line.Data);
        process.ErrorDataReceived += static (_, line) => Tell(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await FreePort.WaitForListenerAsync(port, () => process.HasExited);
        return new BotProcess(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ProcessRun.RunAsync("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>It says something only when something is wrong.</summary>
    private static void Tell(string? line)
    {
        if (line is not null)
        {
            Run.Say("bot: " + line);
        }
    }
}
