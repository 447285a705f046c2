namespace CaseReform.Ops.Worker.Sheets;

/// <summary>Short ways to say no; the sentences stand in <c>SheetTexts.resx</c>.</summary>
internal static class SheetRefusals
{
    public static WorkbookReading.Refused Whole(string sentence, params object[] figures) =>
        new(Say(sentence, figures));

    /// <param name="row">0-based.</param>
    /// <param name="column">0-based.</param>
    public static WorkbookReading.Refused At(string sentence, object figure, string? sheet, int? row, int? column) =>
        new(
            Say(sentence, figure),
            sheet,
            row + 1,
            column is { } index ? SheetGrid.ColumnName(index) : null);
}
