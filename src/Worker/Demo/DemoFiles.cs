using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Demo;

/// <summary>Writes the invented spreadsheets: units, people, a ledger as an office keeps it.</summary>
internal static class DemoFiles
{
    /// <summary>Writes one table under a title that is merged over it.</summary>
    public static void Write(string path, string title, string[] header, double[] widths, IEnumerable<string[]> rows)
    {
        using var stream = File.Create(path);
        using var workbook = new WorkbookWriter(stream);
        var sheet = workbook.AddSheet(new SheetLayout(DemoTexts.Sheet, [.. widths.Select(w => new SheetColumn(w))]) { FrozenRows = 2 });
        sheet.Merge(new MergedArea(0, 0, 0, header.Length - 1));
        sheet.WriteRow(CellValue.Text(title, CellStyle.Title));
        sheet.WriteHeader(header);
        foreach (var row in rows)
        {
            sheet.WriteRow([.. row.Select(cell => cell.Length == 0 ? CellValue.Blank(CellStyle.Body) : CellValue.Text(cell))]);
        }
    }
}
