using Microsoft.Extensions.Time.Testing;

namespace CaseReform.Ops.Testing.Time;

/// <summary>The fake clock of Microsoft.Extensions that also tells what the code waits for. To set it back, as an administrator would: <see cref="SetBack"/>; <see cref="FakeTimeProvider.AdjustTime"/> takes timestamps back as well.</summary>
public sealed class MovableClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _gate = new();
    private readonly List<Timer> _timers = [];
    private long _setBack;

    /// <summary>How far away the next timer is; null when none waits. A test that looks here knows what the code is waiting for.</summary>
    public TimeSpan? NextIn
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(t => t.DueAt) is { } due ? TimeSpan.FromTicks(Math.Max(0, due - GetTimestamp())) : null;
            }
        }
    }

    /// <summary>Sets the clock of the machine back; what waits goes on waiting as long as before, and timestamps do not go back.</summary>
    public void SetBack(TimeSpan by)
    {
        Interlocked.Add(ref _setBack, by.Ticks);
        AdjustTime(GetUtcNow() - by);
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() + Interlocked.Read(ref _setBack);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Begin(base.CreateTimer(timer.Fire, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return timer;
    }

    private sealed class Timer(MovableClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer _inner = null!;
        private TimeSpan _period;

        /// <summary>A timestamp, or null when it does not run.</summary>
        public long? DueAt { get; private set; }

        public void Begin(ITimer inner, TimeSpan dueTime, TimeSpan period)
        {
            _inner = inner;
            Change(dueTime, period);
        }

        public void Fire(object? _)
        {
            lock (clock._gate)
            {
                DueAt = After(_period);
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
                DueAt = After(dueTime);
            }

            return _inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }

            _inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private long? After(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? null : clock.GetTimestamp() + time.Ticks;
    }
}
