using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>Reads the ledger as people see it: problems with their measures, page by page.</summary>
public sealed class LedgerStore(Database database)
{
    private const int Page = 1000;

    private const string Problems =
        """
        SELECT p.id, p.ledger_id, g.name AS ledger, p.number, p.sort_key, p.category, p.symptom, p.root_cause, p.target, p.source_kind, p.source_text, p.scope,
               u.name AS lead_unit, o.name AS overseeing_unit, p.lead_leader, p.campaign, p.remark, p.status, p.status_word, p.issued_on, p.entered_on,
               p.closed_on, p.version, p.lead_unit_id, p.withdrawal_id
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = p.lead_unit_id LEFT JOIN units o ON o.id = p.overseeing_unit_id
        """;

    private static readonly SqlText Measures = IdList.In("m.problem_id", MeasureRow.SelectAny + " WHERE", "ORDER BY m.problem_id, m.ordinal");

    private static readonly SqlText Supporting = IdList.In(
        "s.problem_id",
        "SELECT s.problem_id, u.name AS unit FROM problem_units s JOIN units u ON u.id = s.unit_id WHERE",
        "ORDER BY s.problem_id, s.position");

    /// <summary>Reads problems in the order of the ledger, all as of one moment, and hands them over page by page, so that memory stays bounded.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="take">Gets each page.</param>
    /// <param name="token">Stops reading.</param>
    public Task ReadAsync(LedgerQuery query, Func<IReadOnlyList<LedgerProblem>, ValueTask> take, CancellationToken token) =>
        database.ReadAsync(session => ReadAsync(session, query, take), token);

    /// <summary>The same within a transaction.</summary>
    internal static async Task ReadAsync(DatabaseSession session, LedgerQuery query, Func<IReadOnlyList<LedgerProblem>, ValueTask> take)
    {
        var after = (0L, string.Empty, 0L);
        IReadOnlyList<LedgerProblem> page;
        do
        {
            page = await PageAsync(session, query, after, Page);
            if (page.Count > 0)
            {
                after = (page[^1].LedgerId, page[^1].SortKey, page[^1].Id);
                await take(page);
            }
        }
        while (page.Count == Page);
    }

    /// <summary>The ledgers' names, oldest first, without those that were withdrawn.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken token) =>
        database.ReadRowsAsync<string>("SELECT name FROM ledgers WHERE withdrawal_id IS NULL ORDER BY id", null, token);

    private static async Task<IReadOnlyList<LedgerProblem>> PageAsync(
        DatabaseSession session, LedgerQuery query, (long Ledger, string SortKey, long Id) after, int take)
    {
        var problems = await session.QueryAsync<LedgerProblem>(
            Problems + $"""
             WHERE (p.ledger_id, p.sort_key, p.id) > (@ledgerId, @sortKey, @id)
               AND {(query.Withdrawn ? "p.withdrawal_id IS NOT NULL" : ProblemSql.IsLive)}
               AND (@ledger IS NULL OR g.name = @ledger)
               AND (@unit IS NULL OR u.name = @unit)
               AND (@today IS NULL OR EXISTS (SELECT 1 FROM measures m WHERE m.problem_id = p.id AND {MeasureSql.Overdue}))
             ORDER BY p.ledger_id, p.sort_key, p.id LIMIT @take
            """,
            new { ledgerId = after.Ledger, sortKey = after.SortKey, id = after.Id, ledger = query.Ledger, unit = query.Unit, today = IsoDay.Text(query.OverdueOn), take });
        var ids = problems.Select(p => p.Id).ToList();
        var measures = (await session.QueryAsync<MeasureRow>(Measures, IdList.Of(session, ids))).ToLookup(m => m.ProblemId);
        var supporting = (await session.QueryAsync<SupportRow>(Supporting, IdList.Of(session, ids))).ToLookup(s => s.ProblemId, s => s.Unit);
        return [.. problems.Select(p => p with { Measures = [.. measures[p.Id]], SupportingUnits = [.. supporting[p.Id]] })];
    }

    private sealed record SupportRow
    {
        public long ProblemId { get; init; }

        public string Unit { get; init; } = string.Empty;
    }
}
