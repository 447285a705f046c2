namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What a guard has seen on its way through a file and the parser would keep to itself: cells in error and formulas without
/// a result, which it reports as blank, how far a sheet is really filled, and the calendar that serial numbers count from.</summary>
internal sealed class WorkbookFacts
{
    private readonly Dictionary<(int Sheet, int Row, int Column), SheetCell> _faults = [];
    private readonly Dictionary<int, int> _widths = [];
    private readonly Dictionary<int, int> _filled = [];

    /// <summary>Days count from 1904 instead of 1900, as old Macintosh files do.</summary>
    public bool Date1904 { get; set; }

    /// <summary>An XLSX file in the namespaces of ISO 29500 "Strict".</summary>
    public bool Strict { get; set; }

    public int FaultCount => _faults.Count;

    /// <summary>How many columns of a sheet reach to its last faulty cell.</summary>
    public int Width(int sheet) => _widths.GetValueOrDefault(sheet);

    /// <summary>How many columns of a sheet reach to its last cell with anything in it, not counting styled ones; null when the guard has not looked.</summary>
    public int? Filled(int sheet) => _filled.TryGetValue(sheet, out var width) ? width : null;

    public SheetCell? Fault(int sheet, int row, int column) =>
        _faults.Count > 0 && _faults.TryGetValue((sheet, row, column), out var cell) ? cell : null;

    public void SetFilled(int sheet, int width) => _filled[sheet] = width;

    public void AddError(int sheet, int row, int column, string text) => AddFault(sheet, row, column, text, CellFault.Error);

    public void AddFault(int sheet, int row, int column, string text, CellFault fault)
    {
        _faults[(sheet, row, column)] = new SheetCell(text, null, null) { Fault = fault };
        _widths[sheet] = Math.Max(_widths.GetValueOrDefault(sheet), column + 1);
    }
}
