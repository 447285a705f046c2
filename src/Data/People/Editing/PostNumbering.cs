using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>Titles of posts that have one title: 科员, 科员②, 科员③.</summary>
public static class PostNumbering
{
    private const string Marks = "②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";

    /// <summary>In their order; that of a seat is numbered by its role.</summary>
    public static IEnumerable<string> Titles(string title, PostRole role)
    {
        ArgumentNullException.ThrowIfNull(title);
        yield return title;
        var name = title.Length > 0 ? title : PostRoleNames.NameOf(role);
        for (var i = 0; ; i++)
        {
            yield return i < Marks.Length ? name + Marks[i] : FormattableString.Invariant($"{name}（{i + 2}）");
            if (i > 10_000)
            {
                yield break;
            }
        }
    }
}
