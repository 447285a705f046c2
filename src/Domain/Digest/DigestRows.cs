using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>One measure in a list of the digest: overdue, due soon, promised in vain, or without anybody who answers for it.</summary>
/// <param name="Ledger">The ledger's name; null where there is only one.</param>
/// <param name="Number">The measure's number.</param>
/// <param name="Unit">The unit that answers for it.</param>
/// <param name="Problem">The problem's text.</param>
/// <param name="Deadline">The deadline in force.</param>
/// <param name="DaysOverdue">Calendar days past it; 0 while it is not past.</param>
public sealed record DigestMeasure(string? Ledger, MeasureNumber Number, string Unit, string Problem, DateOnly? Deadline, int DaysOverdue)
{
    /// <summary>整改措施; empty where it says nothing beside the problem.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Who answers for it.</summary>
    public DigestOwner Owner { get; init; } = DigestOwner.Nobody;

    /// <summary>It went past its deadline since the last digest.</summary>
    public bool IsNew { get; init; }
}

/// <summary>Who answers for a measure on the day of issue, by name.</summary>
/// <param name="Handler">责任人; null while nobody holds the post.</param>
/// <param name="Leader">分管领导; null while nobody holds the post.</param>
public sealed record DigestOwner(string? Handler, string? Leader)
{
    /// <summary>Neither.</summary>
    public static DigestOwner Nobody { get; } = new(null, null);
}

/// <summary>What a digest names by its number alone.</summary>
/// <param name="Ledger">The ledger's name; null where there is only one.</param>
/// <param name="Number">问题编号 or 措施编号.</param>
public sealed record DigestNumber(string? Ledger, string Number);

/// <summary>One ledger in the table of ledgers.</summary>
/// <param name="Ledger">Its name.</param>
/// <param name="Problems">All problems.</param>
/// <param name="ClosedInPeriod">Problems closed since the last digest.</param>
/// <param name="CompletedInPeriod">Measures completed since the last digest.</param>
/// <param name="Overdue">Overdue measures.</param>
/// <param name="DueNext">Open measures due in the coming window.</param>
/// <param name="CloseOut">Closed problems of all problems.</param>
public sealed record DigestLedger(string Ledger, int Problems, int ClosedInPeriod, int CompletedInPeriod, int Overdue, int DueNext, Rate CloseOut);

/// <summary>One unit in the table of units: counts, no judgement.</summary>
/// <param name="Unit">The lead unit.</param>
/// <param name="OpenProblems">Problems not closed.</param>
/// <param name="OverdueMeasures">Open measures past their deadline.</param>
/// <param name="DueNext">Open measures due in the coming window.</param>
/// <param name="ClosedInPeriod">Problems closed since the last digest.</param>
/// <param name="CloseOut">Closed problems of all problems.</param>
public sealed record DigestUnit(string Unit, int OpenProblems, int OverdueMeasures, int DueNext, int ClosedInPeriod, Rate CloseOut);

/// <summary>The last entry of the audit chain, printed so that a cut tail can be seen later.</summary>
/// <param name="Sequence">Its number.</param>
/// <param name="Mac">Its MAC in hexadecimal; the page prints the first sixteen digits.</param>
public sealed record PrintedAuditHead(long Sequence, string Mac);
