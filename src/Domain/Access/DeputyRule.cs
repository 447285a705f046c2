using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Access;

/// <summary>Whether somebody may have somebody act.</summary>
public enum DeputyDecision
{
    /// <summary>It takes effect.</summary>
    Allowed,

    /// <summary>The office decides.</summary>
    OfficeDecides,

    /// <summary>It is none of theirs.</summary>
    NotPermitted,
}

/// <summary>Why the office decides on somebody's own 代理.</summary>
public enum DeputyReason
{
    /// <summary>Whoever is away sees everything.</summary>
    SeesAll,

    /// <summary>Whoever is to act sits in some of the units, not in all.</summary>
    NotEverywhere,

    /// <summary>Whoever is to act sits in another unit.</summary>
    Elsewhere,
}

/// <summary>
/// 代理: whoever acts reads and does what the absent one may. So one's own may be only somebody of the same unit or the one above, and where one sees everything
/// (<see cref="GrantRule.IsPrivileged"/>) the office decides; the office itself, not who acts for it, may for anybody.
/// </summary>
public static class DeputyRule
{
    /// <summary>Decides.</summary>
    /// <param name="roster">Who holds what.</param>
    /// <param name="speaker">Who says so.</param>
    /// <param name="away">Who is away.</param>
    /// <param name="acting">Who is to act.</param>
    public static DeputyDecision Decide(Roster roster, Standing speaker, long away, long acting)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(speaker);
        return IsOffice(roster, speaker) ? DeputyDecision.Allowed
            : speaker.Person.Id != away ? DeputyDecision.NotPermitted
            : !SeesAll(roster, away, speaker.Day) && IsNear(roster, away, acting, speaker.Day) ? DeputyDecision.Allowed
            : DeputyDecision.OfficeDecides;
    }

    /// <summary>Whether somebody may end it before its time: the one who was away, and the office itself for anybody.</summary>
    /// <param name="roster">Who holds what.</param>
    /// <param name="speaker">Who says so.</param>
    /// <param name="away">Who is away.</param>
    public static bool MayEnd(Roster roster, Standing speaker, long away)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        return speaker.Person.Id == away || IsOffice(roster, speaker);
    }

    /// <summary>Whether somebody may know who acts for somebody: themselves, their colleagues, and whoever sees their unit.</summary>
    /// <param name="roster">Who holds what.</param>
    /// <param name="speaker">Who asks.</param>
    /// <param name="away">Who may be away.</param>
    public static bool MaySee(Roster roster, Standing speaker, long away)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(speaker);
        var near = speaker.Posts.Select(post => post.UnitId).Concat(speaker.Scope.Units).ToHashSet();
        return speaker.Scope.All || speaker.Person.Id == away || roster.OwnPostsOf(away, speaker.Day).Any(post => near.Contains(post.UnitId));
    }

    /// <summary>Why the office decides.</summary>
    /// <param name="roster">Who holds what.</param>
    /// <param name="away">Who is away.</param>
    /// <param name="acting">Who is to act.</param>
    /// <param name="day">The office day.</param>
    public static DeputyReason WhyOffice(Roster roster, long away, long acting, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return SeesAll(roster, away, day) ? DeputyReason.SeesAll
            : UnitsNear(roster, away, acting, day).Any(near => near) ? DeputyReason.NotEverywhere
            : DeputyReason.Elsewhere;
    }

    private static bool SeesAll(Roster roster, long away, DateOnly day) => roster.PostsFrom(away, day).Any(post => GrantRule.IsPrivileged(post.Role));

    private static bool IsOffice(Roster roster, Standing speaker) => roster.OwnPostsOf(speaker.Person.Id, speaker.Day).Any(post => post.Role == PostRole.Office);

    /// <summary>Whether the one who acts has a post in each unit of the other, or in the one above it: nobody is to see what neither unit may.</summary>
    private static bool IsNear(Roster roster, long away, long acting, DateOnly day) => UnitsNear(roster, away, acting, day) is { Count: > 0 } units && units.TrueForAll(near => near);

    private static List<bool> UnitsNear(Roster roster, long away, long acting, DateOnly day)
    {
        var theirs = roster.OwnPostsOf(acting, day).Select(post => post.UnitId).ToHashSet();
        return [.. roster.OwnPostsOf(away, day).Select(post => post.UnitId).Distinct().Select(unit => theirs.Contains(unit) || (roster.Unit(unit)?.ParentId is { } above && theirs.Contains(above)))];
    }
}
