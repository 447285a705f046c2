using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People;

/// <summary>A unit in the list of all.</summary>
public sealed record UnitState
{
    /// <summary>The full name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The unit above, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>From this day on it takes nothing new; null while it is in use.</summary>
    public DateOnly? RetiredOn { get; init; }

    /// <summary>Problems it leads that are not closed.</summary>
    public int OpenProblems { get; init; }

    /// <summary>People in office in it.</summary>
    public int People { get; init; }

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    internal long Id { get; init; }

    /// <summary>All units, by name.</summary>
    public static async Task<IReadOnlyList<UnitState>> LoadAsync(DatabaseSession session, DateOnly today)
    {
        var aliases = (await UnitEdits.LoadAsync(session)).ToDictionary(u => u.Id, u => u.Aliases);
        return
        [
            .. (await session.QueryAsync<UnitState>(
                $"""
                SELECT u.id, u.name, a.name AS parent, u.retired_on,
                       (SELECT count(*) FROM problems p WHERE p.lead_unit_id = u.id AND p.status <> 'closed' AND {ProblemSql.IsLive}) AS open_problems,
                       (SELECT count(DISTINCT h.person_id) FROM posts s JOIN holdings h ON h.post_id = s.id
                        WHERE s.unit_id = u.id AND h.from_day <= @today AND (h.to_day IS NULL OR h.to_day >= @today)) AS people
                FROM units u LEFT JOIN units a ON a.id = u.parent_id
                """,
                new { today })).Select(u => u with { Aliases = aliases[u.Id] }).OrderBy(u => u.Name, StringComparer.Ordinal),
        ];
    }
}
