using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace CaseReform.Ops.Bot.Welcome;

/// <summary>The page at <c>/</c> until the chat is there: says so, and what works already.</summary>
internal static class WelcomePage
{
    private const string Style =
        "body{margin:0;background:#f5f5f2;color:#222;font:16px/1.8 'Noto Sans CJK SC','Microsoft YaHei',sans-serif}"
        + "main{max-width:40em;margin:3em auto;padding:1.5em 2em;background:#fff;border-top:4px solid #b22222}"
        + "h1{font-size:1.4em}li{margin:.3em 0}footer{margin-top:2em;color:#666;font-size:.9em}";

    /// <summary>The one style the pages may have, as a Content-Security-Policy names it.</summary>
    public static string StyleHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>The whole page.</summary>
    public static string Html { get; } = string.Create(CultureInfo.InvariantCulture, $"""
        <!DOCTYPE html>
        <html lang="zh-CN">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(WelcomeTexts.Title)}</title><style>{Style}</style></head>
        <body><main>
        <h1>{Text(WelcomeTexts.Title)}</h1>
        <p><strong>{Text(WelcomeTexts.ChatFollows)}</strong></p>
        <p>{Text(WelcomeTexts.Meanwhile)}</p>
        <ul>
        <li>{Text(WelcomeTexts.Letters)}</li>
        <li>{Text(WelcomeTexts.Digest)}</li>
        <li>{Text(WelcomeTexts.Progress)}</li>
        </ul>
        <footer>{Text(WelcomeTexts.NoSecrets)}</footer>
        </main></body>
        </html>
        """);

    /// <summary>Answers at the root.</summary>
    public static void MapWelcome(this WebApplication app) => app.MapGet("/", () => Results.Content(Html, "text/html", Encoding.UTF8));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
