using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Whether anybody at all answers for a measure. Remembers its answers, since thousands of measures share a few posts.</summary>
internal sealed class VacancyCheck(Roster roster, DateOnly day)
{
    private readonly Dictionary<MeasureHands, bool> _known = [];

    /// <summary>True when neither the post of 责任人 nor any it passes on to has a holder.</summary>
    public bool IsUnattended(MeasureRow measure)
    {
        if (!_known.TryGetValue(measure.Hands, out var unattended))
        {
            var posts = roster.PostsFor(PostRole.Handler, measure.Posts, day);
            _known[measure.Hands] = unattended = posts.All(post => roster.RecipientsOf(post, day) is Recipients.WhollyVacant);
        }

        return unattended;
    }
}
