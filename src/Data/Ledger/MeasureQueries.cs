using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>Finds single measures by what people call them.</summary>
internal static class MeasureQueries
{
    private const int MaxAbout = 200;

    private const int MaxPairs = 40;

    private const string NumberIs = "p.number = @number AND (@ledger IS NULL OR g.name = @ledger) AND (@ordinal = 0 OR m.ordinal = @ordinal)";

    private const string InOrder = " ORDER BY g.id, m.ordinal";

    private const string ByNumber = $"{MeasureRow.Select} WHERE {NumberIs}{InOrder}";

    private const string ById = MeasureRow.Select + " WHERE m.id = @id";

    private static readonly SqlText CoveredByNumber = ScopeSql.Both(list => $"{MeasureRow.Select} WHERE {NumberIs} AND {ScopeSql.Covers.For(list.Kind)}{InOrder}");

    private static readonly SqlText CoveredById = ScopeSql.Both(list => $"{ById} AND {ScopeSql.Covers.For(list.Kind)}");

    private static readonly SqlText OfProblems = ScopeSql.Both(list => $"{MeasureRow.Select} WHERE {list.In("p.id", "ids")} AND {ScopeSql.Covers.For(list.Kind)}");

    /// <summary>The ledger waits for an import to end, the problem for another report: versions are given out one after the other.</summary>
    private const string Locked = " FOR SHARE OF g FOR UPDATE OF p, m";

    /// <summary>Finds what a number means: a whole problem number first, since that may itself end in a hyphen and digits; then a problem's measure.</summary>
    public static Task<IReadOnlyList<MeasureRow>> FindAsync(DatabaseSession session, string number, string? ledger)
    {
        var sql = session.Writes ? new SqlText(ByNumber, ByNumber + Locked) : ByNumber;
        return FindAsync(number, (text, ordinal) => session.QueryAsync<MeasureRow>(sql, new { number = text, ordinal, ledger }));
    }

    /// <summary>The same within a scope: what lies outside takes the steps of what does not exist.</summary>
    public static Task<IReadOnlyList<MeasureRow>> FindAsync(DatabaseSession session, Scope scope, string number, string? ledger) => FindAsync(
        number, (text, ordinal) => session.QueryAsync<MeasureRow>(CoveredByNumber, ScopeSql.Parameters(session, scope, new { number = text, ordinal, ledger })));

    /// <summary>The measure of a row, when it lies in a scope.</summary>
    public static Task<MeasureRow?> GetAsync(DatabaseSession session, Scope scope, long id) =>
        session.FirstAsync<MeasureRow>(CoveredById, ScopeSql.Parameters(session, scope, new { id }));

    /// <summary>The measure of a row, held until the transaction ends where it writes.</summary>
    public static Task<MeasureRow?> GetAsync(DatabaseSession session, long id) =>
        session.FirstAsync<MeasureRow>(session.Writes ? new SqlText(ById, ById + Locked) : ById, new { id });

    /// <summary>Whether the measure's problem lies in a scope.</summary>
    public static async Task<bool> IsCoveredAsync(DatabaseSession session, MeasureRow measure, Scope scope) => scope.All || scope.Covers(new ProblemFacts(
        measure.LeadUnitId,
        measure.OverseeingUnitId,
        measure.LeadLeaderPostId,
        [.. (await session.QueryAsync<HandsRow>(
                "SELECT coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.id = @id",
                new { id = measure.ProblemId }))
            .Select(h => new MeasureHands(h.UnitId, h.ResponsiblePostId))]));

    /// <summary>Measures of a scope that have one of these pairs of characters in their text or their problem's, those with more of them first.</summary>
    public static async Task<IReadOnlyList<MeasureRow>> AboutAsync(DatabaseSession session, Scope scope, IReadOnlyList<string> pairs)
    {
        List<string> searched = [.. pairs.Select(SubjectText.Folded).Where(SubjectText.IsSearched).Distinct(StringComparer.Ordinal).Take(MaxPairs)];
        var problems = await SubjectLook.SharingAsync(session, scope, [.. searched.SelectMany(SubjectText.Pairs).Select(SubjectIndex.Key)]);
        if (problems.Count == 0)
        {
            return [];
        }

        var values = ScopeSql.Parameters(session, scope);
        ScopeSql.AddLists(values, session, ("ids", problems));
        return [.. (await session.QueryAsync<MeasureRow>(OfProblems, values))
            .Select(measure => (Measure: measure, Hits: Hits(searched, SubjectText.Folded(measure.Text), SubjectText.Folded(measure.Symptom))))
            .Where(hit => hit.Hits > 0).OrderByDescending(hit => hit.Hits).ThenBy(hit => hit.Measure.Id).Take(MaxAbout).Select(hit => hit.Measure)];
    }

    /// <summary>As it was said; then, for what nothing has, as the ledger may spell it.</summary>
    private static async Task<IReadOnlyList<MeasureRow>> FindAsync(string number, Func<string, int, Task<IReadOnlyList<MeasureRow>>> ask)
    {
        foreach (var spelling in ProblemNumber.Spellings(number))
        {
            if (await FindSpelledAsync(spelling, ask) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private static async Task<IReadOnlyList<MeasureRow>> FindSpelledAsync(string number, Func<string, int, Task<IReadOnlyList<MeasureRow>>> ask)
    {
        var whole = await ask(number, 0);
        return whole.Count > 0 || !MeasureNumber.TryParse(number, out var measure) ? whole : await ask(measure.Problem.Text, measure.Ordinal);
    }

    // what the measure itself says counts more than what its problem says
    private static int Hits(List<string> pairs, string text, string problem) =>
        pairs.Sum(pair => text.Contains(pair, StringComparison.Ordinal) ? 2 : problem.Contains(pair, StringComparison.Ordinal) ? 1 : 0);

    private sealed record HandsRow
    {
        public long UnitId { get; init; }

        public long? ResponsiblePostId { get; init; }
    }
}
