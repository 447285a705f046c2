using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Ledger.Sentences;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Asks what a column is whose header was not understood though its cells tell something a ledger lives by: states, percentages, units, dates.</summary>
internal sealed partial class ColumnQuestions(string sheet, UnitNames units, DateOnly today)
{
    private const int MaxCells = 200;
    private const int MaxWord = 16;
    private const int Quoted = 20;

    private static readonly System.Buffers.SearchValues<char> PlainInShells = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range('一', '龥' - '一' + 1).Select(c => (char)c), .. "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_、"]);

    /// <summary>One refusal for each such column, which names the option that answers it.</summary>
    /// <param name="from">The first row under the header.</param>
    public IEnumerable<Refusal> Of(TableHeader header, IReadOnlyList<GridRow> rows, int from)
    {
        var known = header.Columns.Values.SelectMany(c => c).ToHashSet();
        foreach (var (column, name) in header.Names.Where(n => !known.Contains(n.Key) && header.Ignored.Contains(n.Value) && !SideColumns.Has(n.Value)).OrderBy(n => n.Key))
        {
            var cells = rows.Skip(from).Where(row => IsOfTable(row, column)).Select(row => row[column]).Where(cell => !cell.IsBlank && cell.Text.WithoutSpaces() != name).Take(MaxCells).ToList();
            var kinds = cells.Select(cell => Kind(name, cell)).OfType<LedgerColumn>().ToList();
            if (IsMeasured(name, cells))
            {
                continue;
            }

            if (!Array.Exists(Standing, header.Has) && header.Marks.Count == 0 && kinds.Count * 2 <= cells.Count && Tells(cells))
            {
                kinds = [.. cells.Select(_ => LedgerColumn.Progress)];
            }

            if (kinds.Count * 2 > cells.Count)
            {
                var likely = kinds.GroupBy(kind => kind).MaxBy(g => g.Count())!.Key;
                yield return new Refusal(sheet, header.Row + 1, SheetGrid.ColumnName(column), "", Say(
                    ImportTexts.ColumnQuestion, name, ColumnNames.Of(likely), Examples(cells), Option(name, ColumnNames.Of(likely)), Option(name, ColumnNames.Ignored)))
                {
                    IsQuestion = true,
                };
            }
        }
    }

    private static readonly LedgerColumn[] Standing = [LedgerColumn.Status, LedgerColumn.Progress, LedgerColumn.Percent, LedgerColumn.CloseOut, LedgerColumn.MeasureStatus];

    // Where no column of a table says how far things are, one of 是 and 否 or of reports may be just that.
    private bool Tells(List<GridCell> cells) =>
        cells.Count > 2 && cells.Count(cell => StatusWords.ReadAnswer(cell.Text, closeOut: false) is not null
            || (cell.Text.Length > 2 && StatusSentence.Read(cell.Text, today) is SentenceReading.Told { Clause: var clause } && clause.Length > 1)) * 2 > cells.Count;

    // 面积（亩）, 金额（万元）, 3.5 and 12.40 in one column: figures, whatever days they look like.
    private static bool IsMeasured(string name, List<GridCell> cells) =>
        Measure().IsMatch(name) || cells.Exists(cell => cell.Cell.Date is null && Figure().Match(cell.Text.Squashed()) is { Success: true } figure
            && !(int.Parse(figure.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12 && int.Parse(figure.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31));

    [GeneratedRegex(@"[(（](?:万|亿|千|百)?(?:元|亩|户|人|个|处|件|项|米|公里|千米|平方米|㎡|m|km|吨|公斤|天|日|次|套|台|辆|家|页|份|分|条|公顷)[)）]$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Measure();

    [GeneratedRegex(@"^([0-9]{1,6})\.([0-9]{1,4})$", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();

    // A heading between the rows, merged or alone in its row, is no answer to the column.
    private static bool IsOfTable(GridRow row, int column) =>
        (row[column].Area is not { } area || area.FirstColumn == area.LastColumn) && Enumerable.Range(0, row.Width).Where(c => !row[c].IsBlank).Skip(1).Any();

    /// <summary>The option as one types it.</summary>
    public static string Option(string header, string meaning) =>
        header.AsSpan().ContainsAnyExcept(PlainInShells) ? $"--column \"{header}={meaning}\"" : $"--column {header}={meaning}";

    private static string Examples(IEnumerable<GridCell> cells) =>
        string.Concat(cells.Select(c => c.Text.ReplaceLineEndings(" ")).Distinct(StringComparer.Ordinal).Take(2).Select(text => Say(ImportTexts.Quoted, text.CutWithMark(Quoted))));

    private LedgerColumn? Kind(string header, GridCell cell)
    {
        if (cell.Cell.Date is not null || Day().IsMatch(cell.Text.Squashed()))
        {
            return LedgerColumn.Deadline;
        }

        if (cell.Text.EndsWith('%') && decimal.TryParse(cell.Text.Narrowed().TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            return LedgerColumn.Percent;
        }

        if (units.Find(cell.Text) is not null || Unit().IsMatch(cell.Text.WithoutSpaces()))
        {
            return LedgerColumn.LeadUnit;
        }

        return IsStatus(header, cell.Text) ? LedgerColumn.Status : null;
    }

    private bool IsStatus(string header, string text) =>
        StatusWords.Read(text) is not null
        || (StatusWords.ReadAnswer(text, closeOut: false) is not null && Asks().IsMatch(header))
        || (IsWord(text) && StatusSentence.Read(text, today) is SentenceReading.Told { Status: var status, Open: var open } && (open || status.Measure == MeasureStatus.Completed));

    private static bool IsWord(string text) => text.Length is > 1 and <= MaxWord && !text.Any(char.IsAsciiDigit);

    [GeneratedRegex(@"^(?:[0-9]{4}[-年./])?[0-9]{1,2}[-月./](?:[0-9]{1,2}日?)?(?:底|末|初|上旬|中旬|下旬)?(?:之前|以前|前)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    [GeneratedRegex("^.{1,20}(?:局|委员会|办公室|办事处|街道办|镇政府|乡政府|支队|大队|管委会|集团|公司)$", RegexOptions.NonBacktracking)]
    private static partial Regex Unit();

    [GeneratedRegex("完成|整改|办结|销号|到位|落实|解决", RegexOptions.NonBacktracking)]
    private static partial Regex Asks();
}
