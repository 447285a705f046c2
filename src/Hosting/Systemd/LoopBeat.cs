namespace CaseReform.Ops.Hosting.Systemd;

/// <summary>The beat of one loop that goes round every few seconds.</summary>
/// <param name="loop">Its name, for the log.</param>
/// <param name="max">How long one round takes at the very most, every time limit in it spent.</param>
/// <param name="clock">Its timestamps only: a clock that is set makes nothing hang.</param>
public sealed class LoopBeat(string loop, TimeSpan max, TimeProvider clock) : ILifeSign
{
    private long _last = clock.GetTimestamp();

    /// <inheritdoc/>
    public string? Hanging => clock.GetElapsedTime(Volatile.Read(ref _last)) > max ? loop : null;

    /// <summary>The loop begins a round.</summary>
    public void Beat() => Volatile.Write(ref _last, clock.GetTimestamp());
}
