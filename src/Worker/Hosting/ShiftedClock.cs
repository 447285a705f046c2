namespace CaseReform.Ops.Worker.Hosting;

/// <summary>A clock that shows another instant and runs on from there: <c>--as-of</c> acts as now.</summary>
internal sealed class ShiftedClock(TimeProvider inner, DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - inner.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + _shift;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
