using CaseReform.Ops.Worker.Sheets;
using CaseReform.Ops.Worker.Tests.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Export;

/// <summary>An exported workbook in which a clerk edited cells and saved it.</summary>
internal static class EditedWorkbook
{
    private const int HeaderRow = 2;

    /// <summary>Writes the first sheet anew with other cells, each by measure number and title.</summary>
    public static string Save(string export, string path, params (string Measure, string Title, CellValue Value)[] edits)
    {
        var sheet = Workbooks.Understood(export)[0];
        var titles = Enumerable.Range(0, sheet.ColumnCount).ToDictionary(c => sheet[HeaderRow, c].Text, c => c);
        var numbers = Enumerable.Range(HeaderRow + 1, sheet.RowCount - HeaderRow - 1).ToDictionary(r => sheet[r, titles["措施编号"]].Text, r => r);
        var changed = edits.ToDictionary(e => (numbers[e.Measure], titles[e.Title]), e => e.Value);
        using var file = File.Create(path);
        using var writer = new WorkbookWriter(file);
        var copy = writer.AddSheet(new SheetLayout(sheet.Name, [.. Enumerable.Range(0, sheet.ColumnCount).Select(_ => new SheetColumn(12))]));
        foreach (var area in sheet.Merged)
        {
            copy.Merge(area);
        }

        for (var row = 0; row < sheet.RowCount; row++)
        {
            copy.WriteRow([.. Enumerable.Range(0, sheet.ColumnCount).Select(c => changed.TryGetValue((row, c), out var value) ? value : Of(sheet[row, c]))]);
        }

        return path;
    }

    private static CellValue Of(SheetCell cell) =>
        cell.Date is { } day ? CellValue.Date(day) : cell.Number is { } number && cell.Text.EndsWith('%') ? CellValue.Percent(number) : CellValue.Text(cell.Text);
}
