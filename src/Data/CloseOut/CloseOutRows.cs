using CaseReform.Ops.Domain.CloseOut;

namespace CaseReform.Ops.Data.CloseOut;

/// <summary>Whose hands a measure of a problem is in.</summary>
internal sealed record CloseOutHandsRow
{
    public long ProblemId { get; init; }

    public long UnitId { get; init; }

    public long? ResponsiblePostId { get; init; }
}

/// <summary>What a verifier answered to a clause, in a step.</summary>
internal sealed record CloseOutAnswerRow
{
    public long StepId { get; init; }

    public CloseOutClause Clause { get; init; }

    public bool Yes { get; init; }

    public string Note { get; init; } = string.Empty;
}
