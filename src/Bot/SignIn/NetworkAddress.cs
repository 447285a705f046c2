using System.Net;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>From which network address a request comes, as far as it can be believed.</summary>
internal static class NetworkAddress
{
    private const int BytesOfNetwork = 8;

    /// <summary>The nearest address that is no proxy of ours. <c>X-Forwarded-For</c> is read from its end, for each proxy adds at the end whom it saw, and only as
    /// far as proxies of ours wrote it: whatever stands before, anybody may have written.</summary>
    /// <param name="peer">Who is connected.</param>
    /// <param name="forwarded">The header's values; null entries are none.</param>
    /// <param name="isOurs">Whether a proxy of ours has this address.</param>
    public static IPAddress? Of(IPAddress? peer, IEnumerable<string?> forwarded, Func<IPAddress, bool> isOurs)
    {
        var at = peer is null ? null : Plain(peer);
        var hops = forwarded.SelectMany(value => (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries)).Reverse();
        foreach (var hop in hops)
        {
            // some proxies write the port as well
            if (at is null || !isOurs(at) || !IPEndPoint.TryParse(hop, out var end))
            {
                break;
            }

            at = Plain(end.Address);
        }

        return at;
    }

    /// <summary>IPv4 that is written as IPv6 is IPv4.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    /// <summary>The part of an address that somebody cannot choose: all of IPv4, the /64 of IPv6, below which one subscriber has addresses without end (RFC 6177).</summary>
    public static ReadOnlySpan<byte> Network(IPAddress address)
    {
        ReadOnlySpan<byte> bytes = Plain(address).GetAddressBytes();
        return bytes.Length > BytesOfNetwork ? bytes[..BytesOfNetwork] : bytes;
    }
}
