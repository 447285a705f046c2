namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// The machine's clock, set right by the database's where several processes on several machines share one: leases, due moments and pauses that one writes and
/// another reads are then instants of one clock. Whoever keeps a session to the database (<see cref="Workers.NameLock"/>) tells it the difference.
/// </summary>
public sealed class DatabaseClock(TimeProvider machine) : TimeProvider
{
    /// <summary>A smaller difference is left alone: it may be the network's.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private long _offset;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <summary>How far the database's clock is ahead of the machine's.</summary>
    public void Learn(TimeSpan ahead) => Interlocked.Exchange(ref _offset, ahead.Duration() > Tolerance ? ahead.Ticks : 0);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}
