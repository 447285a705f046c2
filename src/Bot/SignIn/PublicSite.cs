using System.Net;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Hosting.Network;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>The bot as browsers see it: by the settings, never by the Host header of a request.</summary>
internal sealed class PublicSite(IOptions<BotOptions> options)
{
    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Origin { get; } = options.Value.Public.GetLeftPart(UriPartial.Authority);

    /// <summary>Whether browsers come by https.</summary>
    public bool IsSecure { get; } = options.Value.Public.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether nobody but this machine can come: both addresses are its own.</summary>
    public bool IsLocal { get; } = options.Value.Public.IsLoopback && new Uri(options.Value.Listen).IsLoopback;

    /// <summary>
    /// Whether a page of ours sent a request that changes something. Browsers name the page's origin in each of them, and no page can lie about it. On this
    /// machine alone, localhost and 127.0.0.1 are the same to people.
    /// </summary>
    public bool Sent(HttpRequest request) =>
        request.Headers.Origin is [{ } origin]
        && (string.Equals(origin, Origin, StringComparison.OrdinalIgnoreCase)
            || (IsLocal && Hosts.IsLoopback(request.Host.Host) && string.Equals(origin, "http://" + request.Host.Value, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a request was made on this machine, by the name of this machine, and through nothing in between.</summary>
    public bool IsFromHere(HttpContext context) =>
        IsLocal
        && context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && Hosts.IsLoopback(context.Request.Host.Host)
        && !context.Request.Headers.Keys.Any(name =>
            name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Via", StringComparison.OrdinalIgnoreCase));
}
