using System.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Says what was last heard of a measure: a report, or what the sheet says, which is nobody's report.</summary>
internal static class ReportWords
{
    private const int MaxProgressLength = 40;
    private const int MaxNameLength = 24;

    private static readonly CompositeFormat WithPercent = CompositeFormat.Parse(LetterTexts.ReportWithPercent);
    private static readonly CompositeFormat Sheet = CompositeFormat.Parse(LetterTexts.ReportOfSheet);
    private static readonly CompositeFormat SheetDay = CompositeFormat.Parse(LetterTexts.ReportOfSheetDay);
    private static readonly CompositeFormat PercentOnly = CompositeFormat.Parse(LetterTexts.ReportPercent);

    /// <summary>Anything was heard at all.</summary>
    public static bool IsKnown(LetterMeasure measure) => measure.LastReportOn is not null || measure.Sheet is not null;

    /// <summary>As a line of its own: what it is, and what it says.</summary>
    public static (string Label, string Value) Field(LetterMeasure measure, bool numbersOnly) => measure.Sheet is { } sheet
        ? (LetterTexts.LabelSheet, SheetText(measure, sheet, numbersOnly) + LetterTexts.ReportSeparator + SheetDay.With(OfficialDate.Of(sheet.ImportedOn)))
        : (LetterTexts.LabelReport, Line(Cell(measure, numbersOnly)));

    private static string Line(PageCell cell) => cell.Below is null ? cell.Main : cell.Main + LetterTexts.ReportSeparator + cell.Below;

    /// <summary>The same as a cell of two lines.</summary>
    public static PageCell Cell(LetterMeasure measure, bool numbersOnly) => measure switch
    {
        { Sheet: { } sheet } => new(Sheet.With(SheetText(measure, sheet, numbersOnly)), SheetDay.With(OfficialDate.Of(sheet.ImportedOn))),
        { LastReportOn: { } day, LastReportBy: { } heard } => new(OfficialDate.Of(day), numbersOnly ? null : Say(LetterTexts.ReportHeard, Plain.Cut(heard, MaxNameLength))),
        { LastReportOn: { } day, Percent: { } percent } => new(WithPercent.With(OfficialDate.Of(day), percent)),
        { LastReportOn: { } day } => new(OfficialDate.Of(day)),
        _ => new(LetterTexts.NeverReported),
    };

    private static bool Says(string text, int percent)
    {
        var share = percent.ToString(System.Globalization.CultureInfo.InvariantCulture) + "%";
        return text.IndexOf(share, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || !char.IsAsciiDigit(text[at - 1]));
    }

    private static string SheetText(LetterMeasure measure, SheetProgress sheet, bool numbersOnly) => (numbersOnly ? null : sheet.Text, measure.Percent) switch
    {
        ({ } text, null) => Plain.Cut(text, MaxProgressLength),
        ({ } text, { } percent) when Says(text, percent) => Plain.Cut(text, MaxProgressLength), // 完成60% says it
        ({ } text, { } percent) => Plain.Cut(text, MaxProgressLength) + LetterTexts.PartSeparator + PercentOnly.With(percent),
        (null, { } percent) => PercentOnly.With(percent),
        (null, null) => LetterTexts.SheetSaysMore,
    };
}
