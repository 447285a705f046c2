namespace CaseReform.Ops.Worker.Sheets;

/// <summary>One sheet, read whole. Rows and columns count from 0; whatever lies outside is blank.</summary>
internal sealed class SheetGrid
{
    private readonly SheetCell[][] _rows;
    private readonly HashSet<int> _hiddenColumns;

    /// <param name="rows">One array a row, each ending at its last filled cell.</param>
    public SheetGrid(
        string name, SheetCell[][] rows, IReadOnlyList<MergedArea>? merged = null, bool hidden = false, IEnumerable<int>? hiddenColumns = null)
    {
        Name = name;
        Merged = merged ?? [];
        Hidden = hidden;
        ColumnCount = rows.Length == 0 ? 0 : rows.Max(row => row.Length);
        this._rows = rows;
        this._hiddenColumns = [.. hiddenColumns ?? []];
    }

    public string Name { get; }

    public int RowCount => _rows.Length;

    public int ColumnCount { get; }

    public bool Hidden { get; }

    public IReadOnlyList<MergedArea> Merged { get; }

    /// <summary>The first cell that stands further to the right than a sheet that is read may reach; what stands there was left out.</summary>
    public (int Row, int Column)? Beyond { get; init; }

    /// <summary>How many columns of a sheet are read.</summary>
    public int MaxColumns { get; init; }

    public SheetCell this[int row, int column] =>
        row >= 0 && row < _rows.Length && column >= 0 && column < _rows[row].Length ? _rows[row][column] : SheetCell.Blank;

    public bool IsBlankRow(int row) => row < 0 || row >= _rows.Length || _rows[row].All(cell => cell.IsBlank);

    public bool IsHiddenColumn(int column) => _hiddenColumns.Contains(column);

    /// <summary>The same sheet with other values in some of its cells.</summary>
    public SheetGrid With(IReadOnlyDictionary<(int Row, int Column), SheetCell> cells) =>
        new(Name, [.. _rows.Select((row, r) => row.Select((cell, c) => cells.TryGetValue((r, c), out var other) ? other : cell).ToArray())], Merged, Hidden, _hiddenColumns) { Beyond = Beyond, MaxColumns = MaxColumns };

    /// <summary>The letters above a column: 0 is A, 26 is AA.</summary>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        Span<char> letters = stackalloc char[7];
        var at = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--at] = (char)('A' + ((rest - 1) % 26));
        }

        return new string(letters[at..]);
    }
}
