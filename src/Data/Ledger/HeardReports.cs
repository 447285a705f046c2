using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>办理情况 of people who do not answer for the measure, for whoever prints a ledger.</summary>
public sealed class HeardReports(Database database)
{
    /// <summary>How many a measure shows; a cell holds no book.</summary>
    private const int Last = 3;

    private static readonly SqlText OfProblems = IdList.In(
        "m.problem_id",
        "SELECT r.measure_id, r.day, r.actor, r.role, r.text FROM measures m JOIN reports r ON r.measure_id = m.id WHERE r.role IS NOT NULL AND r.text IS NOT NULL AND", "ORDER BY r.id");

    /// <summary>The last of each measure of these problems, the oldest first.</summary>
    public Task<IReadOnlyDictionary<long, IReadOnlyList<HeardReport>>> OfAsync(IEnumerable<long> problems, CancellationToken token) =>
        database.ReadAsync<IReadOnlyDictionary<long, IReadOnlyList<HeardReport>>>(
            async session => (await session.QueryAsync<HeardReport>(OfProblems, IdList.Of(session, problems)))
                .GroupBy(r => r.MeasureId).ToDictionary(g => g.Key, IReadOnlyList<HeardReport> (g) => [.. g.TakeLast(Last)]),
            token);
}

/// <summary>What somebody said of a measure who was written to about it and does not answer for it.</summary>
public sealed record HeardReport
{
    /// <summary>The measure's row.</summary>
    public long MeasureId { get; init; }

    /// <summary>The office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Who.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>As what.</summary>
    public PostRole Role { get; init; }

    /// <summary>办理情况</summary>
    public string Text { get; init; } = string.Empty;
}
