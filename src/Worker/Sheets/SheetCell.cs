namespace CaseReform.Ops.Worker.Sheets;

/// <summary>One cell as people see it.</summary>
/// <param name="Text">Trimmed text, "" when blank: a date is yyyy-MM-dd, a percentage 60%, a date shown without its day 2025年9月.</param>
/// <param name="Date">Set when the cell is a real date whose format shows a day. A date formatted as a month stays a
/// month: its stored first day was never meant as a deadline.</param>
/// <param name="Number">Set when the cell is numeric and no date; 0.6 for 60%.</param>
internal readonly record struct SheetCell(string Text, DateOnly? Date, double? Number)
{
    /// <summary>The cell that was never filled, and every cell outside the sheet.</summary>
    public static readonly SheetCell Blank = new("", null, null);

    public bool IsBlank => Text.Length == 0;

    /// <summary>Set when the text is not what was meant to stand there: an error, a formula without its result. Such a cell is never blank.</summary>
    public CellFault Fault { get; init; }
}
