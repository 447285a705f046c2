using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A data row seen through the header above it.</summary>
internal sealed class LedgerRow(string sheet, GridRow row, TableHeader header)
{
    public string Sheet { get; } = sheet;

    public int Index => row.Index;

    /// <summary>1-based.</summary>
    public int Number => row.Index + 1;

    public TableHeader Header { get; } = header;

    public GridRow Grid => row;

    /// <summary>The field in the column to trust first, or in the next one when that is blank.</summary>
    public FieldCell this[LedgerColumn column]
    {
        get
        {
            if (!Header.Columns.TryGetValue(column, out var columns))
            {
                return new FieldCell("", SheetCell.Blank, row.Index, -1, false);
            }

            return At(columns.FirstOrDefault(c => !row[c].IsBlank, columns[0]));
        }
    }

    /// <summary>Every column of one meaning, filled or not.</summary>
    public IEnumerable<FieldCell> All(LedgerColumn column) =>
        Header.Columns.TryGetValue(column, out var columns) ? columns.Order().Select(At) : [];

    /// <summary>Texts that are spread over several columns, joined; own when any part is.</summary>
    public FieldCell Joined(LedgerColumn column)
    {
        var parts = All(column).Where(f => !f.IsBlank).ToList();
        return parts.Count < 2
            ? this[column]
            : parts[0] with
            {
                Text = string.Join('\n', parts.Select(f => f.Text).Distinct(StringComparer.Ordinal)),
                FromAbove = parts.All(f => f.FromAbove),
            };
    }

    /// <summary>The serial numbers of lists side by side, the first list's left out; filled ones only.</summary>
    public IEnumerable<FieldCell> FurtherNumbers() => Header.FurtherNumbers.Select(At).Where(f => !f.IsBlank);

    /// <summary>The field in one column.</summary>
    public FieldCell Field(int column) => At(column);

    private FieldCell At(int column)
    {
        var cell = row[column];
        return new FieldCell(cell.Text, cell.Cell, cell.Area?.FirstRow ?? row.Index, column, cell.IsFromAbove(row.Index));
    }
}
