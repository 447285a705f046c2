using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Whether anybody at all answers for a measure. Remembers its answers, since thousands of measures share a few posts.</summary>
internal sealed class ChainWatch(Roster roster, DateOnly day)
{
    private readonly Dictionary<(long Unit, long? Post), bool> _known = [];

    /// <summary>True when neither the post of 责任人 nor any it passes on to has a holder.</summary>
    public bool IsUnattended(LedgerProblem problem, LedgerMeasure measure)
    {
        var key = (measure.UnitId ?? problem.LeadUnitId, measure.ResponsiblePostId);
        if (!_known.TryGetValue(key, out var unattended))
        {
            var posts = roster.PostsFor(PostRole.Handler, new DutyPosts(key.Item1, key.ResponsiblePostId, null, null), day);
            _known[key] = unattended = posts.All(post => roster.RecipientsOf(post, day) is Recipients.WhollyVacant);
        }

        return unattended;
    }
}
