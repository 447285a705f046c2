using System.Globalization;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;

using Microsoft.AspNetCore.Mvc;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>Signing in by a mailed link, signing out, and the list of where one is signed in. Whatever changes something is a POST from a page of ours.</summary>
internal static class SignInEndpoints
{
    private const int MaxFormBytes = 4 * 1024;

    public static void MapSignIn(this WebApplication app)
    {
        app.UseRateLimiter();
        app.MapGet("/signin", EnterAsync);
        app.MapGet("/signin/sent", () => SignInPage.Sent());
        app.MapGet("/signin/link/{linkToken}", ShowLinkAsync);
        app.MapGet("/signin/sessions", SessionsAsync);

        var changes = app.MapGroup("/signin").AddEndpointFilter(CheckAsync).WithMetadata(new RequestSizeLimitAttribute(MaxFormBytes)).RequireRateLimiting(SignInLimit.Policy);
        changes.MapPost("", RequestAsync);
        changes.MapPost("/link", UseLinkAsync);
        changes.MapPost("/out", SignOutAsync);
        changes.MapPost("/sessions/end", EndAsync);
        if (app.Services.GetRequiredService<DeveloperChoice>().IsOn)
        {
            app.MapGet("/signin/choose", (HttpContext context, DeveloperChoice choice) => choice.ShowAsync(context));
            changes.MapPost("/choose", (HttpContext context, DeveloperChoice choice) => choice.TakeAsync(context));
        }
    }

    private static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var services = context.RequestServices;
        if (!services.GetRequiredService<PublicSite>().Sent(context.Request))
        {
            return SignInPage.Refused(SignInTexts.Foreign, StatusCodes.Status403Forbidden);
        }

        try
        {
            if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
                return await next(invocation);
            }
        }
        catch (InvalidDataException)
        {
            // too many fields, a key too long
        }

        return SignInPage.Refused(SignInTexts.BadForm, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> EnterAsync(HttpContext context, ISignInSessions sessions, DeveloperChoice choice) =>
        await sessions.CurrentAsync(context, context.RequestAborted) is not null ? Results.Redirect("/") : SignInPage.Enter(fault: null, choice.IsFor(context));

    /// <summary>The same answer, after the same work, whoever's address it is.</summary>
    private static async Task<IResult> RequestAsync(
        HttpContext context, AccessMailStore mails, Standings standings, Askers askers, PublicSite site, DeveloperChoice choice, TimeProvider clock)
    {
        if (!EmailAddress.TryParse(context.Request.Form["address"], out var address, out var fault))
        {
            return SignInPage.Enter(fault, choice.IsFor(context));
        }

        var person = await mails.PersonOfAsync(address, context.RequestAborted) ?? 0;
        var standing = await standings.OfAsync(person, context.RequestAborted);
        BotMetrics.SignInRequested();
        var asker = askers.Of(context, standing?.Person.Id);
        await mails.RequestLinkAsync(address, standing?.Person.Id, asker, site.Origin, clock.GetUtcNow(), context.RequestAborted);
        return SeeOther("/signin/sent");
    }

    private static async Task<IResult> ShowLinkAsync(
        string linkToken, HttpContext context, AccessMailStore mails, ISignInSessions sessions, SignInCookies cookies, TimeProvider clock)
    {
        var state = AccessSecret.IsToken(linkToken) ? await mails.LinkAsync(linkToken, clock.GetUtcNow(), context.RequestAborted) : LinkState.Unknown;
        if (state == LinkState.Open && cookies.BrowserOf(context.Request) is null)
        {
            cookies.SetBrowser(context.Response, AccessSecret.NewToken());
        }

        return await AnswerAsync(context, sessions, state, linkToken);
    }

    private static async Task<IResult> UseLinkAsync(HttpContext context, SignInSessions sessions, SignInCookies cookies)
    {
        var linkToken = context.Request.Form["token"].ToString();
        var state = AccessSecret.IsToken(linkToken)
            ? await sessions.OpenByLinkAsync(context, linkToken, cookies.BrowserOf(context.Request) ?? AccessSecret.NewToken(), context.RequestAborted)
            : LinkState.Unknown;
        return state == LinkState.Open ? SeeOther("/") : await AnswerAsync(context, sessions, state, linkToken);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ISignInSessions sessions, LinkState state, string linkToken) =>
        state != LinkState.Open && await sessions.CurrentAsync(context, context.RequestAborted) is not null ? SignInPage.Already() : SignInPage.Link(state, linkToken);

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInSessions sessions, SignInCookies cookies)
    {
        if (await sessions.CurrentAsync(context, context.RequestAborted) is { } current)
        {
            await sessions.EndAsync(current.SessionId, current.PersonId, context.RequestAborted);
        }

        cookies.Clear(context.Response);
        return SeeOther("/signin");
    }

    private static async Task<IResult> SessionsAsync(HttpContext context, SignInSessions sessions, OfficeHours hours) =>
        await sessions.CurrentAsync(context, context.RequestAborted) is { } current
            ? SignInPage.Sessions(await sessions.OfPersonAsync(current.PersonId, context.RequestAborted), current.SessionId, hours.Zone)
            : Results.Redirect("/signin");

    private static async Task<IResult> EndAsync(HttpContext context, SignInSessions sessions, SignInCookies cookies)
    {
        if (await sessions.CurrentAsync(context, context.RequestAborted) is not { } current)
        {
            return SeeOther("/signin");
        }

        if (!long.TryParse(context.Request.Form["session"], NumberStyles.None, CultureInfo.InvariantCulture, out var session))
        {
            return SignInPage.Refused(SignInTexts.BadForm, StatusCodes.Status400BadRequest);
        }

        await sessions.EndAsync(session, current.PersonId, context.RequestAborted);
        if (session != current.SessionId)
        {
            return SeeOther("/signin/sessions");
        }

        cookies.Clear(context.Response);
        return SeeOther("/signin");
    }

    /// <summary>303: the browser fetches the next page, and a reload repeats nothing. Only ever to paths of ours.</summary>
    internal static IResult SeeOther(string path) => new SeeOtherResult(path);

    private sealed class SeeOtherResult(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
