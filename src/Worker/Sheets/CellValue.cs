namespace CaseReform.Ops.Worker.Sheets;

/// <summary>What stands in a written cell. There is no formula among the kinds, so none can be written.</summary>
internal readonly record struct CellValue
{
    private CellValue(CellKind kind, string? text, double number, CellStyle? style) =>
        (Kind, Content, Figure, Style) = (kind, text, number, style);

    public CellKind Kind { get; }

    public string? Content { get; }

    public double Figure { get; }

    /// <summary>Null takes the column's.</summary>
    public CellStyle? Style { get; }

    /// <summary>Text stays text, whatever it begins with; null and "" leave the cell blank.</summary>
    public static CellValue Text(string? text, CellStyle? style = null) =>
        string.IsNullOrEmpty(text) ? Blank(style) : new(CellKind.Text, text, 0, style);

    public static CellValue Date(DateOnly? date, CellStyle? style = null) =>
        date is { } day ? new(CellKind.Date, null, day.ToDateTime(TimeOnly.MinValue).ToOADate(), style) : Blank(style);

    public static CellValue Number(double? number, CellStyle? style = null) =>
        number is { } figure ? new(CellKind.Number, null, Finite(figure), style) : Blank(style);

    /// <summary>0.6 shows as 60%.</summary>
    public static CellValue Percent(double? share, CellStyle? style = null) =>
        share is { } figure ? new(CellKind.Percent, null, Finite(figure), style) : Blank(style);

    public static CellValue Blank(CellStyle? style = null) => new(CellKind.Blank, null, 0, style);

    private static double Finite(double figure) =>
        double.IsFinite(figure) ? figure : throw new ArgumentOutOfRangeException(nameof(figure), figure, "a spreadsheet has no such number");
}
