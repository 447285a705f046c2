using CaseReform.Ops.Data.Files;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Writes refused problems back as a spreadsheet, row by row as they came, with the reason beside each: to be corrected and imported again.</summary>
internal static class RefusedWorkbook
{
    private const double Width = 18;
    private const double ReasonWidth = 60;

    public static void Write(string path, IReadOnlyList<LedgerRow> rows, IReadOnlyList<Refusal> refusals) => FlushedFile.Replace(path, file => Write(file, rows, refusals));

    private static void Write(Stream file, IReadOnlyList<LedgerRow> rows, IReadOnlyList<Refusal> refusals)
    {
        using var workbook = new WorkbookWriter(file);
        var reasons = refusals.ToLookup(r => (r.Sheet, r.Row), r => r.Reason);
        foreach (var sheet in rows.GroupBy(r => r.Sheet))
        {
            WriteSheet(workbook, sheet.Key, [.. sheet], reasons);
        }

        WriteList(workbook, refusals);
    }

    private static void WriteSheet(WorkbookWriter workbook, string name, List<LedgerRow> rows, ILookup<(string, int), string> reasons)
    {
        var width = rows.Max(r => r.Grid.Width);
        var writer = workbook.AddSheet(new SheetLayout(name, [.. Enumerable.Repeat(new SheetColumn(Width), width), new SheetColumn(ReasonWidth)]) { FrozenRows = 1 });
        writer.WriteHeader([.. Enumerable.Range(0, width).Select(rows[0].Header.NameOf), ImportTexts.ReasonColumn]);
        foreach (var problem in rows.GroupBy(r => r.Header).SelectMany(g => g))
        {
            var cells = new CellValue[width + 1];
            for (var c = 0; c < width; c++)
            {
                cells[c] = CellOf(problem.Grid[c], problem.Index);
            }

            cells[width] = CellValue.Text(string.Join('\n', reasons[(problem.Sheet, problem.Number)]), CellStyle.Body with { Fill = FillColor.Yellow });
            writer.WriteRow(cells);
        }
    }

    /// <summary>A cell merged from above stays blank: "as above" is what a blank means.</summary>
    private static CellValue CellOf(GridCell cell, int row) =>
        cell.IsBlank || cell.IsFromAbove(row) ? CellValue.Blank(CellStyle.Body)
        : cell.Cell.Date is { } day ? CellValue.Date(day)
        : CellValue.Text(cell.Text);

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
