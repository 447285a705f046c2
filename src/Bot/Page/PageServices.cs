using System.Text;

using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Bot.Page;

/// <summary>The page at <c>/</c>, and what it asks for beside the chat.</summary>
internal static class PageServices
{
    /// <summary>A digest is a letter shown in a browser: styled in place, without script, and not of this origin.</summary>
    private const string DigestPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <summary>Adds the page.</summary>
    public static IServiceCollection AddPage(this IServiceCollection services) => services.AddSingleton<PageAssets>().AddSingleton<ChatPage>().AddSingleton<SidePanel>();

    /// <summary>Answers for the page.</summary>
    public static void MapPage(this WebApplication app)
    {
        app.MapMethods("/assets/{**path}", [HttpMethods.Get, HttpMethods.Head], app.Services.GetRequiredService<PageAssets>().SendAsync);
        app.MapGet("/", ShowAsync);
        app.MapGet("/chat/pulse", PulseAsync);
        app.MapGet("/chat/side", SideAsync);
        app.MapGet("/digest/{key}", DigestAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ISignInSessions sessions, Standings standings, ChatPage page, CancellationToken token)
    {
        if (await WhoAsync(context, sessions, standings, token) is not { } standing)
        {
            return Results.Redirect("/signin");
        }

        context.Response.Headers.ContentSecurityPolicy = page.Policy;

        // with no-referrer browsers would send "Origin: null" from the page's own form
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Html(page.Of(standing).ToString());
    }

    /// <summary>Says no more than that the server is there and the session lives.</summary>
    private static async Task<IResult> PulseAsync(HttpContext context, ISignInSessions sessions, CancellationToken token) =>
        await sessions.CurrentAsync(context, token) is null ? Results.Unauthorized() : Results.NoContent();

    private static async Task<IResult> SideAsync(HttpContext context, ISignInSessions sessions, Standings standings, SidePanel side, CancellationToken token) =>
        await WhoAsync(context, sessions, standings, token) is { } standing ? Results.Json(await side.OfAsync(standing, token)) : Results.Unauthorized();

    private static async Task<IResult> DigestAsync(
        string key, HttpContext context, ISignInSessions sessions, Standings standings, DigestStore digests, CancellationToken token)
    {
        var standing = await WhoAsync(context, sessions, standings, token);
        if (standing is null)
        {
            return Results.Redirect("/signin");
        }

        if (!standing.Scope.All || await digests.PageAsync(key, token) is not { } page)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = DigestPolicy;
        return Html(page);
    }

    private static async Task<Standing?> WhoAsync(HttpContext context, ISignInSessions sessions, Standings standings, CancellationToken token) =>
        await sessions.CurrentAsync(context, token) is { } session ? await standings.OfAsync(session.PersonId, token) : null;

    private static IResult Html(string page) => Results.Content(page, "text/html", Encoding.UTF8);
}
