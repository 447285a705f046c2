using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>A measure and its problem as an update finds them.</summary>
public sealed record MeasureState
{
    private const string Measures =
        """
        SELECT m.id, m.problem_id, g.name AS ledger, p.number, m.ordinal, p.symptom, m.text, m.deadline, m.status, m.percent, m.progress, m.long_term,
               m.last_report_on, m.completed_on, m.version, m.responsible_post_id, coalesce(m.unit_id, p.lead_unit_id) AS unit_id,
               p.status AS problem_status, p.version AS problem_version, p.issued_on, p.entered_on, p.lead_unit_id, p.overseeing_unit_id, p.lead_leader_post_id
        FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id
        """;

    private const string NumberIs = "p.number = @number AND (@ledger IS NULL OR g.name = @ledger) AND (@ordinal = 0 OR m.ordinal = @ordinal)";

    private const string InOrder = " ORDER BY g.id, m.ordinal";

    private const string ByNumber = $"{Measures} WHERE {NumberIs}{InOrder}";

    private const string ById = Measures + " WHERE m.id = @id";

    private static readonly SqlText CoveredByNumber = new(
        $"{Measures} WHERE {NumberIs} AND {ScopeSql.Covers.Sqlite}{InOrder}", $"{Measures} WHERE {NumberIs} AND {ScopeSql.Covers.Postgres}{InOrder}");

    private static readonly SqlText CoveredById = new($"{ById} AND {ScopeSql.Covers.Sqlite}", $"{ById} AND {ScopeSql.Covers.Postgres}");

    /// <summary>The ledger waits for an import to end, the problem for another report: versions are given out one after the other.</summary>
    private const string Locked = " FOR SHARE OF g FOR UPDATE OF p, m";

    /// <summary>The measure's row.</summary>
    public long Id { get; init; }

    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>1 for the first.</summary>
    public int Ordinal { get; init; }

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>整改措施</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>完成时限 now.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Where it stands.</summary>
    public MeasureStatus Status { get; init; }

    /// <summary>0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>整改进展</summary>
    public string? Progress { get; init; }

    /// <summary>长期坚持</summary>
    public bool LongTerm { get; init; }

    /// <summary>The day of the last report.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>The day it was completed.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Grows with each change of the measure.</summary>
    public int Version { get; init; }

    /// <summary>Where the problem stands.</summary>
    public ProblemStatus ProblemStatus { get; init; }

    /// <summary>Grows with each change of the problem or a measure of it.</summary>
    public int ProblemVersion { get; init; }

    /// <summary>The day the problem was handed out, or null.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day it came into the ledger.</summary>
    public DateOnly EnteredOn { get; init; }

    /// <summary>措施编号, e.g. <c>12-1</c>.</summary>
    public string Name => $"{Number}-{Ordinal}";

    /// <summary>As the audit trail names it.</summary>
    public string Subject => $"{Ledger}/{Name}";

    /// <summary>In whose hands it lies.</summary>
    public MeasureHands Hands => new(UnitId, ResponsiblePostId);

    /// <summary>As the ladder sees it, without what it needs for a silence.</summary>
    public DutyFacts Facts => new()
    {
        Id = Id, Status = Status, ProblemOpen = ProblemStatus != ProblemStatus.Closed, Deadline = Deadline, LongTerm = LongTerm, EnteredOn = EnteredOn, LastReportOn = LastReportOn,
    };

    internal long? ResponsiblePostId { get; init; }

    internal long UnitId { get; init; }

    internal long LeadUnitId { get; init; }

    internal long? OverseeingUnitId { get; init; }

    internal long? LeadLeaderPostId { get; init; }

    /// <summary>Finds what a number means: a whole problem number first, since that may itself end in a hyphen and digits; then a problem's measure.</summary>
    internal static Task<IReadOnlyList<MeasureState>> FindAsync(Session session, string number, string? ledger)
    {
        var sql = session.Writes ? new SqlText(ByNumber, ByNumber + Locked) : ByNumber;
        return FindAsync(number, (text, ordinal) => session.QueryAsync<MeasureState>(sql, new { number = text, ordinal, ledger }));
    }

    /// <summary>The same within a scope: what lies outside takes the steps of what does not exist.</summary>
    internal static Task<IReadOnlyList<MeasureState>> FindAsync(Session session, Scope scope, string number, string? ledger) => FindAsync(
        number, (text, ordinal) => session.QueryAsync<MeasureState>(CoveredByNumber, ScopeSql.Parameters(session, scope, new { number = text, ordinal, ledger })));

    /// <summary>The measure of a row, when it lies in a scope.</summary>
    internal static Task<MeasureState?> GetAsync(Session session, Scope scope, long id) =>
        session.FirstAsync<MeasureState>(CoveredById, ScopeSql.Parameters(session, scope, new { id }));

    /// <summary>The measure of a row, held until the transaction ends where it writes.</summary>
    internal static Task<MeasureState?> GetAsync(Session session, long id) =>
        session.FirstAsync<MeasureState>(session.Writes ? new SqlText(ById, ById + Locked) : ById, new { id });

    /// <summary>Whether the problem lies in a scope.</summary>
    internal async Task<bool> IsCoveredByAsync(Session session, Scope scope) => scope.All || scope.Covers(new MatterFacts(
        LeadUnitId,
        OverseeingUnitId,
        LeadLeaderPostId,
        [.. (await session.QueryAsync<HandsRow>(
                "SELECT coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.id = @id",
                new { id = ProblemId }))
            .Select(h => new MeasureHands(h.UnitId, h.ResponsiblePostId))]));

    private static async Task<IReadOnlyList<MeasureState>> FindAsync(string number, Func<string, int, Task<IReadOnlyList<MeasureState>>> ask)
    {
        var whole = await ask(number, 0);
        return whole.Count > 0 || !MeasureNumber.TryParse(number, out var measure) ? whole : await ask(measure.Problem.Text, measure.Ordinal);
    }

    private sealed record HandsRow
    {
        public long UnitId { get; init; }

        public long? ResponsiblePostId { get; init; }
    }
}
