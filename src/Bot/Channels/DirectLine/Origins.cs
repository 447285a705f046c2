using CaseReform.Ops.Bot.Hosting;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>Which pages may call, and under which address they find the stream.</summary>
internal sealed class Origins(IOptions<BotOptions> bot, IOptions<DirectLineOptions> options)
{
    private readonly HashSet<string> _allowed =
        new(options.Value.AllowedOrigins.Append(Origin(bot.Value.Public)).Append(Origin(new Uri(bot.Value.Listen))), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a call may come from there. A program that is no browser names no origin; it needs a token like everybody.</summary>
    public bool Allow(HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        return origin.Count == 0 || (origin.Count == 1 && origin[0] is { } one && (_allowed.Contains(one) || (IsLocal(context) && one == Own(context))));
    }

    /// <summary>The stream's address: below the public one, and on this machine below whichever of its names the browser used.</summary>
    public string StreamAddress(HttpContext context, string conversation, string query)
    {
        var site = IsLocal(context) ? Own(context) : Origin(bot.Value.Public);
        return $"ws{site.AsSpan("http".Length)}/v3/directline/conversations/{conversation}/stream?{query}";
    }

    /// <summary>Nobody named a public address, and the call came over loopback to a name of this machine: the name is only given back to who sent it.</summary>
    private bool IsLocal(HttpContext context) =>
        bot.Value.PublicAddress is null
        && context.Request.Host is { HasValue: true } host && (host.Host is "localhost" or "127.0.0.1" or "[::1]")
        && (host.Port ?? 80) == context.Connection.LocalPort;

    private static string Own(HttpContext context) => $"http://{context.Request.Host.Value}";

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
