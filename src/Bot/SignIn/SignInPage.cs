using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Bot.Page;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;

using Microsoft.Net.Http.Headers;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>The pages of signing in and out: plain forms, no script, nothing loaded.</summary>
internal static class SignInPage
{
    private const string Style =
        "*{box-sizing:border-box}"
        + "body{margin:0;background:#f0f1f3;color:#1f2329;font:16px/1.7 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif}"
        + "main{max-width:30em;margin:8vh auto;padding:1.5em 2em 2em;background:#fff;border:1px solid #d5d8dd;border-top:4px solid #b42318}"
        + "h1{margin:0;font-size:1.3em}header{color:#b42318;font-weight:bold;letter-spacing:1px}"
        + "label{display:block;margin-top:1em}input{width:100%;margin:.3em 0 1em;padding:.5em;border:1px solid #8b929c;font:inherit}"
        + "button,a.button{display:inline-block;padding:.45em 1.6em;border:0;background:#1d5fa8;color:#fff;font:inherit;text-decoration:none;white-space:nowrap;cursor:pointer}"
        + "button.plain{padding:.2em 1em;border:1px solid #1d5fa8;background:#fff;color:#1d5fa8}"
        + ":focus-visible{outline:3px solid #b85c00;outline-offset:2px}a{color:#1d5fa8}"
        + "ul{margin:1em 0;padding:0;list-style:none}li form{flex:none}li span{min-width:0;overflow-wrap:anywhere}li{display:flex;align-items:center;justify-content:space-between;gap:1em;padding:.6em 0;border-top:1px solid #d5d8dd}"
        + "small,footer{color:#5b6472;font-size:.85em}small{display:block}footer{margin-top:2em}.fault{color:#b42318}"
        + "@media(max-width:34em){main{margin:0;border-width:4px 0 0;min-height:100vh;padding:1.2em}}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Where a work mail address is entered.</summary>
    public static IResult Enter(string? fault, bool mayChoose) => Page(
        SignInTexts.SignIn,
        $"""
        <p>{SignInTexts.How}</p>
        <form method="post" action="/signin">
        <label for="address">{SignInTexts.Address}</label>
        <input id="address" name="address" type="text" inputmode="email" autocomplete="email" maxlength="254" required autofocus{Markup.If(fault is not null, $" aria-invalid=\"true\" aria-describedby=\"fault\"")}>
        {Markup.If(fault is not null, $"<p id=\"fault\" class=\"fault\">{fault}</p>")}
        <button>{SignInTexts.Send}</button>
        </form>
        {Markup.If(mayChoose, $"<p><a href=\"/signin/choose\">{SignInTexts.ChooseTitle}</a></p>")}
        """,
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>The answer to every address.</summary>
    public static IResult Sent() => Page(
        SignInTexts.SentTitle,
        $"<p>{SignInTexts.Sent}</p><p><small>{SignInTexts.SentHelp}</small></p><p><a href=\"/signin\">{SignInTexts.Again}</a></p>");

    /// <summary>What a link opens: a button, so that a mail scanner that follows it uses nothing up.</summary>
    public static IResult Link(LinkState state, string linkToken) => state switch
    {
        LinkState.Open => Page(
            SignInTexts.LinkTitle,
            $"""
            <p>{SignInTexts.LinkOpen}</p>
            <form method="post" action="/signin/link"><input type="hidden" name="token" value="{linkToken}"><button autofocus>{SignInTexts.SignIn}</button></form>
            """),
        LinkState.Used => Refused(SignInTexts.LinkUsed, StatusCodes.Status410Gone),
        LinkState.Expired => Refused(SignInTexts.LinkExpired, StatusCodes.Status410Gone),
        LinkState.Unknown => Refused(SignInTexts.LinkUnknown, StatusCodes.Status404NotFound),
    };

    /// <summary>For somebody who comes with an old link and is signed in.</summary>
    public static IResult Already() => Page(
        SignInTexts.SignIn, $"<p>{SignInTexts.Already}</p><p><a class=\"button\" href=\"/\">{SignInTexts.ToChat}</a></p>");

    /// <summary>Where a person is signed in.</summary>
    public static IResult Sessions(IReadOnlyList<OpenSignInSession> sessions, long here, TimeZoneInfo zone)
    {
        return Page(
            SignInTexts.SessionsTitle,
            $"""
            <p>{SignInTexts.SessionsHow}</p><ul>{sessions.Select(Row)}</ul>
            <form method="post" action="/signin/out"><a class="button" href="/">{SignInTexts.ToChat}</a> <button class="plain">{SignInTexts.SignOut}</button></form>
            """);

        Markup Row(OpenSignInSession session) => $"""
            <li><span>{Title(session, here)}<small>{Say(SignInTexts.Since, At(session.CreatedAt, zone), At(session.SeenAt, zone))}</small></span>
            <form method="post" action="/signin/sessions/end"><input type="hidden" name="session" value="{session.Id}"><button class="plain">{SignInTexts.End}</button></form></li>
            """;
    }

    /// <summary>The developer's list of people.</summary>
    public static IResult Choose(IEnumerable<(Standing Standing, string Posts)> people)
    {
        return Page(SignInTexts.ChooseTitle, $"<p>{SignInTexts.ChooseHow}</p><ul>{people.Select(Row)}</ul>");

        static Markup Row((Standing Standing, string Posts) person) => $"""
            <li><span>{person.Standing.Person.Name}<small>{person.Posts}</small></span>
            <form method="post" action="/signin/choose"><input type="hidden" name="person" value="{person.Standing.Person.Id}"><button class="plain">{SignInTexts.SignIn}</button></form></li>
            """;
    }

    /// <summary>Says why something was not done, and leads back to the start.</summary>
    public static IResult Refused(string why, int status) => Page(
        SignInTexts.RefusedTitle, $"<p class=\"fault\">{why}</p><p><a href=\"/signin\">{SignInTexts.SignIn}</a></p>", status);

    private static HtmlResult Page(string title, Markup body, int status = StatusCodes.Status200OK) => new(
        $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · {SignInTexts.System}</title><style>{Markup.Raw(Style)}</style></head>
        <body><main>
        <header>{SignInTexts.System}</header>
        <h1>{title}</h1>
        {body}
        <footer>{SignInTexts.NoSecrets}</footer>
        </main></body>
        </html>
        """,
        status);

    private static string Title(OpenSignInSession session, long here)
    {
        string?[] parts =
        [
            session.UserAgent.Length > 0 ? session.UserAgent : SignInTexts.UnknownBrowser,
            session.Kind == SignInKind.Proxy ? SignInTexts.ByProxy : null,
            session.Id == here ? SignInTexts.Here : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);

    private sealed class HtmlResult(Markup html, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = Policy;

            // with no-referrer browsers would send "Origin: null" from our own forms
            response.Headers["Referrer-Policy"] = "same-origin";
            response.Headers[HeaderNames.CacheControl] = "no-store";
            return response.WriteAsync(html.ToString(), httpContext.RequestAborted);
        }
    }
}
