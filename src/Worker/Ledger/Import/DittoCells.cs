using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>同上 and 同SJ-02: the cell says what another cell of its column says. What points at no such cell stays, to be refused where it is read.</summary>
internal static partial class DittoCells
{
    // Numbers stand in one of the first columns.
    private const int MaxNumberColumn = 3;

    /// <summary>The sheet with what such cells mean.</summary>
    public static SheetGrid Resolved(SheetGrid sheet)
    {
        var said = new Dictionary<(int Row, int Column), SheetCell>();
        for (var row = 1; row < sheet.RowCount; row++)
        {
            for (var column = 0; column < sheet.ColumnCount; column++)
            {
                var text = sheet[row, column].Text;
                if (text.Length is > 0 and < 16 && (text[0] is '同' or '〃' or '″') && Meant(sheet, said, row, column, text.Squashed()) is { IsBlank: false } meant)
                {
                    said[(row, column)] = meant;
                }
            }
        }

        return said.Count == 0 ? sheet : sheet.With(said);
    }

    /// <summary>Whether the text points at another cell.</summary>
    public static bool Points(string text) => text.Length is > 0 and < 16 && (Above().IsMatch(text.Squashed()) || Like().IsMatch(text.Squashed()));

    private static SheetCell? Meant(SheetGrid sheet, Dictionary<(int Row, int Column), SheetCell> said, int row, int column, string text)
    {
        if (Above().IsMatch(text))
        {
            for (var above = row - 1; above >= 0; above--)
            {
                if (!sheet[above, column].IsBlank)
                {
                    return said.GetValueOrDefault((above, column), sheet[above, column]);
                }
            }
        }
        else if (Like().Match(text) is { Success: true } like)
        {
            var number = like.Groups["number"].Value;
            for (var other = 0; other < sheet.RowCount; other++)
            {
                if (other != row && Enumerable.Range(0, MaxNumberColumn).Any(c => sheet[other, c].Text.Squashed() == number))
                {
                    return said.GetValueOrDefault((other, column), sheet[other, column]);
                }
            }
        }

        return null;
    }

    [GeneratedRegex("^(?:同上|同前|同上一?[行项条栏]|〃|″)[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Above();

    [GeneratedRegex("^同(?:问题|序号|编号|第)?(?<number>[A-Za-z]{0,4}-?[0-9]{1,4}(?:-[0-9]{1,3})?)(?:号|项|条|行|号问题)?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Like();
}
