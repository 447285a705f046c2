namespace CaseReform.Ops.Worker.Hosting;

/// <summary>
/// A clock that nobody sets: it begins with the present instant and goes on by timestamps. Jobs come round by it, since they are woken at intervals and never at
/// an instant; by the machine's clock, set back by ten days, none would be woken for ten days.
/// </summary>
internal sealed class SteadyClock(TimeProvider inner) : TimeProvider
{
    private readonly DateTimeOffset _start = inner.GetUtcNow();
    private readonly long _started = inner.GetTimestamp();

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _start + inner.GetElapsedTime(_started);

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);
}
