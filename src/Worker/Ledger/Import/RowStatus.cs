using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Where a row's measure and its problem stand, from the columns 整改状态 and 是否销号 or, without them, from a progress that is a status word.</summary>
internal sealed record RowStatus(ProblemStatus? Problem, MeasureStatus? Measure, bool LongTerm, string? Word)
{
    public static readonly RowStatus Unsaid = new(null, null, false, null);
}
