using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Single problems, for a reader: what lies outside the scope is not found.</summary>
public sealed class ProblemStore(Database database)
{
    private const int LastReports = 5;
    private const int LastChanges = 5;

    // the ledgers are few: each is asked for the number by its index
    private const string ByNumber = $"FROM ledgers g CROSS JOIN problems p WHERE p.ledger_id = g.id AND p.number = @number AND {ProblemSql.IsLive} AND (@ledger IS NULL OR g.name = @ledger)";

    /// <summary>A statement up to its WHERE.</summary>
    internal const string Select =
        """
        SELECT p.id, g.name AS ledger, p.number, p.symptom, p.status, p.lead_leader, p.closed_on, u.name AS unit
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = p.lead_unit_id
        """;

    private const string ById = Select + " WHERE p.id = @problem";

    private const string ReportsOf =
        """
        SELECT r.measure_id, m.ordinal, r.at, r.day, r.actor, r.role, r.percent, r.text, r.completes FROM measures m JOIN reports r ON r.measure_id = m.id WHERE m.problem_id = @problem
        """;

    private const string Reports = ReportsOf + " ORDER BY r.id DESC LIMIT @take";

    /// <summary>A problem that follows its measure says nothing new: both states have the same codes there.</summary>
    private const string ChangesOf =
        """
        SELECT m.ordinal, c.field, c.old_value, c.new_value, c.at, c.actor FROM changes c LEFT JOIN measures m ON m.id = c.measure_id
        WHERE c.problem_id = @problem AND c.field IN ('deadline', 'status')
          AND (c.measure_id IS NOT NULL OR NOT EXISTS (
              SELECT 1 FROM changes o WHERE o.problem_id = c.problem_id AND o.version = c.version AND o.measure_id IS NOT NULL AND o.field = c.field
                                        AND o.old_value = c.old_value AND o.new_value = c.new_value))
        """;

    private const string Changes = ChangesOf + " ORDER BY c.version DESC, c.id DESC LIMIT @take";

    private const string NoticeTables =
        """
        FROM measures m JOIN notices n ON n.measure_id = m.id LEFT JOIN letters l ON l.id = n.letter_id LEFT JOIN people e ON e.id = l.person_id
        WHERE m.problem_id = @problem AND (n.channel = 'mail' OR n.state = 'sent')
        """;

    private const string NoticeColumns =
        $"""
        SELECT n.id, m.ordinal, n.rung, n.post_id, n.kind, n.state, n.reason, n.fired_on, n.channel, n.done_at, e.name AS person, l.state AS letter_state, l.done_at AS letter_done_at
        {NoticeTables}
        """;

    private const string OfOrdinal = "AND (@ordinal = 0 OR m.ordinal = @ordinal)";

    private const string NoticeAfter = "(@day = '' OR n.fired_on < @day OR (n.fired_on = @day AND n.id < @id))";

    // as NoticeWithLetter.Went
    private const string CountWent = "count(CASE WHEN n.state = 'sent' AND (l.state IS NULL OR l.state = 'sent') THEN 1 END)";

    private const string CountBefore = $"count(CASE WHEN NOT {NoticeAfter} THEN 1 END)";

    private static readonly SqlText Find = ScopeSql.Both(list =>
        $"""
        SELECT x.*, u.name AS unit FROM (
            SELECT p.id, g.id AS ledger_id, g.name AS ledger, p.number, p.symptom, p.status, p.lead_leader, p.closed_on, p.lead_unit_id {ByNumber} AND {ScopeSql.Covers.For(list.Kind)}) x
        JOIN units u ON u.id = x.lead_unit_id ORDER BY x.ledger_id
        """);

