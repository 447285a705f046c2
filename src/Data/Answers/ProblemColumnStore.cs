using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Reads <see cref="ProblemColumns"/>; what lies outside the reader's scope is not read.</summary>
public sealed class ProblemColumnStore(Database database)
{
    private static readonly SqlText Columns = ScopeSql.Both(list => IdList.In(
        "p.id",
        """
        SELECT p.id, g.name AS ledger, p.number, p.symptom, p.category, p.root_cause, p.target, p.source_text, p.supporting_text, u.name AS unit, o.name AS overseeing_unit
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = p.lead_unit_id LEFT JOIN units o ON o.id = p.overseeing_unit_id WHERE
        """,
        $"AND {ScopeSql.Covers.For(list.Kind)} ORDER BY g.id, p.sort_key").For(list.Kind));

    private static readonly SqlText Assisting = IdList.In(
        "s.problem_id", "SELECT s.problem_id, u.name AS unit FROM problem_units s JOIN units u ON u.id = s.unit_id WHERE", "ORDER BY s.problem_id, s.position");

    /// <summary>The columns of problems, in the ledger's order.</summary>
    public Task<IReadOnlyList<ProblemColumns>> ReadAsync(Scope scope, IReadOnlyList<long> problems, CancellationToken token) => problems.Count == 0 ? Task.FromResult<IReadOnlyList<ProblemColumns>>([]) : database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync<ProblemColumns>(Columns, ScopeSql.Parameters(session, scope, IdList.Of(session, problems)));
            var units = (await session.QueryAsync<AssistingRow>(Assisting, IdList.Of(session, problems))).ToLookup(row => row.ProblemId, row => row.Unit);
            return (IReadOnlyList<ProblemColumns>)[.. rows.Select(row => row with { Assisting = [.. units[row.Id]] })];
        },
        token);

    private sealed record AssistingRow
    {
        public long ProblemId { get; init; }

        public string Unit { get; init; } = string.Empty;
    }
}
