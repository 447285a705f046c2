using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary>
/// How much one asker may do: so many at once, then so many a minute. Nobody feels another one's flood. Who has been quiet for some seconds and has all of it
/// again takes no memory.
/// </summary>
internal sealed class FloodGate(int burst, int perMinute) : IDisposable
{
    /// <summary>How many askers without a row of their own are told apart at most; those that share a place by chance share its limit.</summary>
    private const int Places = 1 << 16;

    private const int NetworkBytes = 8;

    private readonly PartitionedRateLimiter<long> _passes = BucketsOf(burst, perMinute);

    private readonly PartitionedRateLimiter<long> _hints = BucketsOf(1, 1);

    /// <summary>The place of a text that anybody could make up, below all rows. Differs from start to start, so that nobody can aim at another's.</summary>
    public static long PlaceOf(string stranger) => ~(long)((uint)stranger.GetHashCode(StringComparison.Ordinal) % Places);

    /// <summary>The place of a network address; IPv6 by its network of 64 bits, of which one household has all addresses.</summary>
    public static long PlaceOf(IPAddress? address)
    {
        if (address is null)
        {
            return ~0L;
        }

        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return PlaceOf(Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, NetworkBytes))));
    }

    /// <summary>Says in the answer when to come again.</summary>
    public static void AskToWait(HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Lets one through, or says how long to wait.</summary>
    public FloodDecision Take(long asker)
    {
        using var pass = _passes.AttemptAcquire(asker);
        if (pass.IsAcquired)
        {
            return new FloodDecision(TimeSpan.Zero, false);
        }

        using var hint = _hints.AttemptAcquire(asker);
        return new FloodDecision(pass.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1), hint.IsAcquired);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _passes.Dispose();
        _hints.Dispose();
    }

    private static PartitionedRateLimiter<long> BucketsOf(int burst, int perMinute) => PartitionedRateLimiter.Create<long, long>(
        asker => RateLimitPartition.GetTokenBucketLimiter(
            asker, _ => new TokenBucketRateLimiterOptions { TokenLimit = burst, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromMinutes(1) / perMinute }));
}

/// <summary>Whether one more may pass.</summary>
/// <param name="Wait">Zero, or how long to wait.</param>
/// <param name="Hint">The person is to be told now; once a minute at most.</param>
internal sealed record FloodDecision(TimeSpan Wait, bool Hint)
{
    public bool MayPass => Wait == TimeSpan.Zero;
}
