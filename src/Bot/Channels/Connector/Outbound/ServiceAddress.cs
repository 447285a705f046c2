using CaseReform.Ops.Hosting.Network;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>
/// Where answers, and with them the bot's token, may go. An address must be spelled the way the framework would spell it, so that nothing can read one
/// way here and another way there: user names, ports, escapes and letters that look like others are all out.
/// </summary>
internal sealed class ServiceAddress(IOptions<ConnectorOptions> options, ConnectorMode mode)
{
    private const int MaxLength = 512;
    private const int HttpsPort = 443;

    /// <summary>The address below which the channel listens, with a slash at its end; null when nothing may be sent there.</summary>
    public Uri? Resolve(string? serviceUrl)
    {
        if (serviceUrl is not { Length: > 0 and <= MaxLength } || serviceUrl.Contains('@', StringComparison.Ordinal) || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address))
        {
            return null;
        }

        var slashed = serviceUrl.EndsWith('/') ? serviceUrl : serviceUrl + "/";
        var canonical = address.AbsoluteUri.EndsWith('/') ? address.AbsoluteUri : address.AbsoluteUri + "/";
        return slashed == canonical && address.Query.Length == 0 && address.Fragment.Length == 0
            && !address.AbsolutePath.Contains("//", StringComparison.Ordinal) && IsAllowed(address)
            ? new Uri(slashed)
            : null;
    }

    /// <summary>Whether a call may go to an address that was made out of one that was resolved.</summary>
    public bool Covers(Uri address) => address.UserInfo.Length == 0 && IsAllowed(address);

    /// <summary>An address below one that was resolved. Ids are escaped; one that would climb out of its place is refused.</summary>
    public static Uri? Below(Uri service, params ReadOnlySpan<string> segments)
    {
        var path = service.AbsoluteUri;
        foreach (var segment in segments)
        {
            path += (path.EndsWith('/') ? string.Empty : "/") + Uri.EscapeDataString(segment);
        }

        var address = new Uri(path);
        return address.AbsoluteUri == path ? address : null;
    }

    private bool IsAllowed(Uri address)
    {
        if (mode.MayUseLoopback && address.Scheme == Uri.UriSchemeHttp && ConnectorRules.IsLoopback(address))
        {
            return mode.IsOpen || options.Value.EffectiveHosts.Contains(address.Authority, StringComparer.Ordinal);
        }

        return address.Scheme == Uri.UriSchemeHttps && address.Port == HttpsPort && address.HostNameType == UriHostNameType.Dns
            && Hosts.Names(options.Value.EffectiveHosts, address.Host);
    }
}