    /// <summary>Finds what a number means: a problem's number first, since that may itself end in a hyphen and digits; then a problem's measure.</summary>
    public Task<FoundProblems> FindAsync(Scope scope, string number, string? ledger, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            // as it was said; then, for what nothing has, as the ledger may spell it: jt03 for JT-03
            foreach (var spelling in ProblemNumber.Spellings(number))
            {
                if (await FindSpelledAsync(session, scope, spelling, ledger) is { Problems.Count: > 0 } found)
                {
                    return found;
                }
            }

            return new FoundProblems([], null);
        },
        token);

    private static async Task<FoundProblems> FindSpelledAsync(DatabaseSession session, Scope scope, string number, string? ledger)
    {
        var measure = MeasureNumber.TryParse(number, out var named) ? named : null;
        var whole = await FindAsync(session, scope, number, ledger);
        return whole.Count > 0 || measure is null
            ? new FoundProblems(whole, null)
            : new FoundProblems(await FindAsync(session, scope, measure.Problem.Text, ledger), measure.Ordinal);
    }

    /// <summary>A problem of that number that the reader may not see, as the trail names it; null when there is none. Asked after the answer, for the trail only.</summary>
    public Task<string?> HiddenAsync(string number, string? ledger, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var whole = await session.FirstAsync<string>($"SELECT g.name || '/' || p.number {ByNumber}", new { number, ledger });
            return whole is not null || !MeasureNumber.TryParse(number, out var named)
                ? whole
                : await session.FirstAsync<string>($"SELECT g.name || '/' || p.number {ByNumber}", new { number = named.Problem.Text, ledger });
        },
        token);

    /// <summary>All about a problem that was found in the reader's scope, the problem itself as it stands by now.</summary>
    public Task<WholeProblem> ReadAsync(ProblemRow problem, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var measures = await MeasuresAsync(session, problem.Id);
            return new WholeProblem(
                await session.FirstAsync<ProblemRow>(ById, new { problem = problem.Id }) ?? problem,
                measures,
                await session.QueryAsync<ReportRow>(Reports, new { problem = problem.Id, take = LastReports }),
                await session.QueryAsync<ChangedCell>(Changes, new { problem = problem.Id, take = LastChanges }),
                await session.QueryAsync<NoticeWithLetter>(NoticeColumns + " AND n.state = 'pending' ORDER BY n.id", new { problem = problem.Id }),
                await NotifiedPosts.OfAsync(session, measures.Select(m => m.Id)));
        },
        token);

    /// <summary>The measures of a problem that was found in the reader's scope.</summary>
    public Task<IReadOnlyList<MeasureRow>> MeasuresAsync(ProblemRow problem, CancellationToken token) =>
        database.ReadAsync(session => MeasuresAsync(session, problem.Id), token);

    /// <summary>What happened to a problem, or to a measure of it: the last reports and changes of each kind, the newest first, and how many there are in all.</summary>
    public Task<ProblemHistory> HistoryAsync(ProblemRow problem, int? ordinal, int take, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            const string OfMeasure = " AND (@ordinal = 0 OR m.ordinal = @ordinal OR m.ordinal IS NULL)";
            var values = new { problem = problem.Id, ordinal = ordinal ?? 0, take };
            return new ProblemHistory(
                await session.QueryAsync<ReportRow>(ReportsOf + OfMeasure + " ORDER BY r.id DESC LIMIT @take", values),
                await session.QueryAsync<ChangedCell>(ChangesOf + OfMeasure + " ORDER BY c.version DESC, c.id DESC LIMIT @take", values),
                (int)(await session.ScalarAsync<long>($"SELECT count(*) FROM ({ReportsOf + OfMeasure}) r", values) + await session.ScalarAsync<long>($"SELECT count(*) FROM ({ChangesOf + OfMeasure}) c", values)));
        },
        token);

    /// <summary>Who was reminded of it, the newest first, and how many there are in all.</summary>
    /// <param name="problem">As it was found in the reader's scope.</param>
    /// <param name="ordinal">Of this measure only.</param>
    /// <param name="after">The last one of the page before.</param>
    /// <param name="take">How many.</param>
    /// <param name="token">Stops reading.</param>
    public Task<NoticePage> NoticesAsync(ProblemRow problem, int? ordinal, ListPlace after, int take, CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var of = new { problem = problem.Id, ordinal = ordinal ?? 0, day = after.Due, id = after.Id, take };
            var rows = await session.QueryAsync<NoticeWithLetter>($"{NoticeColumns} {OfOrdinal} AND {NoticeAfter} ORDER BY n.fired_on DESC, n.id DESC LIMIT @take", of);
            return (await session.FirstAsync<NoticePage>($"SELECT count(*) AS total, {CountWent} AS sent, {CountBefore} AS before {NoticeTables} {OfOrdinal}", of))! with { Rows = rows };
        },
        token);

    private static Task<IReadOnlyList<ProblemRow>> FindAsync(DatabaseSession session, Scope scope, string number, string? ledger) =>
        session.QueryAsync<ProblemRow>(Find, ScopeSql.Parameters(session, scope, new { number, ledger }));

    private static Task<IReadOnlyList<MeasureRow>> MeasuresAsync(DatabaseSession session, long problem) => session.QueryAsync<MeasureRow>(
        MeasureRow.Select + " WHERE m.problem_id = @problem ORDER BY m.ordinal", new { problem });
}
