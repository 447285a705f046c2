using CaseReform.Ops.Worker.Ledger.Export;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The columns that only our own export has, found by their titles: a foreign sheet may use the same words for something else.</summary>
internal sealed class ExportedCells
{
    /// <summary>Above the hidden column that names the ledger.</summary>
    public const string LedgerTitle = "台账标识";

    /// <summary>Above the hidden column of <see cref="ExportedBase"/>.</summary>
    public const string BaseTitle = "导出原值";

    private ExportedCells(LedgerRow row)
    {
        Base = ExportedBase.Find(Cell(row, BaseTitle).Text);
        Day = Cell(row, ExportTexts.Deadline);
        Light = Cell(row, ExportTexts.Light);
        Original = Cell(row, ExportTexts.OriginalDeadline);
    }

    public ExportedBase? Base { get; }

    /// <summary>时限日期</summary>
    public FieldCell Day { get; }

    /// <summary>亮灯</summary>
    public FieldCell Light { get; }

    /// <summary>原定时限</summary>
    public FieldCell Original { get; }

    /// <summary>Null for a row that is not of our export.</summary>
    public static ExportedCells? Of(LedgerRow row) => row[LedgerColumn.MeasureRowId].IsBlank ? null : new ExportedCells(row);

    private static FieldCell Cell(LedgerRow row, string title)
    {
        foreach (var (column, name) in row.Header.Names)
        {
            if (name == title)
            {
                var cell = row.Grid[column];
                return new FieldCell(cell.Text, cell.Cell, row.Index, column, false);
            }
        }

        return new FieldCell("", default, row.Index, -1, false);
    }
}
