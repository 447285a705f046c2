using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Which measures of a scope to list: those running toward a deadline from a day on and before another.</summary>
/// <param name="From">First deadline; null from the beginning.</param>
/// <param name="Before">The day after the last deadline.</param>
/// <param name="UnitId">Of this unit only.</param>
public sealed record DueQuery(DateOnly? From, DateOnly Before, long? UnitId = null)
{
    /// <summary>逾期: all whose deadline passed before today.</summary>
    public static DueQuery Overdue(DateOnly today, long? unit) => new(null, today, unit);
}

/// <summary>Lists of open measures, page by page, each from an index.</summary>
public sealed class MeasureLists(Database database)
{
    /// <summary>So far counts go: what is longer is no list for a chat.</summary>
    public const int MaxCounted = 1000;

    /// <summary>What has no deadline comes last.</summary>
    private const string Never = "'9999-12-31'";

    private const string Toward = $"{MeasureSql.ToBeDone} AND m.deadline >= @from AND m.deadline < @before";

    private const string OfUnit = " AND m.lead_unit_id = @unitId";

    private static readonly SqlText Details = IdList.In("m.id", MeasureRow.Select + " WHERE", MeasureRow.BySoonest);

    private static readonly SqlText OwnRows = Page(ScopeSql.InHands, "m.open = 1 AND m.deadline IS NOT NULL", "m.open = 1 AND m.deadline IS NULL");

    private static readonly SqlText OwnCounts = new(Counts(DatabaseKind.Sqlite), Counts(DatabaseKind.Postgres));

    /// <summary>A person's own open measures.</summary>
    public Task<MeasurePage> OwnAsync(Standing standing, ListPlace after, int take, CancellationToken token) => database.ReadAsync(
        session => PageAsync(session, OwnRows, ScopeSql.Own(session, standing, Values(null, after, take + 1)), take), token);

    /// <summary>How many open measures are a person's own, and how many of them are overdue.</summary>
    public async Task<(int Open, int Overdue)> CountOwnAsync(Standing standing, DateOnly today, CancellationToken token) => await database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync<OwnCount>(OwnCounts, ScopeSql.Own(session, standing, new { today = IsoDay.Text(today) }));
            return ((int)rows.Sum(r => r.Running), (int)rows.Sum(r => r.Overdue));
        },
        token);

    /// <summary>Measures of the scope that run toward a deadline of these days.</summary>
    public Task<MeasurePage> DueAsync(Scope scope, DueQuery query, ListPlace after, int take, CancellationToken token) => database.ReadAsync(
        session => PageAsync(session, Page(ScopeSql.Branches(scope), Condition(query)), ScopeSql.Parameters(session, scope, Values(query, after, take + 1)), take), token);

    /// <summary>How many they are.</summary>
    public async Task<CountedTo> CountDueAsync(Scope scope, DueQuery query, CancellationToken token)
    {
        var page = Page(ScopeSql.Branches(scope), Condition(query));
        var sql = new SqlText($"SELECT count(*) FROM ({page.Sqlite}) c", $"SELECT count(*) FROM ({page.Postgres}) c");
        var count = await database.ReadAsync(
            session => session.ScalarAsync<long>(sql, ScopeSql.Parameters(session, scope, Values(query, ListPlace.Start, MaxCounted + 1))), token);
        return new CountedTo((int)Math.Min(count, MaxCounted), count > MaxCounted);
    }

    private static string Condition(DueQuery query) => Toward + (query.UnitId is null ? string.Empty : OfUnit);

    /// <summary>Rows of one page: each branch from its index, then the first of all of them.</summary>
    private static SqlText Page(IReadOnlyList<SqlText> branches, string dated, string? undated = null)
    {
        return new SqlText(Text(DatabaseKind.Sqlite), Text(DatabaseKind.Postgres));

        string Text(DatabaseKind kind)
        {
            var conditions = branches.Count == 0 ? ["1 = 1"] : branches.Select(branch => branch.For(kind)).ToList();
            var rows = conditions.Select(branch => One("m.deadline", dated, branch));
            rows = undated is null ? rows : rows.Concat(conditions.Select(branch => One(Never, undated, branch)));
            return $"SELECT id, due FROM ({string.Join(" UNION ", rows)}) x ORDER BY due, id LIMIT @take";
        }

        static string One(string due, string where, string branch) =>
            $"SELECT * FROM (SELECT m.id, {due} AS due FROM measures m WHERE {where} AND ({due}, m.id) > (@afterDue, @afterId) AND {branch} ORDER BY {(due == Never ? "m.id" : "m.deadline, m.id")} LIMIT @take) b";
    }

    /// <summary>All from the index alone; of the overdue ones the rows are looked at.</summary>
    private static string Counts(DatabaseKind kind) => string.Join(" UNION ALL ", ScopeSql.InHands.Select(own => own.For(kind)).SelectMany(own => new[]
    {
        $"SELECT count(*) AS running, 0 AS overdue FROM measures m WHERE m.open = 1 AND {own}",
        $"SELECT 0 AS running, count(*) AS overdue FROM measures m WHERE {MeasureSql.Overdue} AND {own}",
    }));

    private static async Task<MeasurePage> PageAsync(DatabaseSession session, SqlText sql, object parameters, int take)
    {
        var places = await session.QueryAsync<PlaceRow>(sql, parameters);
        var page = places.Take(take).ToList();
        var rows = page.Count == 0 ? [] : await session.QueryAsync<MeasureRow>(Details, IdList.Of(session, page.Select(p => p.Id)));
        return new MeasurePage([.. rows.Where(r => r.IsRunning)], places.Count > take ? new ListPlace(page[^1].Due, page[^1].Id) : null);
    }

    private static object Values(DueQuery? query, ListPlace after, int take) => new
    {
        from = IsoDay.Text(query?.From) ?? string.Empty,
        before = IsoDay.Text(query?.Before) ?? string.Empty,
        unitId = query?.UnitId,
        afterDue = after.Due,
        afterId = after.Id,
        take,
    };

    private sealed record PlaceRow
    {
        public long Id { get; init; }

        public string Due { get; init; } = string.Empty;
    }

    private sealed record OwnCount
    {
        public long Running { get; init; }

        public long Overdue { get; init; }
    }
}
