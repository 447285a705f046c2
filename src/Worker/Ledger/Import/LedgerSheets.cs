using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The sheets of a workbook that belong to one ledger.</summary>
/// <param name="Name">The ledger that our own export names on them; null for sheets of the office's own.</param>
/// <param name="Sheets">In the order of the file.</param>
internal sealed record LedgerSheets(string? Name, IReadOnlyList<SheetGrid> Sheets)
{
    /// <summary>It is the export of another ledger than the one it goes into.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>An export has its title and an instant above the header.</summary>
    private const int MaxHeaderRow = 10;

    /// <summary>Cuts a workbook by ledgers. Sheets that are no ledger at all go with the first.</summary>
    public static IReadOnlyList<LedgerSheets> Of(IReadOnlyList<SheetGrid> sheets)
    {
        var named = sheets.Select(sheet => (Sheet: sheet, Name: sheet.Hidden ? null : NameOf(sheet))).ToList();
        var names = named.Select(n => n.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return [new LedgerSheets(null, sheets)];
        }

        var own = named.Where(n => n.Name is null && !n.Sheet.Hidden && HasHeader(n.Sheet)).Select(n => n.Sheet).ToList();
        var parts = names.Select(name => new LedgerSheets(
            name, [.. named.Where(n => n.Name == name || (n.Name is null && name == names[0] && !own.Contains(n.Sheet))).Select(n => n.Sheet)])).ToList();
        return own.Count == 0 ? parts : [.. parts, new LedgerSheets(null, own)];
    }

    private static string? NameOf(SheetGrid sheet)
    {
        for (var row = 0; row < Math.Min(sheet.RowCount, MaxHeaderRow); row++)
        {
            if (ColumnOf(sheet, row, HeaderWords.ProblemRowId) < 0 || ColumnOf(sheet, row, HeaderWords.MeasureRowId) < 0)
            {
                continue;
            }

            var column = ColumnOf(sheet, row, ExportedCells.LedgerTitle);
            for (var below = row + 1; column >= 0 && below < sheet.RowCount; below++)
            {
                if (!sheet[below, column].IsBlank)
                {
                    return sheet[below, column].Text;
                }
            }

            // an older export says it in its title only
            return row > 0 && sheet[0, 0].Text is { Length: > 0 } title ? title : null;
        }

        return null;
    }

    private static int ColumnOf(SheetGrid sheet, int row, string title)
    {
        for (var column = 0; column < sheet.ColumnCount; column++)
        {
            if (sheet[row, column].Text == title)
            {
                return column;
            }
        }

        return -1;
    }

    private static bool HasHeader(SheetGrid sheet)
    {
        var (rows, finder) = (GridRow.Of(sheet).ToList(), new HeaderFinder());
        return rows.Select((row, i) => finder.At(row, i + 1 < rows.Count ? rows[i + 1] : null)).Any(header => header is not null);
    }
}
