namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Collects the cells of all sheets and says stop as soon as they exceed what a ledger can be.</summary>
internal sealed class GridBuilder(WorkbookLimits limits)
{
    private static readonly SheetCell[] BlankRow = [];

    private readonly List<SheetGrid> grids = [];
    private readonly List<SheetCell[]> rows = [];
    private readonly List<SheetCell> row = [];
    private string sheet = "";
    private int filledRows;
    private int cells;
    private long characters;

    public IReadOnlyList<SheetGrid> Grids => grids;

    public void BeginSheet(string name)
    {
        sheet = name;
        rows.Clear();
    }

    /// <summary>Adds the next cell of the row in hand.</summary>
    public WorkbookReading.Refused? Add(SheetCell cell)
    {
        row.Add(cell);
        if (cell.IsBlank)
        {
            return null;
        }

        characters += cell.Text.Length;
        return true switch
        {
            _ when CellText.Fault(cell.Text, limits.CellCharacters) is var (sentence, figure) => Here(sentence, figure),
            _ when row.Count > limits.Columns => Here(SheetTexts.TooManyColumns, limits.Columns),
            _ when rows.Count >= limits.Rows => Here(SheetTexts.TooManyRows, limits.Rows),
            _ when ++cells > limits.Cells => Here(SheetTexts.TooManyCells, limits.Cells),
            _ when characters > limits.Characters => Here(SheetTexts.TooMuchText, limits.Characters / 10_000),
            _ => null,
        };
    }

    /// <summary>Ends the row in hand. The rows of all sheets together share one limit.</summary>
    public WorkbookReading.Refused? EndRow()
    {
        var last = row.FindLastIndex(cell => !cell.IsBlank);
        rows.Add(last < 0 ? BlankRow : [.. row[..(last + 1)]]);
        row.Clear();
        return last >= 0 && ++filledRows > limits.Rows
            ? Refusals.At(SheetTexts.TooManyRows, limits.Rows, sheet, rows.Count - 1, null)
            : null;
    }

    public void EndSheet(IReadOnlyList<MergedArea> merged, bool hidden, IEnumerable<int> hiddenColumns)
    {
        var last = rows.FindLastIndex(cells => cells.Length > 0);
        grids.Add(new SheetGrid(sheet, [.. rows[..(last + 1)]], merged, hidden, hiddenColumns));
    }

    private WorkbookReading.Refused Here(string sentence, object figure) => Refusals.At(sentence, figure, sheet, rows.Count, row.Count - 1);
}
