using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>
/// The cookie by which a browser is known again that was signed in as somebody. It signs nobody in: it only says that whoever asks for this person's mail from
/// here is no stranger, so that strangers cannot use up the mails of an hour. No script reads it, and nothing is stored for it.
/// </summary>
internal sealed class RememberedBrowser(PublicSite site, IOptions<DatabaseOptions> database, TimeProvider clock)
{
    private const int MaxCookieLength = 200;

    /// <summary>A browser in use gets a new cookie so often, not with every request.</summary>
    private static readonly TimeSpan Renewed = TimeSpan.FromDays(1);

    private readonly Lazy<byte[]> _key = new(() => ChatKey.For(database.Value, "remembered browser"), LazyThreadSafetyMode.PublicationOnly);

    // the prefix makes browsers refuse one that another host of the domain has set; it wants https
    private string Name => site.IsSecure ? "__Host-known" : "known";

    /// <summary>Notes in the browser that it is signed in as somebody, unless it was noted not long ago.</summary>
    public void Note(HttpContext context, long person)
    {
        var now = clock.GetUtcNow();
        var known = Read(context.Request);
        if (context.Response.HasStarted || (known?.Person == person && (now - known.At).Duration() < Renewed))
        {
            return;
        }

        var mark = known?.Person == person ? known.Mark : AccessSecret.NewToken();
        var signed = string.Create(CultureInfo.InvariantCulture, $"{person}.{now.ToUnixTimeSeconds()}.{mark}");
        context.Response.Cookies.Append(Name, $"{signed}.{Signature(signed)}", new CookieOptions
        {
            HttpOnly = true, Secure = site.IsSecure, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = AccessMailRule.Remembered,
        });
    }

    /// <summary>Who asks, when this browser was signed in as the person whose mail is asked for; null otherwise.</summary>
    public Asker? AskerFor(HttpRequest request, long? person) =>
        Read(request) is { } known && known.Person == person && (clock.GetUtcNow() - known.At).Duration() < AccessMailRule.Remembered
            ? new Asker(AskerKind.Browser, "browser|" + AccessSecret.HashOf(known.Mark))
            : null;

    private Known? Read(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(Name, out var cookie) || cookie is not { Length: <= MaxCookieLength } || cookie.Split('.') is not [var who, var when, var mark, var signature])
        {
            return null;
        }

        var isOurs = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature($"{who}.{when}.{mark}")), Encoding.UTF8.GetBytes(signature));
        return isOurs && long.TryParse(who, NumberStyles.None, CultureInfo.InvariantCulture, out var person)
            && long.TryParse(when, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? new Known(person, DateTimeOffset.FromUnixTimeSeconds(at), mark)
                : null;
    }

    private string Signature(string signed) => Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(signed)));

    private sealed record Known(long Person, DateTimeOffset At, string Mark);
}
