using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Measures by the parts of a question, within the reader's scope: page by page, counted, and by unit.</summary>
public sealed class FilteredMeasures(Database database)
{
    /// <summary>So far counts go: what is longer is no list for a chat.</summary>
    public const int MaxCounted = 1000;

    private const string AllNames =
        """
        WITH RECURSIVE named (name) AS (
            SELECT min(responsible_name) FROM measures WHERE responsible_name IS NOT NULL
            UNION ALL
            SELECT (SELECT min(m.responsible_name) FROM measures m WHERE m.responsible_name IS NOT NULL AND m.responsible_name > named.name) FROM named WHERE named.name IS NOT NULL)
        SELECT name FROM named WHERE name IS NOT NULL
        """;

    private static readonly SqlText ProblemDetails = IdList.In("p.id", ProblemStore.Select + " WHERE");

    private static readonly SqlText Reports = IdList.In(
        "r.measure_id",
        "SELECT r.measure_id, m.ordinal, r.day, r.actor, r.percent, r.text, r.completes FROM reports r JOIN measures m ON m.id = r.measure_id WHERE r.day >= @from AND r.day <= @to AND",
        "ORDER BY r.day DESC, r.id DESC");

    private static readonly SqlText Details = IdList.In("m.id", MeasureRow.Select + " WHERE");

    private static readonly SqlText OwnCounts = new(OwnCountsOf(DatabaseKind.Sqlite), OwnCountsOf(DatabaseKind.Postgres));

    /// <summary>How many open measures are a person's own, and how many of them are overdue.</summary>
    public async Task<(int Open, int Overdue)> CountOwnAsync(Standing standing, DateOnly today, CancellationToken token) => await database.ReadAsync(
        async session =>
        {
            var rows = await session.QueryAsync<OwnCount>(OwnCounts, ScopeSql.Own(session, standing, new { today = IsoDay.Text(today) }));
            return ((int)rows.Sum(r => r.Running), (int)rows.Sum(r => r.Overdue));
        },
        token);

    /// <summary>A page after a place in the list.</summary>
    public Task<MeasurePage> PageAsync(MeasureQuery query, ListPlace after, int take, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var sql = new FilterSql(query);
            var places = await session.QueryAsync<PlaceRow>(sql.Page, sql.Parameters(session, after, take + 1));
            var page = places.Take(take).ToList();
            var rows = page.Count == 0 ? [] : (await session.QueryAsync<MeasureRow>(Details, IdList.Of(session, page.Select(p => p.Id)))).ToDictionary(r => r.Id);
            return new MeasurePage([.. page.Select(p => rows[p.Id])], places.Count > take ? new ListPlace(page[^1].Due, page[^1].Id) : null);
        },
        token);

    /// <summary>A page of problems, where the question asks for them.</summary>
    public Task<ProblemPage> ProblemsAsync(MeasureQuery query, ListPlace after, int take, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var sql = new FilterSql(query);
            var places = await session.QueryAsync<PlaceRow>(sql.Problems, sql.Parameters(session, after, take + 1));
            var page = places.Take(take).ToList();
            var rows = page.Count == 0 ? [] : (await session.QueryAsync<ProblemRow>(ProblemDetails, IdList.Of(session, page.Select(p => p.Id)))).ToDictionary(r => r.Id);
            return new ProblemPage([.. page.Select(p => rows[p.Id])], places.Count > take ? new ListPlace(page[^1].Due, page[^1].Id) : null);
        },
        token);

    /// <summary>How many they are: measures, or problems where the question asks for them.</summary>
    public Task<CountedTo> CountAsync(MeasureQuery query, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var sql = new FilterSql(query);
            var page = query.IsOfProblems ? sql.Problems : sql.Page;
            var count = await session.ScalarAsync<long>(
                new SqlText($"SELECT count(*) FROM ({page.Sqlite}) c", $"SELECT count(*) FROM ({page.Postgres}) c"), sql.Parameters(session, ListPlace.Start, MaxCounted + 1));
            return new CountedTo((int)Math.Min(count, MaxCounted), count > MaxCounted);
        },
        token);

    /// <summary>How many of them each unit answers for, most first.</summary>
    public Task<IReadOnlyList<UnitCount>> ByUnitAsync(MeasureQuery query, CancellationToken token) => database.ReadAsync(
        session =>
        {
            var sql = new FilterSql(query);
            return session.QueryAsync<UnitCount>(sql.ByUnit, sql.Parameters(session, ListPlace.Start, 0));
        },
        token);

    /// <summary>How many of them each ledger has, by its name.</summary>
    public Task<IReadOnlyList<LedgerCount>> ByLedgerAsync(MeasureQuery query, CancellationToken token) => database.ReadAsync(
        session =>
        {
            var sql = new FilterSql(query);
            return session.QueryAsync<LedgerCount>(sql.ByLedger, sql.Parameters(session, ListPlace.Start, 0));
        },
        token);

    /// <summary>The last report of each of these measures within some days.</summary>
    public async Task<IReadOnlyDictionary<long, ReportRow>> ReportsAsync(IReadOnlyCollection<long> ids, DaySpan span, CancellationToken token)
    {
        var days = new { from = IsoDay.Text(span.From) ?? string.Empty, to = IsoDay.Text(span.To) ?? "9999-12-31" };
        return (await database.ReadRowsAsync<ReportRow>(Reports, IdList.Of(database.Kind, ids, days), token)).GroupBy(r => r.MeasureId).ToDictionary(g => g.Key, g => g.First());
    }

    /// <summary>All the ways in which ledgers write who is responsible, each once.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken token) => database.ReadRowsAsync<string>(AllNames, null, token);

    /// <summary>All from the index alone; of the overdue ones the rows are looked at.</summary>
    private static string OwnCountsOf(DatabaseKind kind) => string.Join(" UNION ALL ", ScopeSql.InHands.Select(own => own.For(kind)).SelectMany(own => new[]
    {
        $"SELECT count(*) AS running, 0 AS overdue FROM measures m WHERE m.open = 1 AND {own}",
        $"SELECT 0 AS running, count(*) AS overdue FROM measures m WHERE {MeasureSql.Overdue} AND {own}",
    }));

    private sealed record OwnCount
    {
        public long Running { get; init; }

        public long Overdue { get; init; }
    }

    private sealed record PlaceRow
    {
        public long Id { get; init; }

        public string Due { get; init; } = string.Empty;
    }
}

/// <summary>One page of problems, those closed last first.</summary>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record ProblemPage(IReadOnlyList<ProblemRow> Rows, ListPlace? Next);

/// <summary>How many measures a unit answers for.</summary>
public sealed record UnitCount
{
    /// <summary>The unit's row.</summary>
    public long UnitId { get; init; }

    /// <summary>How many.</summary>
    public int N { get; init; }
}

/// <summary>How many measures a ledger has.</summary>
public sealed record LedgerCount
{
    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>How many.</summary>
    public int N { get; init; }
}
