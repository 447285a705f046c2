using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Ledger.Import;

/// <summary>Earlier cells with the units under the names they have today: what a file says is read by these, also after a unit was renamed or merged.</summary>
internal static class UnitsOfToday
{
    private static readonly HashSet<string> Fields = ["lead_unit", "overseeing_unit", "supporting_units"];

    public static async Task<IReadOnlyList<ChangeRow>> InAsync(DatabaseSession session, IReadOnlyList<ChangeRow> changes)
    {
        if (!changes.Any(c => Fields.Contains(c.Field)))
        {
            return changes;
        }

        var rows = await UnitRows.NamesAsync(session);
        var names = rows.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var today = rows.Where(r => r.Alias is not null && !names.Contains(r.Alias)).ToDictionary(r => r.Alias!, r => r.Name, StringComparer.Ordinal);
        return [.. changes.Select(c => Fields.Contains(c.Field) && c.OldValue is { } old ? c with { OldValue = Renamed(old, today) } : c)];
    }

    private static string Renamed(string units, Dictionary<string, string> today) =>
        string.Join('、', units.Split('、').Select(unit => today.GetValueOrDefault(unit, unit)).Distinct(StringComparer.Ordinal));
}
