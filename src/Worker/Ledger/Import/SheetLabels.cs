using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What the rows above a table say of all of it: 印发日期, 填报单位, the year in the title. 填报时间 is not the issue date.</summary>
internal sealed partial class SheetLabels
{
    public DateOnly? IssuedOn { get; private set; }

    /// <summary>The row that says it, from 0.</summary>
    public int? IssuedAt { get; private set; }

    public string? Filler { get; private set; }

    public int? Year { get; private set; }

    /// <summary>The year in the title of what was assessed, audited or inspected: the deadlines may lie in the next.</summary>
    public int? AssessedYear { get; private set; }

    /// <summary>反馈日期, for a table that says no other day.</summary>
    public DateOnly? FedBackOn { get; private set; }

    /// <summary>The titles, without white space.</summary>
    public HashSet<string> Titles { get; } = new(StringComparer.Ordinal);

    /// <summary>A cell that announces an issue date and has none that can be read: its column and text.</summary>
    public (int Row, int Column, string Text)? Unread { get; private set; }

    public void Take(GridRow row)
    {
        for (var i = 0; i < row.Own.Count; i++)
        {
            var column = row.Own[i];
            var text = row[column].Text.Squashed();
            Titles.Add(text);
            TakeYear(text);
            var beside = i + 1 < row.Own.Count ? row[row.Own[i + 1]] : default;
            FedBackOn ??= FeedbackLabel().Match(text) is { Success: true } fed ? (fed.Groups[1].Length > 0 ? DayText.Find(fed.Groups[1].Value) : beside.Cell.Date ?? DayText.Find(beside.Cell.Text ?? "")) : null;
            TakeIssue(row, column, text, beside);
            if (Filler is null && FillerLabel().Match(text) is { Success: true } filler)
            {
                var name = filler.Groups[1].Length > 0 ? filler.Groups[1].Value : (beside.Cell.Text ?? "").Squashed();
                Filler = name.Length > 0 && !name.Contains(':', StringComparison.Ordinal) ? name : null;
            }
        }
    }

    private void TakeYear(string text)
    {
        if (Year is not null || AssessedYear is not null || TitleYear().Match(text) is not { Success: true } title)
        {
            return;
        }

        var year = int.Parse(title.Groups[1].ValueSpan, provider: null);
        var assessed = Assessed().IsMatch(title.Value);
        Year = assessed ? null : year;
        AssessedYear = assessed ? year : null;
    }

    private void TakeIssue(GridRow row, int column, string text, GridCell beside)
    {
        if (IssuedOn is null && IssuedThen().Match(text) is { Success: true } said && DayText.Find(said.Groups[1].Value) is { } then)
        {
            (IssuedOn, IssuedAt) = (then, row.Index);
            return;
        }

        if (IssuedOn is not null || IssueLabel().Match(text) is not { Success: true } label)
        {
            return;
        }

        var (colon, rest) = (label.Groups[1].Length > 0, label.Groups[2].Value);
        if (rest.Length == 0)
        {
            TakeBeside(row, column, beside);
            return;
        }

        // 交办时间以文件为准 is a sentence and no label.
        if (!colon && !rest.Any(char.IsAsciiDigit))
        {
            return;
        }

        IssuedOn = DayText.Find(rest);
        IssuedAt = row.Index;
        if (IssuedOn is null)
        {
            Unread ??= (row.Index, column, row[column].Text);
        }
    }

    private void TakeBeside(GridRow row, int column, GridCell beside)
    {
        var text = beside.Cell.Text ?? "";
        IssuedOn = beside.Cell.Date ?? DayText.Find(text);
        IssuedAt = row.Index;
        if (IssuedOn is null && text.Length > 0 && !text.Squashed().Contains(':', StringComparison.Ordinal))
        {
            Unread ??= (row.Index, column, Say(ImportTexts.Beside, row[column].Text, text));
        }
    }

    [GeneratedRegex(@"(20[0-9]{2})年?度?[^0-9]*(?:台账|清单|一览表|明细表|任务表|整改)", RegexOptions.NonBacktracking)]
    private static partial Regex TitleYear();

    [GeneratedRegex("年度?[^0-9]*(?:考核|评估|审计|测评|述职|考评|巡察|巡视|督查|督察|检查|民主生活会|组织生活会|预算执行|决算|绩效|反馈|通报)", RegexOptions.NonBacktracking)]
    private static partial Regex Assessed();

    [GeneratedRegex("反馈(?:意见)?(?:送达|印发|书面)?(?:日期|时间):?([^:]*)", RegexOptions.NonBacktracking)]
    private static partial Regex FeedbackLabel();

    /// <summary>2026年11月6日印发</summary>
    [GeneratedRegex(@"(20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)(?:印发|交办|下发|下达|签发)\)?$", RegexOptions.NonBacktracking)]
    private static partial Regex IssuedThen();

    [GeneratedRegex(@"(?:(?:印发|交办|下发|发文|下达|签发)(?:单|函|件|通知)?(?:\([^)]*\))?(?:日期|时间)|起算(?:日期|日))(?:\([^)]*\))?(:?)(.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex IssueLabel();

    [GeneratedRegex(@"^(?:填报单位|填报部门|报送单位|责任单位|单位名称|单位)(?:\([^)]*\))?:(.*?)(?:\((?:盖章|公章|章)\))?(?:(?:填报|报送|填表|制表|印发|交办|下发)(?:时间|日期).*|联系.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex FillerLabel();
}
