using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>A measure with what the chat says of it.</summary>
public sealed record ListedMeasure
{
    internal const string Columns =
        """
        m.id, m.problem_id, p.ledger_id, g.name AS ledger, p.number, m.ordinal, p.symptom, m.text, u.name AS unit, coalesce(m.unit_id, p.lead_unit_id) AS unit_id,
        m.deadline, m.original_deadline, m.long_term, m.provisional, m.status, p.status AS problem_status, m.percent, m.progress, m.last_report_on, m.completed_on,
        p.issued_on, p.entered_on, m.floor_day, m.responsible_name, m.responsible_post_id, p.overseeing_unit_id, p.lead_leader_post_id, m.version,
        coalesce(m.deadline, '9999-12-31') AS due, r.made_on AS promised_on, r.until AS promised_until, r.broken_on AS promise_broken_on
        """;

    internal const string Tables =
        """
        measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id JOIN units u ON u.id = coalesce(m.unit_id, p.lead_unit_id)
        LEFT JOIN promises r ON r.measure_id = m.id AND r.deadline = m.deadline
        """;

    /// <summary>The measure's row.</summary>
    public long Id { get; init; }

    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>The ledger's row.</summary>
    public long LedgerId { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>The problem's number.</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>1 for the first.</summary>
    public int Ordinal { get; init; }

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>整改措施</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The unit that answers for it.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Its row.</summary>
    public long UnitId { get; init; }

    /// <summary>完成时限 now.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>完成时限 at first.</summary>
    public DateOnly? OriginalDeadline { get; init; }

    /// <summary>长期坚持</summary>
    public bool LongTerm { get; init; }

    /// <summary>Counted over a year whose holidays are not imported.</summary>
    public bool Provisional { get; init; }

    /// <summary>Where it stands.</summary>
    public MeasureStatus Status { get; init; }

    /// <summary>Where its problem stands.</summary>
    public ProblemStatus ProblemStatus { get; init; }

    /// <summary>0 to 100, or null.</summary>
    public int? Percent { get; init; }

    /// <summary>整改进展</summary>
    public string? Progress { get; init; }

    /// <summary>The day of the last report.</summary>
    public DateOnly? LastReportOn { get; init; }

    /// <summary>The day it was completed.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>责任人, in the ledger's words.</summary>
    public string? ResponsibleName { get; init; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; init; }

    /// <summary>措施编号, e.g. <c>12-1</c>.</summary>
    public string Name => FormattableString.Invariant($"{Number}-{Ordinal}");

    /// <summary>In whose hands it lies.</summary>
    public MeasureHands Hands => new(UnitId, ResponsiblePostId);

    /// <summary>Who answers for it.</summary>
    public DutyPosts Posts => new(UnitId, ResponsiblePostId, OverseeingUnitId, LeadLeaderPostId);

    /// <summary>As the ladder sees it.</summary>
    public DutyFacts Facts => new()
    {
        Id = Id,
        Status = Status,
        ProblemOpen = ProblemStatus != ProblemStatus.Closed,
        Deadline = Deadline,
        LongTerm = LongTerm,
        IssuedOn = IssuedOn,
        EnteredOn = EnteredOn,
        LastReportOn = LastReportOn,
        Promise = PromisedOn is { } made && PromisedUntil is { } until ? new Promise(made, until) : null,
        Floor = FloorDay,
    };

    /// <summary>The day that promise was given, or null.</summary>
    public DateOnly? PromisedOn { get; init; }

    /// <summary>The day the 责任人 promised under this deadline, or null.</summary>
    public DateOnly? PromisedUntil { get; init; }

    /// <summary>The day that promise was found broken, or null.</summary>
    public DateOnly? PromiseBrokenOn { get; init; }

    /// <summary>Past its deadline and still to be completed.</summary>
    public bool IsOverdue(DateOnly today) => IsRunning && Status != MeasureStatus.LongTerm && Deadline < today;

    /// <summary>Neither completed nor its problem closed.</summary>
    public bool IsRunning => ProblemStatus != ProblemStatus.Closed && Status != MeasureStatus.Completed;

    internal string Due { get; init; } = string.Empty;

    internal DateOnly? IssuedOn { get; init; }

    internal DateOnly EnteredOn { get; init; }

    internal DateOnly? FloorDay { get; init; }

    internal long? ResponsiblePostId { get; init; }

    internal long? OverseeingUnitId { get; init; }

    internal long? LeadLeaderPostId { get; init; }
}

/// <summary>One page of a list, soonest deadline first.</summary>
/// <param name="Rows">The page.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record MeasurePage(IReadOnlyList<ListedMeasure> Rows, ListPlace? Next);

/// <summary>A place in a list: after the measure of this row with this deadline.</summary>
/// <param name="Due">Its deadline, <c>9999-12-31</c> without one.</param>
/// <param name="Id">The measure's row.</param>
public sealed record ListPlace(string Due, long Id)
{
    /// <summary>Before the first.</summary>
    public static ListPlace Start { get; } = new(string.Empty, 0);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Due}.{Id}");

    /// <summary>Reads what <see cref="ToString"/> wrote; the start for anything else.</summary>
    public static ListPlace Parse(string? text) =>
        text?.Split('.') is [var due, var id] && DateOnly.TryParseExact(due, "yyyy-MM-dd", out _)
        && long.TryParse(id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var row)
            ? new ListPlace(due, row)
            : Start;
}

/// <summary>How many there are, counted up to a limit.</summary>
/// <param name="Count">The number, or the limit.</param>
/// <param name="IsMore">There are more.</param>
public sealed record CountedTo(int Count, bool IsMore);
