using System.Globalization;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What only the cells below a header decide.</summary>
internal static class HeaderCells
{
    /// <summary>A header is looked for this far down when a refusal wants to quote the row most like one.</summary>
    public const int MaxTitleRows = 40;

    private const int MinCount = 3;

    /// <summary>The header with its open ends settled: lists side by side, a number column that nobody filled, a 进度 in words, marks below states.</summary>
    public static TableHeader Settle(TableHeader found, List<GridRow> rows, int from)
    {
        var columns = new Dictionary<LedgerColumn, IReadOnlyList<int>>(found.Columns);
        var further = FurtherNumbers(found, columns);
        Unfilled(found, columns, rows, from);
        PercentInWords(found, columns, rows, from);
        return StatusMarks.Settle(found with
        {
            Columns = columns,
            FurtherNumbers = further,
            Side = found.Side.Concat(found.Columns.GetValueOrDefault(LedgerColumn.Number, [])).Except(columns.GetValueOrDefault(LedgerColumn.Number, [])).Except(further).ToHashSet(),
            Rivals = found.Rivals.Where(r => r.Key != LedgerColumn.Number).ToDictionary(r => r.Key, r => r.Value),
        }, rows, from);
    }

    /// <summary>True for the row 1, 2, 3, … that counts the columns below a header.</summary>
    public static bool IsCount(List<GridRow> rows, int at) =>
        at < rows.Count
        && rows[at].Own is { Count: >= MinCount } own
        && own.Select((column, i) => NumberText.Read(rows[at][column].Text)?.Text == (i + 1).ToString(CultureInfo.InvariantCulture)).All(same => same);

    private static IReadOnlyList<int> FurtherNumbers(TableHeader found, Dictionary<LedgerColumn, IReadOnlyList<int>> columns)
    {
        if (!columns.TryGetValue(LedgerColumn.Number, out var numbers))
        {
            return [];
        }

        columns[LedgerColumn.Number] = [numbers[0]];
        var lists = found.NameOf(numbers[0]) is "问题序号"
            ? found.Side.Where(c => found.NameOf(c) is "任务序号" or "责任序号" or "整改序号" or "清单序号")
            : [];
        return [.. numbers.Skip(1).Concat(lists).Order()];
    }

    // 问题编号 that is to be given later, beside a 序号 that counts.
    private static void Unfilled(TableHeader found, Dictionary<LedgerColumn, IReadOnlyList<int>> columns, List<GridRow> rows, int from)
    {
        if (columns.TryGetValue(LedgerColumn.Number, out var number)
            && found.Side.Where(c => HeaderParts.Find(found.NameOf(c)) is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Number }).Order().ToList() is { Count: > 0 } others
            && !rows.Skip(from).Any(r => !r[number[0]].IsBlank)
            && rows.Skip(from).Any(r => !r[others[0]].IsBlank))
        {
            columns[LedgerColumn.Number] = [others[0]];
        }
    }

    private static void PercentInWords(TableHeader found, Dictionary<LedgerColumn, IReadOnlyList<int>> columns, List<GridRow> rows, int from)
    {
        if (!columns.TryGetValue(LedgerColumn.Percent, out var percents) || found.Has(LedgerColumn.MeasureRowId))
        {
            return;
        }

        List<int> words = [.. percents.Where(c => found.NameOf(c).EndsWith('度') && rows.Skip(from).Any(r => IsText(new LedgerRow("", r, found), c)))];
        if (words.Count == 0)
        {
            return;
        }

        columns[LedgerColumn.Progress] = [.. columns.GetValueOrDefault(LedgerColumn.Progress, []), .. words];
        columns.Remove(LedgerColumn.Percent);
        if (percents.Except(words).ToList() is { Count: > 0 } left)
        {
            columns[LedgerColumn.Percent] = left;
        }
    }

    private static bool IsText(LedgerRow row, int column) =>
        row.Field(column) is { IsBlank: false } field && PercentText.Read(field) is null && field.Text != row.Header.NameOf(column);
}
