using System.Globalization;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Draws a sheet as text: columns apart by |, ^ merged with the cell above, &lt; merged with the cell to the left, ~ a line break, @2026-03-01 a real date.</summary>
internal static class Grid
{
    public static SheetGrid Of(string rows, string name = "台账", bool hidden = false)
    {
        var lines = rows.Trim('\n', '\r').Split('\n').Select(line => line.TrimEnd('\r').Split('|').Select(c => c.Trim(' ')).ToArray()).ToArray();
        var merged = new List<MergedArea>();
        for (var r = 0; r < lines.Length; r++)
        {
            for (var c = 0; c < lines[r].Length; c++)
            {
                if (lines[r][c] is "^" or "<")
                {
                    continue;
                }

                var (down, right) = (r, c);
                while (At(lines, r, right + 1) == "<")
                {
                    right++;
                }

                while (At(lines, down + 1, c) == "^")
                {
                    down++;
                }

                if (down > r || right > c)
                {
                    merged.Add(new MergedArea(r, down, c, right));
                }
            }
        }

        return new SheetGrid(name, [.. lines.Select(line => line.Select(Cell).ToArray())], merged, hidden);
    }

    /// <summary>The same sheet as a file would give it: with the faults that its texts tell of, and other texts in place of some.</summary>
    public static SheetGrid WithFaults(this SheetGrid sheet, Func<string, string>? change = null) => new(
        sheet.Name,
        [
            .. Enumerable.Range(0, sheet.RowCount).Select(r => Enumerable.Range(0, sheet.ColumnCount)
                .Select(c => sheet[r, c])
                .Select(cell => change is null || change(cell.Text) == cell.Text ? cell : Cell(change(cell.Text)))
                .Select(cell => cell with { Fault = CellFaults.Of(cell.Text) }).ToArray()),
        ],
        sheet.Merged,
        sheet.Hidden);

    private static string At(string[][] lines, int row, int column) =>
        row < lines.Length && column < lines[row].Length ? lines[row][column] : "";

    private static SheetCell Cell(string text) => text switch
    {
        "^" or "<" => SheetCell.Blank,
        ['@', .. var date] => new SheetCell(date, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), null),
        _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new SheetCell(text, null, number),
        _ => new SheetCell(text.Replace('~', '\n'), null, null),
    };
}
