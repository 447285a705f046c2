using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>One row with merged areas filled in. Rows count from 0 here and from 1 in everything a person reads.</summary>
internal sealed class GridRow(int index, GridCell[] cells)
{
    public int Index { get; } = index;

    public int Width => cells.Length;

    public GridCell this[int column] => column >= 0 && column < cells.Length ? cells[column] : default(GridCell) with { Cell = SheetCell.Blank };

    /// <summary>The filled cells that begin in this row, from left to right, a merged area once.</summary>
    public IReadOnlyList<int> Own { get; } =
        [.. Enumerable.Range(0, cells.Length).Where(c => !cells[c].IsBlank && !cells[c].IsFromLeft(c) && !cells[c].IsFromAbove(index))];

    /// <summary>All rows of a sheet. One sweep over the merged areas, so that a sheet full of them costs no more than its width a piece.</summary>
    public static IEnumerable<GridRow> Of(SheetGrid sheet)
    {
        var starts = sheet.Merged.Where(a => a.FirstRow >= 0 && a.FirstRow < sheet.RowCount).OrderBy(a => a.FirstRow).ToList();
        var active = new MergedArea?[sheet.ColumnCount];
        var next = 0;
        for (var row = 0; row < sheet.RowCount; row++)
        {
            for (; next < starts.Count && starts[next].FirstRow == row; next++)
            {
                for (var c = Math.Max(0, starts[next].FirstColumn); c <= starts[next].LastColumn && c < active.Length; c++)
                {
                    active[c] = starts[next];
                }
            }

            var cells = new GridCell[sheet.ColumnCount];
            for (var c = 0; c < cells.Length; c++)
            {
                active[c] = active[c] is { } area && area.LastRow >= row ? area : null;
                cells[c] = active[c] is { } merged
                    ? new GridCell(sheet[merged.FirstRow, merged.FirstColumn], merged)
                    : new GridCell(sheet[row, c], null);
            }

            yield return new GridRow(row, cells);
        }
    }
}
