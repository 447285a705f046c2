namespace CaseReform.Ops.Domain.People;

/// <summary>What becomes of a post when its unit becomes part of another.</summary>
public static class PostFolding
{
    private const string Marks = "②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>Whether two posts of the same role and title can be one: a post has one holder on any day, and answers for units of its own choice or for its own unit.</summary>
    public static bool CanBeOne(Post one, IEnumerable<Holding> holdersOfOne, Post other, IEnumerable<Holding> holdersOfOther)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var held = holdersOfOther.ToList();
        return (one.SupervisedUnits.Count == 0) == (other.SupervisedUnits.Count == 0)
            && !holdersOfOne.Any(a => held.Exists(b => a.PersonId != b.PersonId && Tenures.Overlap((a.From, a.To), (b.From, b.To))));
    }

    /// <summary>A title that no post of the role has yet: 科员②, 责任人② for a seat.</summary>
    public static string FreeTitle(PostRole role, string title, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(title);
        var known = taken.ToHashSet(StringComparer.Ordinal);
        var name = title.Length > 0 ? title : PostRoleNames.NameOf(role);
        return Enumerable.Range(0, known.Count + 1)
            .Select(i => i < Marks.Length ? name + Marks[i] : FormattableString.Invariant($"{name}（{i + 2}）"))
            .First(free => !known.Contains(free));
    }
}
