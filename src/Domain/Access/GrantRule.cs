using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Access;

/// <summary>
/// Who sees everything, or changes records, is not made by one person alone: granting 办公室, 领导小组 or 巡察, and another address of who holds one of them, needs a
/// second person of the office where there is one. Who merely acts for the office is none: the office names who acts.
/// </summary>
public static class GrantRule
{
    /// <summary>Roles that see everything.</summary>
    public static bool IsPrivileged(PostRole role) => role is PostRole.Office or PostRole.LeadingGroup or PostRole.Inspector;

    /// <summary>Whether a role given to a person needs a second one.</summary>
    /// <param name="roster">Who holds what.</param>
    /// <param name="day">The office day.</param>
    /// <param name="asker">Who gives it; null for the command line and files.</param>
    /// <param name="person">To whom.</param>
    /// <param name="role">Which.</param>
    public static bool GrantNeedsSecond(Roster roster, DateOnly day, long? asker, long person, PostRole role)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return IsPrivileged(role) && !roster.OwnPostsOf(person, day).Any(post => post.Role == role) && Seconds(roster, day, asker, person).Count > 0;
    }

    /// <summary>Whether another address of a person needs a second one.</summary>
    /// <inheritdoc cref="GrantNeedsSecond" path="/param"/>
    public static bool AddressNeedsSecond(Roster roster, DateOnly day, long? asker, long person)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return roster.PostsFrom(person, day).Any(post => IsPrivileged(post.Role)) && AddressSeconds(roster, day, asker, person).Count > 0;
    }

    /// <summary>Who may confirm a role: people who hold a post of the office themselves and can be written to, neither who asks nor who gains.</summary>
    /// <inheritdoc cref="GrantNeedsSecond" path="/param"/>
    public static IReadOnlyList<long> Seconds(Roster roster, DateOnly day, long? asker, long person) => [.. Office(roster, day).Where(id => id != asker && id != person)];

    /// <summary>
    /// Who may confirm an address: everybody of the office but who asks. Whose it is may: otherwise one of two could take the other's place. Where a file or a command
    /// asks and the only one of the office is whose it is, nobody is left to ask: a lost mailbox must not lock everybody out.
    /// </summary>
    /// <inheritdoc cref="GrantNeedsSecond" path="/param"/>
    public static IReadOnlyList<long> AddressSeconds(Roster roster, DateOnly day, long? asker, long person)
    {
        List<long> others = [.. Office(roster, day).Where(id => id != asker)];
        return asker is null && others is [var only] && only == person ? [] : others;
    }

    private static IEnumerable<long> Office(Roster roster, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return roster.PostsOf(PostRole.Office).SelectMany(post => roster.HoldersOf(post.Id, day)).Distinct().Order().Where(id => roster.Person(id) is { Active: true, Email: not null });
    }
}
