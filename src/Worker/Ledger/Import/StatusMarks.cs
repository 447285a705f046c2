using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Columns whose header is a state and whose cells hold marks: 已完成, 推进中, 未启动 with a √ in one of them.</summary>
internal static class StatusMarks
{
    private const string Firm = "√✓✔☑✅●■◆★▲";
    private const string Loose = "○〇◯◎";

    private static readonly string[] Yes = ["是", "有", "对", "勾", "v", "y", "yes", "1"];
    private static readonly string[] No = ["否", "无", "×", "✗", "✘", "x", "n", "no", "0", "□", "☐", "未"];
    private static readonly string[] Sums = ["合计", "总计", "小计", "共计"];

    /// <summary>The header with such columns taken out of all other roles.</summary>
    public static TableHeader Settle(TableHeader found, List<GridRow> rows, int from)
    {
        if (found.Has(LedgerColumn.MeasureRowId))
        {
            return found;
        }

        var data = rows.Skip(from).Where(r => r.Own.Count > 1 && !Array.Exists(Sums, sum => r[r.Own[0]].Text.Contains(sum, StringComparison.Ordinal))).ToList();
        var marks = Candidates(found, rows[found.Row])
            .GroupBy(m => m.Group)
            .SelectMany(group => OfMarks([.. group], data, found))
            .ToList();
        if (marks.Count == 0)
        {
            return found;
        }

        var taken = marks.ConvertAll(m => m.At);
        return found with
        {
            Marks = marks,
            Columns = found.Columns.Select(c => (c.Key, Left: c.Value.Except(taken).ToList())).Where(c => c.Left.Count > 0).ToDictionary(c => c.Key, IReadOnlyList<int> (c) => c.Left),
            Side = found.Side.Except(taken).ToHashSet(),
            Ignored = [.. found.Ignored.Except(taken.Select(found.NameOf), StringComparer.Ordinal)],
            ByMeaning = [.. found.ByMeaning.Where(m => !taken.Contains(m.At))],
        };
    }

    /// <summary>The marked columns of a row as if their words stood in a column of states. Of several, steps on the way to closing are the last of them; others contradict.</summary>
    /// <param name="row">The row.</param>
    /// <param name="contradicting">Columns of one group that cannot both be true.</param>
    public static IReadOnlyList<(FieldCell Cell, bool IsOfClosing)> Of(LedgerRow row, out IReadOnlyList<string> contradicting)
    {
        var said = new List<(FieldCell, bool)>();
        contradicting = [];
        foreach (var group in row.Header.Marks.GroupBy(m => m.Group))
        {
            var marked = Marked([.. group], row);
            if (marked.Count > 1)
            {
                var steps = marked.Where(m => StatusWords.Read(m.Word) is { Measure: MeasureStatus.Completed }).ToList();
                contradicting = steps.Count == marked.Count ? contradicting : [.. marked.Select(m => m.Word)];
                marked = [(steps.Count > 0 ? steps : marked).MaxBy(Step)!];
            }

            said.AddRange(marked.Select(m => (row.Field(m.At) with { Text = m.Word }, m.IsOfClosing)));
        }

        return said;
    }

    private static int Step(StatusMark mark) => StatusWords.Read(mark.Word)?.Problem switch
    {
        ProblemStatus.Closed => 4,
        ProblemStatus.PublicNotice => 3,
        ProblemStatus.UnderReview => 2,
        ProblemStatus.CloseOutRequested => 1,
        _ => 0,
    };

    private static List<StatusMark> Marked(List<StatusMark> group, LedgerRow row)
    {
        var firm = group.FindAll(m => row.Field(m.At) is { IsBlank: false } field && Kind(field.Text) is MarkKind.Firm or MarkKind.Words);
        if (firm.Count > 0)
        {
            return firm;
        }

        // ○ beside ● means nothing, alone it is a mark
        var loose = group.FindAll(m => Kind(row.Field(m.At).Text) == MarkKind.Loose);
        return loose.Count > 0 || group is not [{ Word: var word } only] || Kind(row.Field(only.At).Text) != MarkKind.No ? loose
            : StatusWords.Read(word) is { Measure: MeasureStatus.Completed, Problem: null } ? [only with { Word = "否" }]
            : [];
    }

    private static IEnumerable<StatusMark> Candidates(TableHeader found, GridRow top)
    {
        var run = -1;
        var last = -2;
        foreach (var (column, name) in found.Names.OrderBy(n => n.Key))
        {
            var parent = found.Rows == 2 ? Parent(top, column) : column;
            var above = found.Rows == 2 && parent >= 0 ? HeaderParts.Find(top[parent].Text) : null;
            var isAnswer = name is "是" or "否" && above is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Status or LedgerColumn.CloseOut };
            if (Word(name) is not { } word && !isAnswer)
            {
                continue;
            }

            if (found.Rows == 1)
            {
                run = column == last + 1 ? run : column;
                last = column;
                parent = run;
            }

            yield return new StatusMark(column, isAnswer ? name : Word(name)!, parent, isAnswer && above!.Value.Column == LedgerColumn.CloseOut);
        }
    }

    // 已完成（打√） is the word; 是否申请销号 asks for another than 是否销号 does.
    private static string? Word(string header)
    {
        var word = Bare(header);
        return StatusWords.Read(word) is not null ? word
            : word.StartsWith("是否", StringComparison.Ordinal) && StatusWords.Read(word[2..]) is { Problem: ProblemStatus.CloseOutRequested or ProblemStatus.UnderReview or ProblemStatus.PublicNotice } ? word[2..]
            : null;
    }

    private static string Bare(string header)
    {
        var plain = header.Squashed();
        var open = plain.IndexOf('(', StringComparison.Ordinal);
        return (open > 0 ? plain[..open] : plain).TrimEnd([.. Firm]);
    }

    private static int Parent(GridRow top, int column)
    {
        for (var c = column; c >= 0; c--)
        {
            if (!top[c].IsBlank)
            {
                return top[c].Area?.FirstColumn ?? c;
            }
        }

        return -1;
    }

    // One column alone is taken where its word says an end, or asks for one.
    private static List<StatusMark> OfMarks(List<StatusMark> group, List<GridRow> data, TableHeader found)
    {
        var kinds = group.ConvertAll(m => data.Where(r => !r[m.At].IsBlank && r[m.At].Text.WithoutSpaces() != found.NameOf(m.At)).Select(r => Kind(r[m.At].Text)).ToList());
        var all = kinds.SelectMany(k => k).ToList();
        return all.Exists(k => k is MarkKind.Firm or MarkKind.Loose)
            && all.Count(k => k == MarkKind.Words) * 2 < all.Count
            && (group.Count > 1 || StatusWords.Read(group[0].Word) is { Measure: MeasureStatus.Completed } or { Measure: null })
            ? group : [];
    }

    private static MarkKind Kind(string text)
    {
        var plain = text.Squashed().ToLowerInvariant();
        return plain.Length == 0 || No.Contains(plain) || plain.All(c => char.IsPunctuation(c) && !Loose.Contains(c, StringComparison.Ordinal)) ? MarkKind.No
            : Firm.Contains(plain[0], StringComparison.Ordinal) || Yes.Contains(plain) ? MarkKind.Firm
            : Loose.Contains(plain[0], StringComparison.Ordinal) ? MarkKind.Loose
            : MarkKind.Words;
    }

    private enum MarkKind
    {
        No,
        Firm,
        Loose,

        /// <summary>A note in place of the mark.</summary>
        Words,
    }
}
