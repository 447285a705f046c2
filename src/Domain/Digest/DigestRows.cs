using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>One measure in a list of the digest: overdue, due soon, promised in vain, or without anybody who answers for it.</summary>
/// <param name="Ledger">The ledger's name; null where there is only one.</param>
/// <param name="Number">The measure's number.</param>
/// <param name="Unit">牵头单位.</param>
/// <param name="Problem">The problem's text.</param>
/// <param name="Deadline">The deadline in force.</param>
/// <param name="DaysOverdue">Calendar days past it; 0 while it is not past.</param>
public sealed record DigestMeasure(string? Ledger, MeasureNumber Number, string Unit, string Problem, DateOnly? Deadline, int DaysOverdue);

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
