using CaseReform.Ops.Testing.Processes;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>The bot as it is installed, on a prepared data folder.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly RunningProgram _program;

    private BotProcess(RunningProgram program) => _program = program;

    /// <inheritdoc cref="RunningProgram.Memory"/>
    public long Memory => _program.Memory;

    /// <inheritdoc cref="RunningProgram.PeakMemory"/>
    public long PeakMemory => _program.PeakMemory;

    /// <inheritdoc cref="RunningProgram.Worked"/>
    public TimeSpan Worked => _program.Worked;

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<BotProcess> StartAsync(string folder, int port)
    {
        var program = new RunningProgram([InstalledPrograms.Bot, "--data", folder]);
        await FreePort.WaitForListenerAsync(port, () => program.HasEnded);
        return new BotProcess(program);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _program.TerminateNow();

        // it says something only when something is wrong
        if ((await _program.EndAsync()).All is { Length: > 0 } said)
        {
            Run.Say("bot: " + said);
        }

        await _program.DisposeAsync();
    }
}
