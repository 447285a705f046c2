using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Promises;

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

    /// <summary>The promises that were given under the deadlines as they stand now, by measure.</summary>
    public async Task<IReadOnlyDictionary<long, GivenPromise>> OfAsync(IReadOnlyCollection<long> measures, CancellationToken token) =>
        (await database.ReadAsync(session => session.QueryAsync<GivenPromise>(Promises, IdList.Of(session, measures)), token)).ToDictionary(p => p.MeasureId);

    /// <summary>How many promises were broken on days from one to another, both inclusive.</summary>
    public Task<long> BrokenAsync(DateOnly from, DateOnly to, CancellationToken token) => database.ReadAsync(
        session => session.ScalarAsync<long>("SELECT count(*) FROM promises WHERE broken_on BETWEEN @from AND @to", new { from, to }), token);

    internal static Task<GivenPromise?> GivenAsync(Session session, MeasureState measure) =>
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
