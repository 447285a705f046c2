using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A cell with the value of the merged area it lies in.</summary>
/// <param name="Cell">Its own value, or that of the area's top left cell.</param>
/// <param name="Area">The merged area, when there is one.</param>
internal readonly record struct GridCell(SheetCell Cell, MergedArea? Area)
{
    public string Text => Cell.Text;

    public bool IsBlank => Cell.IsBlank;

    /// <summary>True for all but the first column of a merged area.</summary>
    public bool IsFromLeft(int column) => Area is { } area && column > area.FirstColumn;

    /// <summary>True for all but the first row of a merged area: the author says "as above".</summary>
    public bool IsFromAbove(int row) => Area is { } area && row > area.FirstRow;
}
