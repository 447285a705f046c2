using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A measure whose status was read from words, with its place, for the office to look over.</summary>
/// <param name="Row">1-based.</param>
/// <param name="Reading">What it was taken for.</param>
internal sealed record StatusNote(ProblemNumber Problem, string Sheet, int Row, MeasureStatus Reading, StatusSource Source)
{
    /// <summary>The words also say that the problem is closed.</summary>
    public bool IsClosed { get; init; }

    /// <summary>In the office's word.</summary>
    public string Word => IsClosed ? LedgerWords.Of(ProblemStatus.Closed) : LedgerWords.Of(Reading);
}
