using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.People;

/// <summary>What still hangs on a unit.</summary>
/// <param name="Problems">Open problems that it leads, oversees or has a measure of, or that name one of its posts; by ledger and number.</param>
/// <param name="Holders">Who holds a post in it now or later.</param>
public sealed record UnitDuties(IReadOnlyList<string> Problems, IReadOnlyList<string> Holders)
{
    /// <summary>Looks it up.</summary>
    public static async Task<UnitDuties> LoadAsync(DatabaseSession session, long unit, DateOnly today) => new(
        await session.QueryAsync<string>(
            $"""
            SELECT g.name || ' ' || p.number FROM problems p JOIN ledgers g ON g.id = p.ledger_id
            WHERE p.status <> 'closed' AND {ProblemSql.IsLive} AND (
                p.lead_unit_id = @unit OR p.overseeing_unit_id = @unit OR p.lead_leader_post_id IN (SELECT id FROM posts WHERE unit_id = @unit)
                OR EXISTS (SELECT 1 FROM measures m WHERE m.problem_id = p.id AND m.open = 1
                           AND (m.unit_id = @unit OR m.responsible_post_id IN (SELECT id FROM posts WHERE unit_id = @unit))))
            ORDER BY p.ledger_id, p.sort_key, p.id
            """,
            new { unit }),
        await session.QueryAsync<string>(
            """
            SELECT a.name FROM people a WHERE EXISTS (
                SELECT 1 FROM holdings h JOIN posts s ON s.id = h.post_id WHERE h.person_id = a.id AND s.unit_id = @unit AND (h.to_day IS NULL OR h.to_day >= @today))
            ORDER BY a.id
            """,
            new { unit, today }));
}
