using CaseReform.Ops.Data.People.Editing;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.People;

/// <summary>Gives each entry a post. A post has one holder on any day, so two persons of one title at the same time get posts of their own: 科员, 科员②.</summary>
internal sealed class PostAssignment(PeopleEditor editor, DateOnly today)
{
    /// <summary>The title each of the entries gets, in their order. All of them are of one unit, role and title.</summary>
    public IReadOnlyList<(PostEntry Entry, string Title)> Assign(IReadOnlyList<PostEntry> entries)
    {
        var taken = new Dictionary<string, List<PostEntry>>(StringComparer.Ordinal);
        var titles = new Dictionary<PostEntry, string>(ReferenceEqualityComparer.Instance);

        // Who already holds one of these posts keeps it, whatever the order of the file. Titles are given in order and posts stay, so
        // that no more titles can be in use than there are posts of the unit and role.
        foreach (var entry in entries)
        {
            var inUse = editor.Posts.Count(p => p.UnitId == entry.UnitId && p.Role == entry.Role);
            if (Titles(entry).Take(inUse + 1).FirstOrDefault(title => Holds(entry, title) && IsFree(taken, title, entry)) is { } title)
            {
                Take(entry, title);
            }
        }

        foreach (var entry in entries.Where(e => !titles.ContainsKey(e)))
        {
            Take(entry, Titles(entry).First(title => IsFree(taken, title, entry)));
        }

        return [.. entries.Select(e => (e, titles[e]))];

        void Take(PostEntry entry, string title)
        {
            titles[entry] = title;
            if (!taken.TryGetValue(title, out var others))
            {
                taken[title] = others = [];
            }

            others.Add(entry);
        }
    }

    private static IEnumerable<string> Titles(PostEntry entry) => PostNumbering.Titles(entry.Title, entry.Role);

    private bool Holds(PostEntry entry, string title) =>
        editor.Find(entry.UnitId, entry.Role, title) is { } post
        && editor.Holdings.Exists(h => h.PostId == post.Id && h.PersonId == entry.PersonId && (h.ToDay is null || h.ToDay >= today));

    private bool IsFree(Dictionary<string, List<PostEntry>> taken, string title, PostEntry entry) =>
        !taken.TryGetValue(title, out var others) || !others.Exists(o => o.PersonId != entry.PersonId && Overlap(o.Tenure, entry.Tenure));

    private bool Overlap(Period a, Period b) => Start(a) <= (b.To ?? DateOnly.MaxValue) && Start(b) <= (a.To ?? DateOnly.MaxValue);

    private DateOnly Start(Period period) => period.From ?? (period.To < today ? DateOnly.MinValue : today);
}
