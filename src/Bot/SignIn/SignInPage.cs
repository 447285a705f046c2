using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;

using Microsoft.Net.Http.Headers;
using static CaseReform.Ops.Domain.Text.Sentences;

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
        + "button,a.button{display:inline-block;padding:.45em 1.6em;border:0;background:#1d5fa8;color:#fff;font:inherit;text-decoration:none;cursor:pointer}"
        + "button.plain{padding:.2em 1em;border:1px solid #1d5fa8;background:#fff;color:#1d5fa8}"
        + ":focus-visible{outline:3px solid #b85c00;outline-offset:2px}a{color:#1d5fa8}"
        + "ul{margin:1em 0;padding:0;list-style:none}li{display:flex;align-items:center;justify-content:space-between;gap:1em;padding:.6em 0;border-top:1px solid #d5d8dd}"
        + "small,footer{color:#5b6472;font-size:.85em}small{display:block}footer{margin-top:2em}.fault{color:#b42318}"
        + "@media(max-width:34em){main{margin:0;border-width:4px 0 0;min-height:100vh;padding:1.2em}}";

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Where a work mail address is entered.</summary>
    public static IResult Enter(string? fault, bool mayChoose) => Page(
        SignInTexts.SignIn,
        $"""
        <p>{Text(SignInTexts.How)}</p>
        <form method="post" action="/signin">
        <label for="address">{Text(SignInTexts.Address)}</label>
        <input id="address" name="address" type="text" inputmode="email" autocomplete="email" maxlength="254" required autofocus{(fault is null ? "" : " aria-invalid=\"true\" aria-describedby=\"fault\"")}>
        {(fault is null ? "" : $"<p id=\"fault\" class=\"fault\">{Text(fault)}</p>")}
        <button>{Text(SignInTexts.Send)}</button>
        </form>
        {(mayChoose ? $"<p><a href=\"/signin/choose\">{Text(SignInTexts.ChooseTitle)}</a></p>" : "")}
        """,
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    /// <summary>The answer to every address.</summary>
    public static IResult Sent() => Page(
        SignInTexts.SentTitle,
        $"<p>{Text(SignInTexts.Sent)}</p><p><small>{Text(SignInTexts.SentHelp)}</small></p><p><a href=\"/signin\">{Text(SignInTexts.Again)}</a></p>");

    /// <summary>What a link opens: a button, so that a mail scanner that follows it uses nothing up.</summary>
    public static IResult Link(LinkState state, string linkToken) => state switch
    {
        LinkState.Open => Page(
            SignInTexts.LinkTitle,
            $"""
            <p>{Text(SignInTexts.LinkOpen)}</p>
            <form method="post" action="/signin/link"><input type="hidden" name="token" value="{Text(linkToken)}"><button autofocus>{Text(SignInTexts.SignIn)}</button></form>
            """),
        LinkState.Used => Refused(SignInTexts.LinkUsed, StatusCodes.Status410Gone),
        LinkState.Expired => Refused(SignInTexts.LinkExpired, StatusCodes.Status410Gone),
        LinkState.Unknown => Refused(SignInTexts.LinkUnknown, StatusCodes.Status404NotFound),
    };

    /// <summary>For somebody who comes with an old link and is signed in.</summary>
    public static IResult Already() => Page(
        SignInTexts.SignIn, $"<p>{Text(SignInTexts.Already)}</p><p><a class=\"button\" href=\"/\">{Text(SignInTexts.ToChat)}</a></p>");

    /// <summary>Where a person is signed in.</summary>
    public static IResult Sessions(IReadOnlyList<OpenSession> sessions, long here, TimeZoneInfo zone)
    {
        var rows = string.Concat(sessions.Select(session => $"""
            <li><span>{Text(Title(session, here))}<small>{Text(Say(SignInTexts.Since, At(session.CreatedAt, zone), At(session.SeenAt, zone)))}</small></span>
            <form method="post" action="/signin/sessions/end"><input type="hidden" name="session" value="{session.Id}"><button class="plain">{Text(SignInTexts.End)}</button></form></li>
            """));
        return Page(
            SignInTexts.SessionsTitle,
            $"""
            <p>{Text(SignInTexts.SessionsHow)}</p><ul>{rows}</ul>
            <form method="post" action="/signin/out"><a class="button" href="/">{Text(SignInTexts.ToChat)}</a> <button class="plain">{Text(SignInTexts.SignOut)}</button></form>
            """);
    }

    /// <summary>The developer's list of people.</summary>
    public static IResult Choose(IEnumerable<(Standing Standing, string Posts)> people)
    {
        var rows = string.Concat(people.Select(person => $"""
            <li><span>{Text(person.Standing.Person.Name)}<small>{Text(person.Posts)}</small></span>
            <form method="post" action="/signin/choose"><input type="hidden" name="person" value="{person.Standing.Person.Id}"><button class="plain">{Text(SignInTexts.SignIn)}</button></form></li>
            """));
        return Page(SignInTexts.ChooseTitle, $"<p>{Text(SignInTexts.ChooseHow)}</p><ul>{rows}</ul>");
    }

    /// <summary>Says why something was not done, and leads back to the start.</summary>
    public static IResult Refused(string why, int status) => Page(
        SignInTexts.RefusedTitle, $"<p class=\"fault\">{Text(why)}</p><p><a href=\"/signin\">{Text(SignInTexts.SignIn)}</a></p>", status);

    private static HtmlResult Page(string title, string body, int status = StatusCodes.Status200OK) => new(
        $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)} · {Text(SignInTexts.System)}</title><style>{Style}</style></head>
        <body><main>
        <header>{Text(SignInTexts.System)}</header>
        <h1>{Text(title)}</h1>
        {body}
        <footer>{Text(SignInTexts.NoSecrets)}</footer>
        </main></body>
        </html>
        """,
        status);

    private static string Title(OpenSession session, long here)
    {
        string?[] parts =
        [
            session.UserAgent.Length > 0 ? session.UserAgent : SignInTexts.UnknownBrowser,
            session.Kind == SessionKind.Proxy ? SignInTexts.ByProxy : null,
            session.Id == here ? SignInTexts.Here : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    private static string At(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).ToString("M月d日 HH:mm", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private sealed class HtmlResult(string html, int status) : IResult
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
            return response.WriteAsync(html, httpContext.RequestAborted);
        }
    }
}
