namespace CaseReform.Ops.Domain.People;

/// <summary>What a person is: the roster read from the person's side. Whoever gets the letters of a post may do in the chat what the post may.</summary>
public static class RosterStandings
{
    /// <summary>Posts that the person holds that day, and those of colleagues for whom they act: one hop.</summary>
    public static IReadOnlyList<Post> PostsOn(this Roster roster, long personId, DateOnly day) =>
        [.. roster.StandsFor(personId, day).SelectMany(person => roster.PostsHeldBy(person, day)).DistinctBy(post => post.Id).OrderBy(post => post.Id)];

    /// <summary>The person, and those for whom they act that day: one hop.</summary>
    public static IEnumerable<long> StandsFor(this Roster roster, long personId, DateOnly day) => roster.AbsentPeople
        .Where(other => other != personId && roster.AbsenceOf(other, day)?.ActingPersonId == personId)
        .Append(personId);

    /// <summary>Who sits at a held post that day: its holders, or those who act for them, of those who have not left. Nobody for a vacant one, wherever its letters go.</summary>
    public static IEnumerable<long> PresentAt(this Roster roster, long postId, DateOnly day) =>
        (roster.IsHeld(postId, day) && roster.RecipientsOf(postId, day) is Recipients.Found { PassedOnFrom: null } found ? found.People : [])
        .Select(recipient => recipient.PersonId)
        .Where(person => roster.Person(person) is { Active: true })
        .Distinct();

    /// <summary>Posts without a holder whose letters come to this person. Worked out for everybody at once: a town has many vacant seats.</summary>
    public static IEnumerable<Post> VacantPostsPassedTo(this Roster roster, long personId, DateOnly day) => roster.PassedOn(day)[personId];

    /// <summary>For each person the vacant posts whose letters they get that day.</summary>
    public static ILookup<long, Post> FindPassedOn(Roster roster, DateOnly day) => roster.Posts
        .Where(post => !roster.IsHeld(post.Id, day))
        .SelectMany(
            post => roster.RecipientsOf(post.Id, day) is Recipients.Found found ? found.People : [],
            (post, recipient) => (post, recipient.PersonId))
        .ToLookup(pair => pair.PersonId, pair => pair.post);

    /// <summary>Units in which a measure that names nobody falls to one of these posts.</summary>
    public static IReadOnlySet<long> SeatUnitsOf(this Roster roster, IReadOnlySet<long> posts, DateOnly day) => posts
        .Select(id => roster.Post(id)!)
        .Where(post => post.Role == PostRole.Handler)
        .Select(post => post.UnitId)
        .Distinct()
        .Where(unit => roster.PostsFor(PostRole.Handler, new DutyPosts(unit, null, null, null), day).Any(posts.Contains))
        .ToHashSet();

    /// <summary>The units and all that lie below them.</summary>
    public static IEnumerable<long> WithUnitsBelow(this Roster roster, IEnumerable<long> units)
    {
        var found = new HashSet<long>();
        var waiting = new Stack<long>(units);
        while (waiting.TryPop(out var unit))
        {
            if (found.Add(unit))
            {
                foreach (var below in roster.UnitsBelow(unit))
                {
                    waiting.Push(below.Id);
                }
            }
        }

        return found;
    }
}
