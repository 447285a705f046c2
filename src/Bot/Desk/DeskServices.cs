using System.Text;

using CaseReform.Ops.Bot.Page;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Desk;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Desk;

/// <summary>办公台: what the office looks at beside the chat, at <c>/desk</c>. It shows and changes nothing; for everybody else there is no such page.</summary>
internal static class DeskServices
{
    /// <summary>The page has no script; what it frames is ours.</summary>
    private const string PagePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>A letter in its frame: styled in place, without script, and not of this origin; only our page may frame it.</summary>
    private const string FramedPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    /// <summary>Adds the page.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services.AddSingleton<Door>().AddSingleton<DeskReader>().AddSingleton<DeskPage>();

    /// <summary>Answers for the page.</summary>
    public static void MapDesk(this WebApplication app)
    {
        app.MapGet("/desk", (HttpContext context, DeskReader reader, DeskPage page, Door door, CancellationToken token) => door.OpenAsync(
            context, async standing => Html(context, page.Of(standing, await reader.LoadAsync(standing.Day, token)).ToString(), PagePolicy), token));
        app.MapGet("/desk/letter/{id:long}", (long id, HttpContext context, DeskStore store, DeskPage page, Door door, CancellationToken token) => door.OpenAsync(
            context,
            async standing => await store.LetterAsync(id, token) is { } letter
                ? Html(context, page.OfLetter(standing, letter).ToString(), PagePolicy)
                : Html(context, page.Missing(standing, DeskTexts.LetterMissing).ToString(), PagePolicy, StatusCodes.Status404NotFound),
            token));
        app.MapGet("/desk/letter/{id:long}/body", (long id, HttpContext context, DeskStore store, Door door, CancellationToken token) => door.OpenAsync(
            context, async _ => await store.LetterAsync(id, token) is { } letter ? Framed(context, LetterBody.HtmlOf(letter.Bytes)) : Results.NotFound(), token));
        app.MapGet("/desk/digest/{key}", (string key, HttpContext context, DigestStore store, DeskPage page, Door door, CancellationToken token) => door.OpenAsync(
            context,
            async standing => await store.FindAsync(key, token) is { Withheld: false } digest
                ? Html(context, page.OfDigest(standing, digest).ToString(), PagePolicy)
                : Html(context, page.Missing(standing, DeskTexts.DigestMissing).ToString(), PagePolicy, StatusCodes.Status404NotFound),
            token));
        app.MapGet("/desk/digest/{key}/body", (string key, HttpContext context, DigestStore store, Door door, CancellationToken token) => door.OpenAsync(
            context, async _ => await store.PageAsync(key, token) is { } digest ? Framed(context, digest) : Results.NotFound(), token));
    }

    private static IResult Framed(HttpContext context, string html)
    {
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Html(context, html, FramedPolicy);
    }

    private static IResult Html(HttpContext context, string html, string policy, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Results.Text(html, "text/html", Encoding.UTF8, status);
    }
}

/// <summary>Lets the office in, at every request anew: others are sent to sign in, or find nothing.</summary>
internal sealed class Door(ISignInSessions sessions, Standings standings)
{
    /// <summary>Whether somebody may see the page; the chat shows a link to it to nobody else.</summary>
    public static bool IsOpenTo(Standing standing) => standing.Is(PostRole.Office);

    /// <summary>Answers for the office.</summary>
    public async Task<IResult> OpenAsync(HttpContext context, Func<Standing, Task<IResult>> answer, CancellationToken token)
    {
        if (await sessions.CurrentAsync(context, token) is not { } session || await standings.OfAsync(session.PersonId, token) is not { } standing)
        {
            return Results.Redirect("/signin");
        }

        return IsOpenTo(standing) ? await answer(standing) : Results.NotFound();
    }
}
