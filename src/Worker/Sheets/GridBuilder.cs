namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Collects the cells of all sheets and says stop as soon as they exceed what a ledger can be.</summary>
internal sealed class GridBuilder(WorkbookLimits limits)
{
    private static readonly SheetCell[] BlankRow = [];

    private readonly List<SheetGrid> grids = [];
    private readonly List<SheetCell[]> rows = [];
    private readonly List<SheetCell> row = [];
    private string sheet = "";
    private int rowNumber;
    private int columns;
    private int filledRows;
    private int cells;
    private long characters;

    public IReadOnlyList<SheetGrid> Grids => grids;

    public void BeginSheet(string name)
    {
        sheet = name;
        rows.Clear();
        rowNumber = 0;
    }

    /// <summary>Adds the next cell of the row in hand. Blank ones are counted, and take room only when something stands behind them.</summary>
    public WorkbookReading.Refused? Add(SheetCell cell)
    {
        columns++;
        if (cell.IsBlank)
        {
            return columns > limits.BlankColumns ? Here(SheetTexts.TooManyColumns, limits.Columns) : null;
        }

        characters += cell.Text.Length;
        var refusal = true switch
        {
            _ when CellText.Fault(cell.Text, limits.CellCharacters) is var (sentence, figure) => Here(sentence, figure),
            _ when columns > limits.Columns => Here(SheetTexts.TooManyColumns, limits.Columns),
            _ when rowNumber >= limits.Rows => Here(SheetTexts.TooManyRows, limits.Rows),
            _ when ++cells > limits.Cells => Here(SheetTexts.TooManyCells, limits.Cells),
            _ when characters > limits.Characters => Here(SheetTexts.TooMuchText, limits.Characters / 10_000),
            _ => null,
        };
        if (refusal is null)
        {
            Fill(row, columns - 1, SheetCell.Blank);
            row.Add(cell);
        }

        return refusal;
    }

    /// <summary>Ends the row in hand. The rows of all sheets together share one limit; blank ones take room only when something stands below them.</summary>
    public WorkbookReading.Refused? EndRow()
    {
        var last = rowNumber++;
        columns = 0;
        if (row.Count == 0)
        {
            return rowNumber > limits.BlankRows ? Refusals.At(SheetTexts.TooManyRows, limits.Rows, sheet, last, null) : null;
        }

        Fill(rows, last, BlankRow);
        rows.Add([.. row]);
        row.Clear();
        return ++filledRows > limits.Rows ? Refusals.At(SheetTexts.TooManyRows, limits.Rows, sheet, last, null) : null;
    }

    public void EndSheet(IReadOnlyList<MergedArea> merged, bool hidden, IEnumerable<int> hiddenColumns) =>
        grids.Add(new SheetGrid(sheet, [.. rows], merged, hidden, hiddenColumns));

    private static void Fill<T>(List<T> list, int length, T blank)
    {
        while (list.Count < length)
        {
            list.Add(blank);
        }
    }

    private WorkbookReading.Refused Here(string sentence, object figure) => Refusals.At(sentence, figure, sheet, rowNumber, columns - 1);
}
