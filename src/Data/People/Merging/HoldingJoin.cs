using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People.Merging;

/// <summary>Makes one holding of several of one person in one post that overlap or follow one another.</summary>
internal static class HoldingJoin
{
    /// <summary>Of these holdings; the others stay.</summary>
    public static async Task RunAsync(DatabaseSession session, Func<HoldingRecord, bool> which)
    {
        var groups = (await DirectoryRows.HoldingsAsync(session)).Where(which).GroupBy(h => (h.PostId, h.PersonId)).Where(g => g.Count() > 1);
        foreach (var group in groups)
        {
            var joined = Tenures.Joined(group.Select(h => (h.FromDay, h.ToDay)));
            var rows = group.OrderBy(h => h.Id).ToList();
            for (var i = 0; i < rows.Count; i++)
            {
                await (i < joined.Count
                    ? DirectoryRows.SetHoldingAsync(session, rows[i].Id, joined[i].From, joined[i].To)
                    : DirectoryRows.RemoveHoldingAsync(session, rows[i].Id));
            }
        }
    }
}
