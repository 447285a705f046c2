using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>A measure as the rules need it, without its texts: planning reads a million of them. Whatever else reads measures takes <see cref="MeasureRow"/>.</summary>
public record PlannedMeasure
{
    internal const string Columns =
        """
        m.id, g.name AS ledger, p.number, m.ordinal, m.status, p.status AS problem_status, m.deadline, m.long_term, p.issued_on, p.entered_on,
        m.last_report_on, m.floor_day, m.responsible_post_id, coalesce(m.unit_id, p.lead_unit_id) AS unit_id, p.overseeing_unit_id, p.lead_leader_post_id,
        m.completed_on, r.id AS promise_id, r.made_on AS promised_on, r.until AS promised_until, r.broken_on AS promise_broken_on
        """;

    internal const string Tables = "measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id";

    /// <summary>Those of problems that were not withdrawn.</summary>
    internal const string LiveTables = $"measures m JOIN problems p ON p.id = m.problem_id AND {ProblemSql.IsLive} JOIN ledgers g ON g.id = p.ledger_id";

    /// <summary>A promise belongs to the deadline under which it was given.</summary>
    internal const string Promises = "LEFT JOIN promises r ON r.measure_id = m.id AND r.deadline = m.deadline";

    /// <summary>A statement up to its WHERE, for planning: what was withdrawn is never due, since it has no next decision.</summary>
    internal const string Select = $"SELECT {Columns} FROM {Tables} {Promises}";

    /// <summary>The measure's row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>1 for the first of its problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>Where it stands.</summary>
    public MeasureStatus Status { get; init; }

    /// <summary>Where its problem stands.</summary>
    public ProblemStatus ProblemStatus { get; init; }

    /// <summary>完成时限 now.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>长期坚持 stands in its deadline text.</summary>
    public bool LongTerm { get; init; }

    /// <summary>交办日期</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day it came into the ledger.</summary>
    public DateOnly EnteredOn { get; init; }

    /// <summary>The day of the last report.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>Go-live from a day.</summary>
    public DateOnly? FloorDay { get; init; }

    /// <summary>The post of 责任人, when the ledger names one.</summary>
    public long? ResponsiblePostId { get; init; }

    /// <summary>The unit that answers for it: its own, else the one that leads the problem.</summary>
    public long UnitId { get; init; }

    /// <summary>督导单位</summary>
    public long? OverseeingUnitId { get; init; }

    /// <summary>The post of 牵头领导, when the ledger names one.</summary>
    public long? LeadLeaderPostId { get; init; }

    /// <summary>The day it was completed.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>The row of what the 责任人 promised under this deadline, or null.</summary>
    public long? PromiseId { get; init; }

    /// <summary>The day that promise was given.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>The promised day.</summary>
    public DateOnly? PromisedUntil { get; init; }

    /// <summary>The day that promise was found broken.</summary>
    public DateOnly? PromiseBrokenOn { get; init; }

    /// <summary>措施编号, e.g. <c>12-1</c>.</summary>
    public string Name => FormattableString.Invariant($"{Number}-{Ordinal}");

    /// <summary>The same as a number, where the ledger's is one.</summary>
    public MeasureNumber ToNumber() => new(ProblemNumber.From(Number), Ordinal);

    /// <summary>As the audit trail names it.</summary>
    public string Subject => $"{Ledger}/{Name}";

    /// <summary>Where it stands as a duty.</summary>
    public DutyState State => DutyStates.Of(ProblemStatus, Status);

    /// <summary>Neither completed nor its problem closed.</summary>
    public bool IsRunning => State is DutyState.Open or DutyState.LongTerm;

    /// <summary>That promise.</summary>
    public Promise? Promise => PromisedOn is { } made && PromisedUntil is { } until ? new Promise(made, until) : null;

    /// <summary>As the ladder sees it.</summary>
    public DutyFacts Facts => new()
    {
        State = State,
        Deadline = Deadline,
        LongTerm = LongTerm,
        IssuedOn = IssuedOn,
        EnteredOn = EnteredOn,
        LastReportOn = LastReportOn,
        Promise = Promise,
        Floor = FloorDay,
    };

    /// <summary>Who answers for it.</summary>
    public DutyPosts Posts => new(UnitId, ResponsiblePostId, OverseeingUnitId, LeadLeaderPostId);

    /// <summary>In whose hands it lies.</summary>
    public MeasureHands Hands => new(UnitId, ResponsiblePostId);

    /// <inheritdoc cref="LadderRule.IsOverdue"/>
    public bool IsOverdue(DateOnly today) => LadderRule.IsOverdue(State, Deadline, today);

    /// <inheritdoc cref="LadderRule.DaysOverdue"/>
    public int DaysOverdue(DateOnly today) => LadderRule.DaysOverdue(State, Deadline, today);
}
