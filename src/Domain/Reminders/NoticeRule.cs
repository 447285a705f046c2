using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>The one place where the notices of a measure are decided.</summary>
public static class NoticeRule
{
    /// <summary>
    /// Compares what should be with what is stored. For each post only the loudest rung that fired may be pending; what is quieter is kept as
    /// superseded, and so is what no longer applies. A superseded notice revives when it is the loudest again, unless go-live silenced it. Applying
    /// the plan and asking again changes nothing.
    /// </summary>
    /// <param name="measure">The measure.</param>
    /// <param name="existing">All its stored notices of one channel, of every deadline.</param>
    /// <param name="day">The ladder on the office day.</param>
    /// <param name="postsOf">The posts that a role means for this measure today.</param>
    public static NoticePlan Reconcile(
        DutyFacts measure, IReadOnlyList<NoticeFacts> existing, LadderDay day, Func<PostRole, IReadOnlyList<long>> postsOf)
    {
        var fired = day.Fired(measure);
        var decision = new NoticeDecision(measure, existing, day);
        var called = new Calls(postsOf);
        var loudest = new HashSet<long>();
        foreach (var due in fired)
        {
            foreach (var (post, kind) in called.By(due.Rung))
            {
                decision.Decide(due, post, kind, isLoudest: loudest.Add(post));
            }
        }

        decision.SupersedeTheRest(fired, called.Handlers);
        return decision.Plan(day.NextDecision(measure));
    }

    /// <summary>Who is called by a rung: each post once, and to act rather than to be told. Asks for each role once.</summary>
    private sealed class Calls(Func<PostRole, IReadOnlyList<long>> postsOf)
    {
        private readonly Dictionary<PostRole, IReadOnlyList<long>> _posts = [];

        public List<(long Post, NoticeKind Kind)> By(Rung rung)
        {
            var all = new List<(long Post, NoticeKind Kind)>();
            Add(rung.To, NoticeKind.To);
            Add(rung.Copy, NoticeKind.Copy);
            return all;

            void Add(IReadOnlyList<PostRole> roles, NoticeKind kind)
            {
                foreach (var post in roles.SelectMany(Posts))
                {
                    if (!all.Exists(call => call.Post == post))
                    {
                        all.Add((post, kind));
                    }
                }
            }
        }

        /// <summary>Who has to act, whatever the rung.</summary>
        public IReadOnlyList<long> Handlers() => Posts(PostRole.Handler);

        private IReadOnlyList<long> Posts(PostRole role)
        {
            if (!_posts.TryGetValue(role, out var posts))
            {
                posts = postsOf(role);
                _posts.Add(role, posts);
            }

            return posts;
        }
    }
}
