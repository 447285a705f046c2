using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>One row with merged areas filled in. Rows count from 0 here and from 1 in everything a person reads.</summary>
internal sealed class GridRow
{
    private readonly SheetGrid _sheet;
    private readonly MergedArea?[] _areas;

    /// <param name="areas">The merged area over each column, when there is one; rows under the same areas share one list, for a sheet may have
    /// hundreds of thousands of them.</param>
    private GridRow(SheetGrid sheet, int index, MergedArea?[] areas)
    {
        (this._sheet, Index, this._areas) = (sheet, index, areas);
        var own = new List<int>();
        for (var c = 0; c < areas.Length; c++)
        {
            if (this[c] is not { IsBlank: false } cell)
            {
                continue;
            }

            HasFault |= cell.Cell.Fault != CellFault.None;
            if (!cell.IsFromLeft(c) && !cell.IsFromAbove(index))
            {
                own.Add(c);
            }
        }

        Own = own.Count == 0 ? [] : own;
    }

    public int Index { get; }

    public int Width => _areas.Length;

    /// <summary>Some cell of the row, merged ones included, shows an error or a formula instead of what was meant.</summary>
    public bool HasFault { get; }

    /// <summary>The sheet it is a row of.</summary>
    public SheetGrid Sheet => _sheet;

    public GridCell this[int column] =>
        column < 0 || column >= _areas.Length ? new GridCell(SheetCell.Blank, null)
        : _areas[column] is { } area ? new GridCell(_sheet[area.FirstRow, area.FirstColumn], area)
        : new GridCell(_sheet[Index, column], null);

    /// <summary>The filled cells that begin in this row, from left to right, a merged area once.</summary>
    public IReadOnlyList<int> Own { get; }

    /// <summary>All rows of a sheet. One sweep over the merged areas, so that a sheet full of them costs no more than its width a piece.</summary>
    public static IEnumerable<GridRow> Of(SheetGrid sheet)
    {
        var starts = sheet.Merged.Where(a => a.FirstRow >= 0 && a.FirstRow < sheet.RowCount).OrderBy(a => a.FirstRow).ToList();
        var active = new MergedArea?[sheet.ColumnCount];
        var next = 0;
        for (var row = 0; row < sheet.RowCount; row++)
        {
            var ended = Array.Exists(active, area => area?.LastRow < row);
            if (ended || (next < starts.Count && starts[next].FirstRow == row))
            {
                active = Array.ConvertAll(active, area => area?.LastRow < row ? null : area);
            }

            for (; next < starts.Count && starts[next].FirstRow == row; next++)
            {
                for (var c = Math.Max(0, starts[next].FirstColumn); c <= starts[next].LastColumn && c < active.Length; c++)
                {
                    active[c] = starts[next];
                }
            }

            yield return new GridRow(sheet, row, active);
        }
    }
}
