using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>One field of a table row.</summary>
/// <param name="Text">The text, that of a merged area included.</param>
/// <param name="Row">0-based row the value stands in: above the table row when it is merged from there.</param>
/// <param name="Column">0-based; -1 when the table has no such column.</param>
/// <param name="FromAbove">The cell belongs to an area that began in an earlier row.</param>
internal sealed record FieldCell(string Text, SheetCell Cell, int Row, int Column, bool FromAbove)
{
    public bool IsBlank => Text.Length == 0;

    /// <summary>Filled in this very row.</summary>
    public bool IsOwn => !IsBlank && !FromAbove;
}
