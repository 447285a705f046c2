namespace CaseReform.Ops.Worker.Sheets;

/// <summary>
/// How large a spreadsheet may be: above any office's ledger, below what would hurt the machine. Rows, cells and characters are set so that the worst file that is accepted is
/// imported in less than 800 MB (measured: docs/decisions/0054); a ledger of 20,000 rows, the largest that is planned for, needs a third of each.
/// </summary>
internal sealed record WorkbookLimits
{
    public static WorkbookLimits Default { get; } = new();

    /// <summary>Bytes of the file itself.</summary>
    public long FileBytes { get; init; } = 50L << 20;

    /// <summary>Parts of an XLSX package.</summary>
    public int Entries { get; init; } = 2_000;

    /// <summary>Bytes of all parts together after unpacking.</summary>
    public long UnpackedBytes { get; init; } = 200L << 20;

    /// <summary>How many times larger a part of more than a megabyte may become by unpacking.</summary>
    public int Ratio { get; init; } = 200;

    public int Sheets { get; init; } = 200;

    public int SharedStrings { get; init; } = 1_000_000;

    /// <summary>The last row that holds anything. Each becomes a measure with its units and dates, about 6 kB until the import ends.</summary>
    public int Rows { get; init; } = 50_000;

    /// <summary>The last column that is read.</summary>
    public int Columns { get; init; } = 256;

    /// <summary>Rows with nothing in them, as the program that writes the largest sheets can have them: beyond, no honest program wrote the file.</summary>
    public int BlankRows { get; init; } = 1_048_576;

    /// <summary>Columns of one row with nothing in them, likewise.</summary>
    public int BlankColumns { get; init; } = 16_384;

    /// <summary>Cells of all sheets together.</summary>
    public int Cells { get; init; } = 1_500_000;

    /// <summary>Characters of all cells together, a shared text counted in each cell that shows it.</summary>
    public long Characters { get; init; } = 32_000_000;

    /// <summary>Characters of one cell; Excel's own limit.</summary>
    public int CellCharacters { get; init; } = 32_767;

    /// <summary>Cells in error and formulas without a result: each is kept with its place until its sheet is read.</summary>
    public int FaultyCells { get; init; } = 100_000;

    /// <summary>Measures and names of units that one ledger may hold: a cell may number fifty measures, or list thousands of units.</summary>
    public int Items { get; init; } = 100_000;

    public int MergedAreas { get; init; } = 200_000;
}
