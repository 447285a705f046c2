using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>Brings the holders of one post in line with a file, or with what the office says.</summary>
/// <param name="editor">The directory.</param>
/// <param name="today">The office day.</param>
public sealed class HoldingUpdate(PeopleEditor editor, DateOnly today)
{
    /// <summary>Who is in office when the list first names a post has been there for long: nothing earlier is known of it.</summary>
    private static readonly DateOnly Beginning = new(2000, 1, 1);

    /// <summary>The first day as people are told it: none where nobody said when the office was taken up.</summary>
    internal static string? Told(DateOnly from) => from == Beginning ? null : IsoDay.Text(from);

    /// <summary>Applies the entries of one post; a holder whom the file does not name for it goes when another comes.</summary>
    public async Task ApplyAsync(long postId, IReadOnlyList<PostEntry> entries)
    {
        var named = entries.Select(e => e.PersonId).ToHashSet();
        foreach (var entry in entries)
        {
            var (from, to) = await PutAsync(postId, entry);
            foreach (var other in editor.Holdings.Where(h => h.PostId == postId && !named.Contains(h.PersonId)).ToList())
            {
                await GiveWayAsync(other, from, to);
            }
        }
    }

    /// <summary>Ends a holding on the day before another begins.</summary>
    public Task EndAsync(HoldingRecord holding, DateOnly successorFrom) => successorFrom <= holding.FromDay
        ? editor.RemoveHoldingAsync(holding)
        : editor.SetHoldingAsync(holding, holding.FromDay, successorFrom.AddDays(-1));

    private async Task<(DateOnly From, DateOnly? To)> PutAsync(long postId, PostEntry entry)
    {
        var tenure = entry.Tenure;
        if (Stored(postId, entry) is { } stored)
        {
            var to = tenure.To ?? (tenure.From is null ? stored.ToDay : null);
            var from = tenure.From ?? stored.FromDay;
            from = from > to ? to.Value : from;
            await editor.SetHoldingAsync(stored, from, to);
            return (from, to);
        }

        var first = !editor.Holdings.Exists(h => h.PostId == postId);
        var begins = tenure.From ?? (first ? Beginning : today);
        begins = begins > tenure.To ? tenure.To.Value : begins;
        await editor.AddHoldingAsync(postId, entry.PersonId, begins, tenure.To);
        return (begins, tenure.To);
    }

    private HoldingRecord? Stored(long postId, PostEntry entry)
    {
        var own = editor.Holdings.Where(h => h.PostId == postId && h.PersonId == entry.PersonId).OrderByDescending(h => h.FromDay).ToList();
        var (from, to) = (entry.Tenure.From, entry.Tenure.To);
        return from is { } start
            ? own.Find(h => h.FromDay == start) ?? own.Find(h => h.FromDay <= (to ?? DateOnly.MaxValue) && start <= (h.ToDay ?? DateOnly.MaxValue))
            : own.Find(h => to is { } end && end < today ? h.ToDay == end || h.Covers(end) : h.ToDay is null || h.ToDay >= today);
    }

    private async Task GiveWayAsync(HoldingRecord other, DateOnly from, DateOnly? to)
    {
        if (other.FromDay > (to ?? DateOnly.MaxValue) || from > (other.ToDay ?? DateOnly.MaxValue))
        {
            return;
        }

        // The file speaks of somebody earlier: who is in office now stays.
        if (to is { } end && end < today && other.Covers(today))
        {
            await editor.SetHoldingAsync(other, end.AddDays(1), other.ToDay);
            return;
        }

        await EndAsync(other, from);
    }
}
