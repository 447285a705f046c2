using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Where a row's measure and its problem stand, from the columns 整改状态 and 是否销号 or, without them, from progress and percentage.</summary>
internal sealed record RowStatus(ProblemStatus? Problem, MeasureStatus? Measure, bool LongTerm, string? Word)
{
    public static readonly RowStatus Unsaid = new(null, null, false, null);

    /// <summary>The words it was read from, when they were no plain status word of a status column.</summary>
    public StatusSource? Source { get; init; }

    /// <summary>A report of deeds that were done and of nothing open.</summary>
    public bool DeedsOnly { get; init; }

    /// <summary>Each of them is said to be done.</summary>
    public bool AllDone { get; init; }
}

/// <summary>Words from which a status was read, or none could be.</summary>
/// <param name="Certainty">How far they tell.</param>
/// <param name="Text">The cell.</param>
internal sealed record StatusSource(StatusCertainty Certainty, string Text);

/// <summary>How far words tell where a matter stands.</summary>
internal enum StatusCertainty
{
    /// <summary>They say it.</summary>
    Clear,

    /// <summary>They say that something is completed and not whether it is all: taken for a part.</summary>
    Doubtful,

    /// <summary>They say that the problem is closed, where only progress is told: taken for completed.</summary>
    ClosedInReport,

    /// <summary>They do not say it.</summary>
    Unclear,
}
