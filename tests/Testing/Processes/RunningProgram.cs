using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CaseReform.Ops.Testing.Processes;

/// <summary>A program that runs beside the test, and what it said. It ends with this process at the latest.</summary>
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

    /// <param name="command">The program and its arguments.</param>
    /// <param name="settings">Further environment variables.</param>
    /// <param name="deathSignal">What it gets when this process ends.</param>
    public RunningProgram(string[] command, IReadOnlyDictionary<string, string>? settings = null, string deathSignal = "KILL")
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = ProcessRun.Start(start, deathSignal);
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>The memory it has now, in bytes; 0 when it has ended.</summary>
    public long Memory => ProcessMemory.Now(_process.Id) ?? 0;

    /// <summary>The most memory it had so far, in bytes; 0 when it has ended.</summary>
    public long PeakMemory => ProcessMemory.Peak(_process.Id) ?? 0;

    /// <summary>The processors' time it has used. Unlike what a clock says, it tells little of whoever else keeps the machine busy.</summary>
    public TimeSpan Worked
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Waits for its end; the most memory it had, in bytes, as it stood at most 10 ms before.</summary>
    public async Task<long> PeakMemoryAsync()
    {
        var peak = 0L;
        while (!_process.HasExited)
        {
            peak = Math.Max(peak, PeakMemory);
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

    private bool Signal(int signal) => !_process.HasExited && Send(_process.Id, signal) == 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);
}
