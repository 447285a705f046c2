namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Collects the cells of all sheets and says stop as soon as they exceed what a ledger can be.</summary>
internal sealed class GridBuilder(WorkbookLimits limits)
{
    private static readonly SheetCell[] BlankRow = [];

    private readonly List<SheetGrid> _grids = [];
    private readonly List<SheetCell[]> _rows = [];
    private readonly List<SheetCell> _row = [];
    private string _sheet = "";
    private int _rowNumber;
    private int _columns;
    private int _filledRows;
    private int _cells;
    private long _characters;
    private (int Row, int Column)? _beyond;

    public IReadOnlyList<SheetGrid> Grids => _grids;

    public void BeginSheet(string name)
    {
        _sheet = name;
        _rows.Clear();
        _rowNumber = 0;
        _beyond = null;
    }

    /// <summary>A sheet that nobody reads: its name is kept and nothing else, so that nothing in it is a reason to refuse the file.</summary>
    public void SkipHidden(string name) => _grids.Add(new SheetGrid(name, [], hidden: true));

    /// <summary>Adds the next cell of the row in hand. Blank ones are counted, and take room only when something stands behind them. What stands
    /// beyond the last column is left out and its place remembered: it matters only if the sheet is one that is read.</summary>
    public WorkbookReading.Refused? Add(SheetCell cell)
    {
        _columns++;
        if (cell.IsBlank)
        {
            return _columns > limits.BlankColumns ? Here(SheetTexts.TooManyColumns, limits.Columns) : null;
        }

        if (_columns > limits.Columns)
        {
            _beyond ??= (_rowNumber, _columns - 1);
            return _columns > limits.BlankColumns ? Here(SheetTexts.TooManyColumns, limits.Columns) : null;
        }

        _characters += cell.Text.Length;
        var refusal = true switch
        {
            _ when CellText.Fault(cell.Text, limits.CellCharacters) is var (sentence, figure) => Here(sentence, figure),
            _ when _rowNumber >= limits.Rows => Here(SheetTexts.TooManyRows, limits.Rows),
            _ when ++_cells > limits.Cells => Here(SheetTexts.TooManyCells, limits.Cells),
            _ when _characters > limits.Characters => Here(SheetTexts.TooMuchText, limits.Characters / 10_000),
            _ => null,
        };
        if (refusal is null)
        {
            Fill(_row, _columns - 1, SheetCell.Blank);
            _row.Add(cell);
        }

        return refusal;
    }

    /// <summary>Ends the row in hand. The rows of all sheets together share one limit; blank ones take room only when something stands below them.</summary>
    public WorkbookReading.Refused? EndRow()
    {
        var last = _rowNumber++;
        _columns = 0;
        if (_row.Count == 0)
        {
            return _rowNumber > limits.BlankRows ? SheetRefusals.At(SheetTexts.TooManyRows, limits.Rows, _sheet, last, null) : null;
        }

        Fill(_rows, last, BlankRow);
        _rows.Add([.. _row]);
        _row.Clear();
        return ++_filledRows > limits.Rows ? SheetRefusals.At(SheetTexts.TooManyRows, limits.Rows, _sheet, last, null) : null;
    }

    public void EndSheet(IReadOnlyList<MergedArea> merged, bool hidden, IEnumerable<int> hiddenColumns) =>
        _grids.Add(new SheetGrid(_sheet, [.. _rows], merged, hidden, hiddenColumns) { Beyond = _beyond, MaxColumns = limits.Columns });

    private static void Fill<T>(List<T> list, int length, T blank)
    {
        while (list.Count < length)
        {
            list.Add(blank);
        }
    }

    private WorkbookReading.Refused Here(string sentence, object figure) => SheetRefusals.At(sentence, figure, _sheet, _rowNumber, _columns - 1);
}
