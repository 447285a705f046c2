namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Cells shown as one; 0-based and inclusive. Only the top left one carries the text.</summary>
internal readonly record struct MergedArea(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    public bool Contains(int row, int column) =>
        row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}
