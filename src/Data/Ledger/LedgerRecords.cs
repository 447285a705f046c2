using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Data.Ledger;

/// <summary>Which problems to read; null means all.</summary>
/// <param name="Ledger">Of this ledger.</param>
/// <param name="Unit">Of this lead unit, by its full name.</param>
/// <param name="OverdueOn">With a measure overdue on this day.</param>
/// <param name="Withdrawn">What was withdrawn, instead of what was not.</param>
public sealed record LedgerQuery(string? Ledger = null, string? Unit = null, DateOnly? OverdueOn = null, bool Withdrawn = false);

/// <summary>A problem with its measures.</summary>
public sealed record LedgerProblem
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's row.</summary>
    public long LedgerId { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>Natural order of the number.</summary>
    public string SortKey { get; init; } = string.Empty;

    /// <summary>问题类别</summary>
    public string? Category { get; init; }

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>原因剖析</summary>
    public string? RootCause { get; init; }

    /// <summary>整改目标</summary>
    public string? Target { get; init; }

    /// <summary>问题来源, by kind.</summary>
    public SourceKind SourceKind { get; init; }

    /// <summary>问题来源, in the file's words.</summary>
    public string? SourceText { get; init; }

    /// <summary>个性 or 共性</summary>
    public ProblemScope Scope { get; init; }

    /// <summary>The lead unit's row.</summary>
    public long LeadUnitId { get; init; }

    /// <summary>牵头单位</summary>
    public string LeadUnit { get; init; } = string.Empty;

    /// <summary>配合单位</summary>
    public IReadOnlyList<string> SupportingUnits { get; init; } = [];

    /// <summary>督导单位</summary>
    public string? OverseeingUnit { get; init; }

    /// <summary>牵头领导</summary>
    public string? LeadLeader { get; init; }

    /// <summary>专项</summary>
    public string? Campaign { get; init; }

    /// <summary>备注</summary>
    public string? Remark { get; init; }

    /// <summary>Where it stands.</summary>
    public ProblemStatus Status { get; init; }

    /// <summary>The word of the file, where it says more than the state.</summary>
    public string? StatusWord { get; init; }

    /// <summary>交办日期</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day it came into this ledger.</summary>
    public DateOnly EnteredOn { get; init; }

    /// <summary>销号日期</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Grows with each change of the problem or a measure of it.</summary>
    public int Version { get; init; }

    /// <summary>The row of its withdrawal, or null.</summary>
    public long? WithdrawalId { get; init; }

    /// <summary>Its measures, in order.</summary>
    public IReadOnlyList<MeasureRow> Measures { get; init; } = [];
}
