using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>A move that somebody wants to make.</summary>
/// <param name="Move">Which.</param>
/// <param name="Wish">What is said with it.</param>
/// <param name="PersonId">By whom.</param>
/// <param name="ForId">For whom the office records an application (代申请); null for the unit without a name.</param>
/// <param name="Day">The office day.</param>
/// <param name="Origin">When, by whom, through what.</param>
public sealed record CloseOutRequest(CloseOutMove Move, CloseOutWish Wish, long PersonId, long? ForId, DateOnly Day, ChangeOrigin Origin);

/// <summary>What became of a move.</summary>
public abstract record CloseOutOutcome
{
    private CloseOutOutcome()
    {
    }

    /// <summary>It is made, now or by an earlier press of the same button.</summary>
    public sealed record Made(MadeMove Move, bool Again = false) : CloseOutOutcome;

    /// <summary>No such problem in the person's scope.</summary>
    public sealed record NotFound : CloseOutOutcome;

    /// <summary>Several ledgers have the number.</summary>
    public sealed record Several(IReadOnlyList<string> Ledgers) : CloseOutOutcome;

    /// <summary>The person is nobody to the system today.</summary>
    public sealed record NoStanding : CloseOutOutcome;

    /// <summary>Nothing was changed.</summary>
    public sealed record Refused(CloseOutRefusal Refusal, long ProblemId) : CloseOutOutcome;

    /// <summary>The button is too old, was pressed elsewhere, or 取消 was pressed.</summary>
    public sealed record Gone(GoneButton Why) : CloseOutOutcome;

    /// <summary>The problem is not what the card showed.</summary>
    public sealed record Changed(long ProblemId, CloseOutMove Move, CloseOutWish Wish, long? ForId) : CloseOutOutcome;
}

/// <summary>Why a button does nothing any more.</summary>
public enum GoneButton
{
    /// <summary>Purged, or never made.</summary>
    Unknown,

    /// <summary>Another person's, or of another conversation.</summary>
    NotYours,

    /// <summary>Too late.</summary>
    Expired,

    /// <summary>取消 was pressed.</summary>
    Dropped,
}

/// <summary>A problem on its way, as lists and cards show it.</summary>
public sealed record CloseOutView
{
    /// <summary>The row.</summary>
    public required long ProblemId { get; init; }

    /// <summary>Grows with each change of the problem or a measure of it.</summary>
    public required int Version { get; init; }

    /// <summary>The ledger's name.</summary>
    public required string Ledger { get; init; }

    /// <summary>问题表现</summary>
    public required string Symptom { get; init; }

    /// <summary>牵头单位</summary>
    public required string Unit { get; init; }

    /// <summary>What decides.</summary>
    public required CloseOutFacts Facts { get; init; }

    /// <summary>The present application, or of a closed or returned problem the last one.</summary>
    public required CloseOutRow? Application { get; init; }

    /// <summary>What whoever asked is to it.</summary>
    public required CloseOutActor Actor { get; init; }

    /// <summary>Why a move cannot be made by whoever asked, or null.</summary>
    public CloseOutRefusal? Refusal { get; init; }

    /// <summary>Where the move would lead; null where it cannot be made.</summary>
    public CloseOutStage? After { get; init; }

    /// <summary>Why the unit's level would pass upward, or null.</summary>
    public string? Passed { get; init; }

    /// <summary>How a verification would be marked, or null.</summary>
    public string? Mark { get; init; }
}

/// <summary>An application.</summary>
public sealed record CloseOutRow
{
    internal const string Columns =
        """
        c.id, c.problem_id, c.round, c.applicant_id, c.applicant, c.recorded_by_id, c.recorded_by, c.statement, c.applied_on, c.passed, c.reviewer_id, c.reviewer,
        c.verifier_id, c.verifier, c.verified, c.mark, c.taken_over, c.notice_from, c.notice_to, c.notice_days, c.notice_stopped, c.ended_on, c.outcome
        """;

    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The problem.</summary>
    public long ProblemId { get; init; }

    /// <summary>1 for the first application of the problem.</summary>
    public int Round { get; init; }

    /// <summary>Who applied.</summary>
    public long? ApplicantId { get; init; }

    /// <summary>The same by name; the unit's where it applied without a person.</summary>
    public string? Applicant { get; init; }

    /// <summary>Who of the office recorded it for the unit (代申请).</summary>
    public long? RecordedById { get; init; }

    /// <summary>The same by name.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>What was done.</summary>
    public string? Statement { get; init; }

    /// <summary>When it was made; null for what came with a ledger.</summary>
    public DateOnly? AppliedOn { get; init; }

    /// <summary>Why the unit's level passed upward, or null.</summary>
    public string? Passed { get; init; }

    /// <summary>Who agreed for the unit.</summary>
    public long? ReviewerId { get; init; }

    /// <summary>The same by name.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Who verified it.</summary>
    public long? VerifierId { get; init; }

    /// <summary>The same by name.</summary>
    public string? Verifier { get; init; }

    /// <summary>Whether all clauses were answered with 是.</summary>
    public bool Verified { get; init; }

    /// <summary>代录并核查, or null.</summary>
    public string? Mark { get; init; }

    /// <summary>接收: the file and row it came with; blank for what an older version had; null for an application made here.</summary>
    public string? TakenOver { get; init; }

    /// <summary>First day of the notice.</summary>
    public DateOnly? NoticeFrom { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? NoticeTo { get; init; }

    /// <summary>Its working days.</summary>
    public int? NoticeDays { get; init; }

    /// <summary>The day of an objection that waits.</summary>
    public DateOnly? NoticeStopped { get; init; }

    /// <summary>When it ended.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>How it ended: closed, returned, withdrawn.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who stands behind it.</summary>
    public AppliedBy By => new(ApplicantId, RecordedById, ReviewerId);

    /// <summary>Its notice, when it has one.</summary>
    public NoticePeriod? Notice => NoticeFrom is { } from && NoticeTo is { } to && NoticeDays is { } days ? new(from, to, days, NoticeStopped) : null;
}

/// <summary>One move of a problem's history.</summary>
public sealed record CloseOutStep
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The application it belongs to, or null.</summary>
    public long? CloseOutId { get; init; }

    /// <summary>The office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Which move.</summary>
    public CloseOutMove Move { get; init; }

    /// <summary>Where the problem stood after it.</summary>
    public CloseOutStage Stage { get; init; }

    /// <summary>Who.</summary>
    public string Actor { get; init; } = string.Empty;

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the measures were found effective, where it was judged.</summary>
    public Effectiveness? Effective { get; init; }

    /// <summary>代录并核查, or null.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether it counts as 反弹.</summary>
    public bool Relapse { get; init; }

    /// <summary>The clauses, answered.</summary>
    public IReadOnlyList<ClauseAnswer> Answers { get; init; } = [];
}

/// <summary>Something that waits for somebody.</summary>
public sealed record WaitingCloseOut
{
    /// <summary>The problem's row.</summary>
    public long ProblemId { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>牵头单位</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Where it stands.</summary>
    public CloseOutStage Stage { get; init; }

    /// <summary>Since when it waits; null for what came with a ledger.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Who has to act.</summary>
    public CloseOutTurn Turn { get; init; }

    /// <summary>代录并核查, or null.</summary>
    public string? Mark { get; init; }

    /// <summary>Whether it came with a ledger (接收).</summary>
    public bool IsTakenOver { get; init; }
}
