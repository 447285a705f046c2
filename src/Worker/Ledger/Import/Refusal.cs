using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What could not be read for certain, where it stands, and what to do about it.</summary>
/// <param name="Row">1-based, as the spreadsheet program shows it.</param>
/// <param name="Column">Letters; "" when the whole row or sheet is meant.</param>
/// <param name="Text">The cell as it stands.</param>
/// <param name="Reason">A Chinese sentence that names the column by its header.</param>
/// <param name="Problem">The problem that is refused with it; null when a sheet or a row without a number is.</param>
internal sealed record Refusal(string Sheet, int Row, string Column, string Text, string Reason, ProblemNumber? Problem = null)
{
    /// <summary>The whole import waits for the answer, also with --skip-refused.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>With its place before it; the column's letters where the cell itself is not shown.</summary>
    public string Sentence => Row == 0 ? Reason : Say(ImportTexts.Placed,
        Sheet.Length == 0 ? string.Empty : Say(ImportTexts.PlaceSheet, Sheet),
        Row,
        Column.Length == 0 || Text.Length > 0 ? string.Empty : Say(ImportTexts.PlaceColumn, Column),
        Reason);
}
