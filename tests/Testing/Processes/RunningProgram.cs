using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>A process of the worker, and what it said.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private const int Kill = 9;
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Halt = 19;

    /// <summary>A guard against a hanging test, no measure of anything.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    public RunningProgram(string[] command, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = ProcessRun.Start(start);
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>The most memory it had, in bytes: VmHWM of proc(5), looked at until it ends.</summary>
    public async Task<long> PeakMemoryAsync()
    {
        var peak = 0L;
        while (!_process.HasExited)
        {
            peak = Math.Max(peak, PeakNow());
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(10)));
        }

        return peak;
    }

    /// <summary>kill -9. False when it had ended by itself before.</summary>
    public bool KillNow() => Signal(Kill);

    public bool TerminateNow() => Signal(Terminate);

    public bool StopForAWhile() => Signal(Halt);

    public bool GoOn() => Signal(Continue);

    public async Task<Ended> EndAsync()
    {
        using var guard = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(guard.Token);
        return new Ended(_process.ExitCode, await _output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            KillNow();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    /// <summary>0 when it has ended.</summary>
    private long PeakNow()
    {
        const string Peak = "VmHWM:";
        try
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(l => l.StartsWith(Peak, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Peak.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Any, CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private bool Signal(int signal) => !_process.HasExited && Send(_process.Id, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}

/// <summary>How a command ended.</summary>
public sealed record Ended(int Exit, string Output, string Errors)
{
    public string All => Output + Errors;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public int Figure(string name) => Json.GetProperty(name).GetInt32();
}
