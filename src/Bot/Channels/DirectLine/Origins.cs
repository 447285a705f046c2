using CaseReform.Ops.Bot.SignIn;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Which pages may call, and under which address they find the stream.</summary>
internal sealed class Origins(PublicSite site, IOptions<DirectLineOptions> options)
{
    private readonly HashSet<string> _others = new(options.Value.AllowedOrigins, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a call may come from there. A program that is no browser names no origin; it needs a token like everybody.</summary>
    public bool Allow(HttpContext context) =>
        context.Request.Headers.Origin is var origin && (origin.Count == 0 || site.Sent(context.Request) || (origin is [{ } one] && _others.Contains(one)));

    /// <summary>
    /// The stream's address: below the public one, whose scheme is the page's, whoever ends TLS before us. On this machine without TLS below whichever of its
    /// names the browser used, as its page's policy wants it.
    /// </summary>
    public string StreamAddress(HttpContext context, string conversation, string query)
    {
        var origin = !site.IsSecure && site.IsFromHere(context) ? $"http://{context.Request.Host.Value}" : site.Origin;
        return $"ws{origin.AsSpan("http".Length)}/v3/directline/conversations/{conversation}/stream?{query}";
    }
}
