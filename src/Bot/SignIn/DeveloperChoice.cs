using System.Globalization;

using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>For developers: choose who to be. Only in the Development environment, only on addresses of this machine, only for a browser on this machine.</summary>
internal sealed class DeveloperChoice(IHostEnvironment environment, PublicSite site, RosterStore rosters, Standings standings, SignInSessions sessions)
{
    /// <summary>Whether there is such a page at all.</summary>
    public bool IsOn { get; } = environment.IsDevelopment() && site.IsLocal;

    /// <summary>Whether it is there for this request.</summary>
    public bool IsFor(HttpContext context) => IsOn && site.IsFromHere(context);

    public async Task<IResult> ShowAsync(HttpContext context)
    {
        if (!IsFor(context))
        {
            return Results.NotFound();
        }

        var roster = await rosters.LoadAsync(context.RequestAborted);
        var people = new List<(Standing, string)>();
        foreach (var person in roster.People.OrderBy(p => p.Id))
        {
            if (await standings.OfAsync(person.Id, context.RequestAborted) is { } standing)
            {
                people.Add((standing, string.Join('、', standing.Posts.Select(post => roster.Unit(post.UnitId)?.Name + PostRoleNames.NameOf(post.Role)))));
            }
        }

        return SignInPage.Choose(people);
    }

    public async Task<IResult> TakeAsync(HttpContext context)
    {
        if (!IsFor(context)
            || !long.TryParse(context.Request.Form["person"], NumberStyles.None, CultureInfo.InvariantCulture, out var person)
            || await standings.OfAsync(person, context.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        await sessions.ChooseAsync(context, person, context.RequestAborted);
        return SignInEndpoints.SeeOther("/");
    }
}
