namespace CaseReform.Ops.Domain.People;

/// <summary>Where the directory lets open measures down on one day: duties nobody answers for, posts without a holder, people without an address.</summary>
/// <param name="Unattended">Duties whose whole chain is vacant, as they were given.</param>
/// <param name="Posts">Vacant posts with work; those whose chain is wholly vacant are named above instead.</param>
/// <param name="People">Whoever gets such a post's letters and has no address.</param>
public sealed record DirectoryGaps(IReadOnlyList<DutyPosts> Unattended, IReadOnlyList<PostGap> Posts, IReadOnlyList<PersonGap> People)
{
    /// <summary>Looks at the posts that open measures name or that notices wait for.</summary>
    /// <param name="roster">The directory.</param>
    /// <param name="duties">Who has to answer for open measures, with how many there are.</param>
    /// <param name="pending">Posts for which notices wait, with how many measures they are about.</param>
    /// <param name="day">The day.</param>
    public static DirectoryGaps Find(Roster roster, IReadOnlyList<(DutyPosts Posts, int Measures)> duties, IReadOnlyDictionary<long, int> pending, DateOnly day)
    {
        var waiting = new Dictionary<long, int>();
        var chains = new List<DutyPosts>();
        var unattended = new HashSet<long>();
        foreach (var (posts, measures) in duties)
        {
            var handlers = roster.PostsFor(PostRole.Handler, posts, day);
            var named = posts.LeadLeaderPostId is { } leader ? handlers.Append(leader) : handlers;
            foreach (var post in named.Distinct())
            {
                waiting[post] = waiting.GetValueOrDefault(post) + measures;
            }

            if (handlers.All(p => roster.RecipientsOf(p, day) is Recipients.WhollyVacant))
            {
                unattended.UnionWith(handlers);
                chains.Add(posts);
            }
        }

        foreach (var (post, measures) in pending)
        {
            waiting.TryAdd(post, measures);
        }

        // their measures are named one by one
        foreach (var post in unattended)
        {
            waiting.Remove(post);
        }

        var found = waiting.Select(entry => (Post: entry.Key, Measures: entry.Value, Recipients: roster.RecipientsOf(entry.Key, day) as Recipients.Found)).ToList();
        return new DirectoryGaps(
            chains,
            [.. found.Where(f => f.Recipients?.PassedOnFrom is not null || f.Recipients is null).Select(f => new PostGap(f.Post, f.Recipients?.People, f.Measures))],
            [.. from f in found
                from person in f.Recipients?.People ?? []
                where person.Email is null
                group f by person.PersonId into silent
                select new PersonGap(silent.Key, silent.First().Post, silent.Sum(f => f.Measures))]);
    }
}

/// <summary>A post with work and without a holder.</summary>
/// <param name="PostId">The post.</param>
/// <param name="PassedTo">Who gets its letters meanwhile; null for nobody.</param>
/// <param name="Measures">How many measures it is about.</param>
public sealed record PostGap(long PostId, IReadOnlyList<Recipient>? PassedTo, int Measures);

/// <summary>Somebody who should get letters and has no address.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="PostId">One of the posts for which.</param>
/// <param name="Measures">How many measures it is about.</param>
public sealed record PersonGap(long PersonId, long PostId, int Measures);
