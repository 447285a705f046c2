using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Writes what was refused back as a workbook that can be imported when it is corrected: sheet by sheet with all that its rows inherit, and a list of the reasons.</summary>
internal static class ReturnedWorkbook
{
    private const double ReasonWidth = 60;

    /// <summary>True for the list of reasons, which is no table to be read.</summary>
    public static bool IsReasons(SheetGrid sheet) =>
        sheet.Name.StartsWith(ImportTexts.ReasonSheet, StringComparison.Ordinal) && sheet[0, 0].Text == ImportTexts.ColumnSheet;

    /// <param name="issued">The issue date that was given beside the file; null when none was.</param>
    public static void Write(Stream file, IReadOnlyList<ReturnedSheet> sheets, IReadOnlyList<Refusal> refusals, DateOnly? issued)
    {
        using var workbook = new WorkbookWriter(file);
        foreach (var sheet in sheets)
        {
            new ReturnedSheetWriter(sheet, refusals, issued).Write(workbook);
        }

        WriteList(workbook, refusals);
    }

    private static void WriteList(WorkbookWriter workbook, IReadOnlyList<Refusal> refusals)
    {
        var writer = workbook.AddSheet(new SheetLayout(ImportTexts.ReasonSheet, [new(16), new(8), new(8), new(12), new(30), new(ReasonWidth)]) { FrozenRows = 1 });
        writer.WriteHeader([ImportTexts.ColumnSheet, ImportTexts.ColumnRow, ImportTexts.ColumnColumn, ImportTexts.ColumnNumber, ImportTexts.ColumnText, ImportTexts.ReasonColumn]);
        foreach (var r in refusals)
        {
            writer.WriteRow(
                CellValue.Text(r.Sheet), CellValue.Number(r.Row), CellValue.Text(r.Column), CellValue.Text(r.Problem?.Text ?? string.Empty), CellValue.Text(r.Text), CellValue.Text(r.Reason));
        }
    }
}
