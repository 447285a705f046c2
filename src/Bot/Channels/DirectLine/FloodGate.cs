using System.Collections.Concurrent;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>How much one person may do: so many at once, then so many a minute. Nobody feels another one's flood.</summary>
internal sealed class FloodGate(int burst, int perMinute, TimeProvider clock)
{
    private const int LargestBook = 10_000;

    private static readonly TimeSpan BetweenHints = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, Bucket> _buckets = new();

    /// <summary>Lets one through, or says how long to wait.</summary>
    public FloodDecision Take(long personId)
    {
        if (_buckets.Count > LargestBook)
        {
            ForgetFull();
        }

        var bucket = _buckets.GetOrAdd(personId, _ => new Bucket(burst, clock.GetUtcNow()));
        lock (bucket)
        {
            var now = clock.GetUtcNow();
            bucket.Left = Math.Min(burst, bucket.Left + Math.Max(0, (now - bucket.At).TotalMinutes * perMinute));
            bucket.At = now;
            if (bucket.Left >= 1)
            {
                bucket.Left--;
                return new FloodDecision(TimeSpan.Zero, false);
            }

            var hint = now - bucket.HintAt >= BetweenHints;
            bucket.HintAt = hint ? now : bucket.HintAt;
            return new FloodDecision(TimeSpan.FromMinutes((1 - bucket.Left) / perMinute), hint);
        }
    }

    private void ForgetFull()
    {
        var now = clock.GetUtcNow();
        foreach (var (person, bucket) in _buckets)
        {
            lock (bucket)
            {
                if (bucket.Left + ((now - bucket.At).TotalMinutes * perMinute) >= burst)
                {
                    _buckets.TryRemove(person, out _);
                }
            }
        }
    }

    private sealed class Bucket(int burst, DateTimeOffset now)
    {
        public double Left { get; set; } = burst;

        public DateTimeOffset At { get; set; } = now;

        public DateTimeOffset HintAt { get; set; } = DateTimeOffset.MinValue;
    }
}

/// <summary>Whether one more may pass.</summary>
/// <param name="Wait">Zero, or how long to wait.</param>
/// <param name="Hint">The person is to be told now.</param>
internal sealed record FloodDecision(TimeSpan Wait, bool Hint)
{
    public bool MayPass => Wait == TimeSpan.Zero;
}
