namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What a guard has seen on its way through a file and the parser would keep to itself: cells in error, which it
/// reports as blank, and the calendar that serial numbers count from.</summary>
internal sealed class WorkbookFacts
{
    private readonly Dictionary<(int Sheet, int Row, int Column), string> _errors = [];
    private readonly Dictionary<int, int> _widths = [];

    /// <summary>Days count from 1904 instead of 1900, as old Macintosh files do.</summary>
    public bool Date1904 { get; set; }

    public int ErrorCount => _errors.Count;

    /// <summary>How many columns of a sheet reach to its last error.</summary>
    public int Width(int sheet) => _widths.GetValueOrDefault(sheet);

    public string? Error(int sheet, int row, int column) => _errors.Count == 0 ? null : _errors.GetValueOrDefault((sheet, row, column));

    public void AddError(int sheet, int row, int column, string text)
    {
        _errors[(sheet, row, column)] = text;
        _widths[sheet] = Math.Max(_widths.GetValueOrDefault(sheet), column + 1);
    }
}
