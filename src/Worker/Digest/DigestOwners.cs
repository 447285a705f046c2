using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Who answers for a measure, and whether anybody does. Remembers its answers, since thousands of measures share a few posts.</summary>
internal sealed class DigestOwners(Roster roster, DateOnly day)
{
    private const int MaxNames = 2;

    private readonly Dictionary<DutyPosts, (DigestOwner Owner, bool IsUnattended)> _known = [];

    /// <summary>By name; where nobody holds the post of 责任人, the name that the ledger has.</summary>
    public DigestOwner Of(MeasureRow measure)
    {
        var owner = Find(measure.Posts).Owner;
        return owner.Handler is null && !string.IsNullOrWhiteSpace(measure.ResponsibleName) && measure.ResponsiblePostId is null
            ? owner with { Handler = Say(DigestTexts.NotInRoster, measure.ResponsibleName) }
            : owner;
    }

    /// <summary>True when neither the post of 责任人 nor any it passes on to has a holder.</summary>
    public bool IsUnattended(MeasureRow measure) => Find(measure.Posts).IsUnattended;

    private (DigestOwner Owner, bool IsUnattended) Find(DutyPosts posts)
    {
        if (!_known.TryGetValue(posts, out var known))
        {
            _known[posts] = known = (
                new DigestOwner(Names(PostRole.Handler, posts), Names(PostRole.SupervisingLeader, posts)),
                roster.PostsFor(PostRole.Handler, posts, day).All(post => roster.RecipientsOf(post, day) is Recipients.WhollyVacant));
        }

        return known;
    }

    private string? Names(PostRole role, DutyPosts posts)
    {
        var names = roster.PostsFor(role, posts, day)
            .SelectMany(post => roster.HoldersOf(post, day))
            .Distinct()
            .Select(person => roster.Person(person)!.Name)
            .ToList();
        return names.Count == 0 ? null
            : names.Count > MaxNames ? Say(DigestTexts.NamesAndOthers, string.Join(DigestTexts.YearSeparator, names.Take(MaxNames)), names.Count)
            : string.Join(DigestTexts.YearSeparator, names);
    }
}
