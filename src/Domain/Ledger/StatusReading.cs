namespace CaseReform.Ops.Domain.Ledger;

/// <summary>What a status word of a spreadsheet says.</summary>
/// <param name="Problem">Where the problem stands; null when the word speaks of the measure alone.</param>
/// <param name="Measure">Where the measure stands; null when the word does not tell.</param>
/// <param name="LongTerm">The work goes on after its deadline (并长期坚持).</param>
/// <param name="KeepWord">The word says more than the status and belongs into the history.</param>
public sealed record StatusReading(ProblemStatus? Problem, MeasureStatus? Measure, bool LongTerm, bool KeepWord);
