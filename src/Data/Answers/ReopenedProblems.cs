using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Problems that were opened again within some days, in a reader's scope.</summary>
public sealed class ReopenedProblems(Database database)
{
    private static readonly SqlText Ids = ScopeSql.Both(list =>
        $"SELECT DISTINCT p.id FROM events v CROSS JOIN problems p WHERE v.at >= @from AND v.at < @before AND v.kind = 'reopened' AND p.id = v.problem_id AND {ProblemSql.IsLive} AND {ScopeSql.Covers.For(list.Kind)}");

    private static readonly SqlText Details = IdList.In("p.id", ProblemStore.Select + " WHERE", "ORDER BY p.id");

    /// <summary>Some of them, and how many there are.</summary>
    public Task<(IReadOnlyList<ProblemRow> Problems, int Count)> FindAsync(Scope scope, DateTimeOffset from, DateTimeOffset before, int take, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var ids = await session.QueryAsync<long>(Ids, ScopeSql.Parameters(session, scope, new { from, before }));
            return (take == 0 || ids.Count == 0 ? [] : await session.QueryAsync<ProblemRow>(Details, IdList.Of(session, ids.Order().Take(take))), ids.Count);
        },
        token);
}
