namespace CaseReform.Ops.Domain.People;

/// <summary>
/// Whom a vacant post passes its letters on to: colleagues of the same unit and role, then 责任人 → 分管领导 → 第一责任人 of the unit, then the same
/// roles of the unit above, up to the root. A post never passes on to a lower role: what was meant for the 第一责任人 goes to the one above.
/// </summary>
internal static class Succession
{
    private static readonly PostRole[] Chain = [PostRole.Handler, PostRole.SupervisingLeader, PostRole.FirstResponsible];

    public static Recipients RecipientsOf(Roster roster, Post post, DateOnly day)
    {
        var own = PeopleAt(roster, [post], day);
        if (own.Count > 0)
        {
            return new Recipients.Found(own, PassedOnFrom: null);
        }

        foreach (var same in SameSeat(roster, post))
        {
            if (OneOf(PeopleAt(roster, same, day)) is { } person)
            {
                return new Recipients.Found([person], PassedOnFrom: null);
            }
        }

        foreach (var next in Successors(roster, post))
        {
            if (OneOf(PeopleAt(roster, next, day)) is { } person)
            {
                return new Recipients.Found([person], PassedOnFrom: post.Id);
            }
        }

        return new Recipients.WhollyVacant();
    }

    /// <summary>The seat without a title is the role itself: whoever holds a post of that role fills it, and is not told that it is vacant.</summary>
    private static IEnumerable<IEnumerable<Post>> SameSeat(Roster roster, Post post) =>
        post.Title.Length == 0 && post.SupervisedUnits.Count == 0 && Chain.Contains(post.Role) ? PostsAt(roster, post.UnitId, post.Role) : [];

    /// <summary>One of them, or null: a notice is in one letter, and what several are told nobody answers for.</summary>
    private static Recipient? OneOf(List<Recipient> people) => people.Find(person => person.Email is not null) ?? people.FirstOrDefault();

    private static IEnumerable<IEnumerable<Post>> Successors(Roster roster, Post post) => post.Role switch
    {
        PostRole.Handler or PostRole.SupervisingLeader or PostRole.FirstResponsible => UpTheTree(roster, post),
        PostRole.Overseer => [roster.PostsOf(post.UnitId, post.Role), roster.PostsOf(PostRole.Office)],
        PostRole.LeadingGroup => [roster.PostsOf(post.Role), roster.PostsOf(PostRole.Office)],
        PostRole.Office or PostRole.Inspector => [roster.PostsOf(post.Role)],
    };

    private static IEnumerable<IEnumerable<Post>> UpTheTree(Roster roster, Post post)
    {
        yield return Colleagues(roster, post);

        var first = Array.IndexOf(Chain, post.Role);
        foreach (var next in Chain.Skip(first + 1).SelectMany(role => PostsAt(roster, post.UnitId, role)))
        {
            yield return next;
        }

        // A tree that somebody bent into a ring must not hang the worker.
        var seen = new HashSet<long> { post.UnitId };
        for (var above = roster.Unit(post.UnitId)?.ParentId; above is { } unit && seen.Add(unit); above = roster.Unit(unit)?.ParentId)
        {
            foreach (var next in Chain.Skip(first).SelectMany(role => PostsAt(roster, unit, role)))
            {
                yield return next;
            }
        }
    }

    /// <summary>A 分管领导 who names units has as colleagues only those who name one of them too, or who name none; the others answer for something else.</summary>
    private static IEnumerable<Post> Colleagues(Roster roster, Post post) => roster.PostsOf(post.UnitId, post.Role)
        .Where(other => other.SupervisedUnits.Count == 0 || other.SupervisedUnits.Any(post.SupervisedUnits.Contains));

    private static IEnumerable<IEnumerable<Post>> PostsAt(Roster roster, long unitId, PostRole role) => role == PostRole.SupervisingLeader
        ? [roster.LeadersNaming(unitId), roster.GeneralLeadersOf(unitId)]
        : [roster.PostsOf(unitId, role)];

    private static List<Recipient> PeopleAt(Roster roster, IEnumerable<Post> posts, DateOnly day) =>
        [.. posts
            .SelectMany(post => roster.HoldersOf(post.Id, day))
            .Distinct()
            .Select(holder => Present(roster, holder, day))
            .OrderBy(recipient => recipient.ActingFor is not null)
            .DistinctBy(recipient => recipient.PersonId)];

    private static Recipient Present(Roster roster, long holder, DateOnly day) => roster.AbsenceOf(holder, day) is { } absence
        ? new Recipient(absence.ActingPersonId, holder, AddressOf(roster, absence.ActingPersonId))
        : new Recipient(holder, ActingFor: null, AddressOf(roster, holder));

    private static string? AddressOf(Roster roster, long personId) =>
        roster.Person(personId) is { Active: true, Email: { Length: > 0 } email } ? email : null;
}
