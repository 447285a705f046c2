using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Data.Updates;

/// <summary>What was promised, for whoever shows it.</summary>
public sealed class PromiseStore(Database database)
{
    private static readonly SqlText Promises = IdList.In(
        "m.id",
        """
        SELECT r.measure_id, r.made_on, r.until, r.broken_on, e.name AS person
        FROM measures m JOIN promises r ON r.measure_id = m.id AND r.deadline = m.deadline JOIN people e ON e.id = r.person_id WHERE
        """);

    private const string Any = "SELECT id FROM promises WHERE broken_on >= @from AND broken_on <= @to LIMIT 1";

    private static readonly SqlText BrokenInScope = new(Broken(ScopeSql.Covers.Sqlite), Broken(ScopeSql.Covers.Postgres));

    /// <summary>The promises that were given under the deadlines as they stand now, by measure.</summary>
    public async Task<IReadOnlyDictionary<long, GivenPromise>> OfAsync(IReadOnlyCollection<long> measures, CancellationToken token) =>
        (await database.ReadRowsAsync<GivenPromise>(Promises, IdList.Of(database.Kind, measures), token)).ToDictionary(p => p.MeasureId);

    /// <summary>The promises found broken from one day to another, both inclusive, the latest first.</summary>
    /// <param name="scope">Of the problems that a reader may see; null for all.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="take">How many rows at most; each says how many there are in all.</param>
    /// <param name="token">Stops reading.</param>
    public Task<IReadOnlyList<BrokenPromise>> BrokenAsync(Scope? scope, DateOnly from, DateOnly to, int take, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            // mostly there is none, which the index tells at once
            var days = new { from = IsoDay.Text(from), to = IsoDay.Text(to), take };
            return await session.FirstAsync<long?>(Any, days) is null ? []
                : await session.QueryAsync<BrokenPromise>(scope is null ? Broken("1 = 1") : BrokenInScope, scope is null ? (object)days : ScopeSql.Parameters(session, scope, days));
        },
        token);

    private static string Broken(string where) =>
        $"""
        SELECT r.id, g.name AS ledger, p.number, m.ordinal, u.name AS unit, p.symptom, r.until, r.broken_on, count(*) OVER () AS total
        FROM promises r JOIN measures m ON m.id = r.measure_id JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id
             JOIN units u ON u.id = coalesce(m.unit_id, p.lead_unit_id)
        WHERE r.broken_on >= @from AND r.broken_on <= @to AND {ProblemSql.IsLive} AND {where} ORDER BY r.broken_on DESC, r.id LIMIT @take
        """;

    internal static Task<GivenPromise?> GivenAsync(DatabaseSession session, MeasureRow measure) =>
        session.FirstAsync<GivenPromise>(Promises, IdList.Of(session, [measure.Id]));
}

/// <summary>A promise as people see it.</summary>
public sealed record GivenPromise
{
    /// <summary>The measure's row.</summary>
    public long MeasureId { get; init; }

    /// <summary>The day it was given.</summary>
    public DateOnly MadeOn { get; init; }

    /// <summary>The promised day, inclusive.</summary>
    public DateOnly Until { get; init; }

    /// <summary>The day on which it was found broken, or null.</summary>
    public DateOnly? BrokenOn { get; init; }

    /// <summary>Who gave it.</summary>
    public string Person { get; init; } = string.Empty;

    /// <summary>As the rule sees it.</summary>
    public Promise Promise => new(MadeOn, Until);
}

/// <summary>A promise that was found broken: a fact about a measure.</summary>
public sealed record BrokenPromise
{
    /// <summary>The promise's row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>The problem's number.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>The unit that answers for the measure.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>The problem's text.</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>The promised day.</summary>
    public DateOnly Until { get; init; }

    /// <summary>The day on which it was found broken.</summary>
    public DateOnly BrokenOn { get; init; }

    /// <summary>How many were found in all, however few are read.</summary>
    public int Total { get; init; }
}
