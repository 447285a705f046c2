using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Deadlines;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Ledger.Sentences;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Reads the status cells of one problem's rows from top to bottom, and what progress and percentage say beside them.</summary>
internal sealed partial class StatusFields(ProblemRows problem, DateOnly today, ImportNotes notes)
{
    private const int Quoted = 40;
    private const int LongestRemark = 20;
    private const string Closed = "已销号";
    private const string NotClosed = "未销号";

    private static readonly StatusReading Idle = new(ProblemStatus.NotStarted, MeasureStatus.NotStarted, false, false);
    private static readonly StatusReading Done = new(null, MeasureStatus.Completed, false, false);

    private RowStatus _above = RowStatus.Unsaid;
    private string _aboveText = "";

    /// <summary>The status of the next row. A blank cell means as above, unless the author merges cells to say so and left this one blank beside them.</summary>
    public RowStatus Next(LedgerRow row)
    {
        if (row.Header.Has(LedgerColumn.MeasureStatus))
        {
            return Apart(row);
        }

        var told = row[LedgerColumn.MeasureRowId].IsBlank ? Told(row) : [];
        var (written, close) = Written(row, told.FirstOrDefault());
        if (written.Count + told.Count == 0)
        {
            return close is null ? Above(row) : Unread(row, close.OfRow ? Combine(null, null, close) : Keep(Combine(null, null, close), close.Cell.Text));
        }

        // 申请销号 below 是否销号 says that the matter is done as well
        List<StatusClaim> claims = [.. written, .. close is { Status: { Measure: not null, Problem: not ProblemStatus.Closed } } ? [close] : (StatusClaim[])[], .. told];
        if (claims is [{ Weak: true } no] && IsUnreported(row))
        {
            claims = [no with { Status = Idle }];
        }

        var (status, main, against) = StatusClaims.Settle(claims);
        (status, close) = Closing(row, status, main, against, close, written.Count > 0 ? written : [.. told.Where(c => c.Exact)], claims);
        var own = !told.Contains(main);

        // 未开始 in the first of three columns is overtaken by 已印发 in the last
        var telling = against is null ? main : main.Status.Measure == MeasureStatus.NotStarted && against is { IsBegun: true, IsFinished: false } ? against : null;
        var word = own || main.Exact ? main.Cell.Text : status.Measure == MeasureStatus.LongTerm ? main.Cell.Text.CutTo(Quoted) : null;
        var result = Combine(status, word, close) with
        {
            Source = Unclosed(status, close, told) is { } report ? new StatusSource(StatusCertainty.ClosedInReport, report.Cell.Text)
                : (own && main.Exact) || close is { Status.Problem: ProblemStatus.Closed } ? null
                : new StatusSource(main.Unsure ? StatusCertainty.Unclear : main.Doubtful && against is null ? StatusCertainty.Doubtful : StatusCertainty.Clear, main.Cell.Text),
            DeedsOnly = telling is { DeedsOnly: true, Exact: false },
            AllDone = telling is { AllDone: true, Exact: false },
        };

        // Only the columns of states speak for the blank rows below: what is reported of one measure is not said of the next.
        if (written.Count > 0)
        {
            Keep(close is { OfRow: true } ? result with { Problem = status.Problem } : result, written[0].Cell.Text);
        }
        else if (close is { OfRow: false })
        {
            Keep(Combine(null, null, close), close.Cell.Text);
        }

        return result;
    }

    /// <summary>The problem's own status from those of its rows. It counts as closed only when every row says so.</summary>
    public ProblemStatus? Of(IReadOnlyList<RowStatus> rows)
    {
        var said = rows.Where(r => r.Problem is not null || r.Measure is not null).Select(r => r.Problem ?? ProblemStatus.InProgress).Distinct().ToList();
        if (said.Count <= 1)
        {
            return said.Count == 0 ? null : rows.All(r => r.Problem is not null || r.Measure is not null) || said[0] != ProblemStatus.Closed ? said[0] : Partly();
        }

        return said.Contains(ProblemStatus.Closed) ? Partly()
            : said.Contains(ProblemStatus.Reopened) ? ProblemStatus.Reopened
            : said.Contains(ProblemStatus.Returned) ? ProblemStatus.Returned
            : said.Contains(ProblemStatus.ExtensionPending) ? ProblemStatus.ExtensionPending
            : ProblemStatus.InProgress;
    }

    // Our own export has a column for the problem and one for the measure. What a word says beyond the state is in the ledger already.
    private RowStatus Apart(LedgerRow row)
    {
        var whole = row[LedgerColumn.Status] is { IsBlank: false } status ? Read(row, status, closeOut: false)?.Status : null;
        var own = row[LedgerColumn.MeasureStatus] is { IsBlank: false } measure ? Read(row, measure, closeOut: false)?.Status : null;
        _above = _above with { Problem = whole is null ? _above.Problem : whole.Problem ?? ProblemStatus.InProgress };
        return new RowStatus(_above.Problem, own?.Measure, own?.LongTerm == true, null);
    }

    private RowStatus Above(LedgerRow row)
    {
        if (_above.Measure == MeasureStatus.Completed && _above.Problem is null && row[LedgerColumn.Number].FromAbove)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.StatusAboveUnclear, _aboveText));
            return RowStatus.Unsaid;
        }

        return _above.Measure is null ? Unread(row, _above) : _above with { Source = null };
    }

    // What stands in the columns of states, and what is said of closing; 未销号 in a column of states says no more than that.
    private (List<StatusClaim> Written, StatusClaim? Close) Written(LedgerRow row, StatusClaim? told)
    {
        var all = row.All(LedgerColumn.Status).Where(IsFilled).Select(field => Read(row, field, closeOut: false, told)).OfType<StatusClaim>().Concat(Marked(row)).ToList();
        var close = row[LedgerColumn.CloseOut] is { } cell && IsFilled(cell) ? Read(row, cell, closeOut: true, told, soft: !row.Header.NameOf(cell.Column).Contains("销号", StringComparison.Ordinal)) : null;
        close = close is not null && IsOfRow(row.Header.NameOf(close.Cell.Column)) ? close with { OfRow = true } : close;
        return ([.. all.Where(c => c.Status.Measure is not null)], close ?? all.Find(c => c.Status.Measure is null));
    }

    // 销号时间 and 复查结论 are filled in row by row.
    private static bool IsOfRow(string header) => header.Contains("时间", StringComparison.Ordinal) || header.Contains("日期", StringComparison.Ordinal) || header.Contains("结论", StringComparison.Ordinal) || header.Contains("结果", StringComparison.Ordinal);

    private IEnumerable<StatusClaim> Marked(LedgerRow row)
    {
        var marks = StatusMarks.Of(row, out var contradicting);
        if (contradicting.Count > 0)
        {
            notes.Refuse(row, marks[0].Cell, Say(ImportTexts.MarksContradict, string.Join('、', contradicting)), problem.Number);
        }

        return marks.Select(m => Read(row, m.Cell, m.IsOfClosing)).OfType<StatusClaim>();
    }

    // Closed in one column and open in another: a state of its own contradicts, a report may only be older.
    private (StatusReading Status, StatusClaim? Close) Closing(
        LedgerRow row, StatusReading status, StatusClaim main, StatusClaim? against, StatusClaim? close, List<StatusClaim> firm, List<StatusClaim> claims)
    {
        if (close?.Status.Problem == ProblemStatus.Closed)
        {
            if (firm.Find(c => c.Status.Measure is MeasureStatus.InProgress or MeasureStatus.NotStarted && (c.Exact || c.Open)) is { } unfinished)
            {
                notes.Refuse(row, close.Cell, Say(ImportTexts.StatusContradicts, unfinished.Cell.Text, close.Cell.Text), problem.Number);
            }
            else if (claims.Find(c => c.Open && !c.IsNone) is { } open)
            {
                Differ(row, close, open, LedgerWords.Of(MeasureStatus.InProgress));
                return (StatusClaims.Moving, null);
            }

            return (status, close);
        }

        if (close is { Status.Problem: ProblemStatus.InProgress } && (status.Problem == ProblemStatus.Closed || Unclosed(status, null, claims) is not null))
        {
            Differ(row, Unclosed(status, null, claims) ?? main, close, LedgerWords.Of(MeasureStatus.Completed));
            return (status.Problem == ProblemStatus.Closed ? status with { Problem = null } : status, close);
        }

        if (against is not null)
        {
            Differ(row, main, against, LedgerWords.Of(status.Measure!.Value));
        }

        return (status, close);
    }

    /// <summary>The report that says closed where no column of states says anything of closing; null where there is none.</summary>
    private static StatusClaim? Unclosed(StatusReading status, StatusClaim? close, List<StatusClaim> claims) =>
        close is null && status is { Measure: MeasureStatus.Completed, Problem: not ProblemStatus.Closed } ? claims.Find(c => c.SaysClosed) : null;

    private ProblemStatus Partly()
    {
        notes.Warn(problem.First.Sheet, problem.First.Number, Say(ImportTexts.StatusPartlyClosed, problem.Number.Text));
        return ProblemStatus.InProgress;
    }

    // Progress and percentage, in this order.
    private List<StatusClaim> Told(LedgerRow row)
    {
        // 无 in the column of one month takes nothing back of what another says; a plain word (办结情况：已办结) is what the sentence beside it comes to.
        var cells = ProgressCells.Of(row);
        var claims = cells.Where(cell => !PercentText.IsAlone(cell)).Select(cell => Report(row, cell)).OfType<StatusClaim>().OrderBy(c => c.IsNone).ThenBy(c => !c.Exact).ToList();
        // 已销号 in a remark is a report like any other: it closes nothing, and is listed
        if (row[LedgerColumn.Remark] is { IsBlank: false, Cell.Date: null, Text.Length: <= LongestRemark } remark && !OfAnother().IsMatch(remark.Text)
            && StatusClaim.Of(remark, notes.Sentences.Read(WithoutDay(remark, closeOut: false).Text, today)) is { Status.Problem: ProblemStatus.Closed } closed)
        {
            claims.Insert(0, closed.AsReport());
        }

        // 已完成 in the column of deadlines is a report as well
        if (row[LedgerColumn.Deadline] is { IsBlank: false, Cell.Date: null } when && DeadlineReader.SaysNoDay(when.Text) && StatusWords.Read(when.Text) is { Measure: MeasureStatus.Completed } ended)
        {
            claims.Insert(0, new StatusClaim(when, ended) { Exact = true }.AsReport());
        }

        foreach (var cell in cells.Where(PercentText.IsAlone).Prepend(row[LedgerColumn.Percent]))
        {
            AddFigure(cell, claims);
        }

        return claims;
    }

    private void AddFigure(FieldCell percent, List<StatusClaim> claims)
    {
        var figures = PercentText.Read(percent) is { } share ? PercentText.Show(share) : percent.Text;
        if (IsFilled(percent) && StatusClaim.Of(percent, notes.Sentences.Read(figures, today))?.AsReport() is { } figure)
        {
            // 100 beside a report of single deeds is the figure's to say.
            claims.Insert(figure.IsFinished && claims.Exists(c => !c.Open && !c.IsFinished) ? 0 : claims.Count, figure);
        }
    }

    private StatusClaim? Report(LedgerRow row, FieldCell cell)
    {
        // 完成情况（是/否）
        if (cell.Text.Trim() is "是" or "否" && StatusWords.ReadAnswer(cell.Text, closeOut: false) is { } answer && AsksForEnd().IsMatch(row.Header.NameOf(cell.Column)))
        {
            return new StatusClaim(cell, answer) { Weak = answer.Problem == ProblemStatus.InProgress, Exact = true };
        }

        var claim = StatusClaim.Of(cell, notes.Sentences.Read(cell.Text, today))?.AsReport();
        if (claim is { ByStage: true, IsFinished: true } && row[LedgerColumn.Measure].Text.Contains("验收", StringComparison.Ordinal))
        {
            return claim with { Status = StatusClaims.Moving, Open = true }; // the acceptance is what is to be done
        }

        return claim is null or { IsFinished: false } && DeedReport.SaysDone(cell.Text, row[LedgerColumn.Measure].Text)
            ? new StatusClaim(cell, Done)
            : claim;
    }

    // What nobody can read is named; where it reports something, the measure has begun at least.
    private RowStatus Unread(LedgerRow row, RowStatus status)
    {
        foreach (var cell in ProgressCells.Of(row))
        {
            if (notes.Sentences.Read(cell.Text, today) is SentenceReading.Unclear unclear)
            {
                return status with
                {
                    Source = new StatusSource(StatusCertainty.Unclear, cell.Text),
                    Measure = status.Measure ?? (unclear.Reports ? MeasureStatus.InProgress : null),
                    Problem = status.Problem ?? (unclear.Reports ? ProblemStatus.InProgress : null),
                };
            }
        }

        return status with { Source = null };
    }

    // Nothing stands in the columns in which work would be reported.
    private static bool IsUnreported(LedgerRow row)
    {
        LedgerColumn[] reports = [LedgerColumn.Progress, LedgerColumn.Percent];
        return Array.Exists(reports, row.Header.Has) && reports.SelectMany(row.All).All(field => !IsFilled(field));
    }

    private StatusClaim? Read(LedgerRow row, FieldCell field, bool closeOut, StatusClaim? told = null, bool soft = false)
    {
        field = WithoutDay(field, closeOut);
        if (StatusWords.Read(field.Text) is null && StatusWords.ReadAnswer(field.Text, closeOut) is { } answer)
        {
            var no = answer.Problem == ProblemStatus.InProgress;
            return new StatusClaim(field, answer) { Weak = no, Exact = true };
        }

        if (StatusClaim.Of(field, notes.Sentences.Read(field.Text, today)) is { } claim)
        {
            return closeOut && !claim.Exact && Filed().IsMatch(field.Text) ? new StatusClaim(field, StatusWords.Read(NotClosed)!) { Weak = true } : claim;
        }

        if (told is not null)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.StatusFromOther, row.Header.NameOf(field.Column), field.Text.CutWithMark(Quoted), row.Header.NameOf(told.Cell.Column)));
            return null;
        }

        if (soft)
        {
            notes.Warn(row.Sheet, row.Number, Say(ImportTexts.StatusNotRead, row.Header.NameOf(field.Column), field.Text.CutWithMark(Quoted)));
            return null;
        }

        notes.Refuse(row, field, Say(ImportTexts.StatusUnknown, field.Text, string.Join('、', StatusWords.Examples)), problem.Number);
        return null;
    }

    // 是，11.18销号 and 已销号（11.22） are the word; a day that has come below 销号时间 says that it was closed then.
    private FieldCell WithoutDay(FieldCell field, bool closeOut)
    {
        if (field.Cell.Date is { } day)
        {
            return closeOut ? field with { Text = day <= today ? Closed : NotClosed } : field;
        }

        return DatedWord.Read(field.Text, today) switch
        {
            { Word.Length: 0 } dated when closeOut => field with { Text = dated.HasCome ? Closed : NotClosed },
            { HasCome: true, Word: var word } when StatusWords.Read(word) is not null || StatusWords.ReadAnswer(word, closeOut) is not null => field with { Text = word },
            _ => field,
        };
    }

    // 序号7已销号, 原问题已销号
    [GeneratedRegex("[序编]号|第[0-9一二三四五六七八九十]|[0-9]号|其[他它余中]|原|同|并入|部分|[0-9一二两三四五六七八九十](?:项|个|处|件|条)", RegexOptions.NonBacktracking)]
    private static partial Regex OfAnother();

    [GeneratedRegex("完成|整改|办结|落实|到位", RegexOptions.NonBacktracking)]
    private static partial Regex AsksForEnd();

    // 已报，未批: closing was asked for; nothing of the work is open.
    [GeneratedRegex("^已?(?:上报|报|申请|提交|报送)[^差剩余还欠]{0,10}(?:未|待|等|没)(?:批|审|核|复|回|销)", RegexOptions.NonBacktracking)]
    private static partial Regex Filed();

    private void Differ(LedgerRow row, StatusClaim one, StatusClaim other, string taken) => notes.Warn(row.Sheet, row.Number, Say(
        ImportTexts.StatusDiffers,
        row.Header.NameOf(one.Cell.Column), one.Cell.Text.ReplaceLineEndings(" ").CutWithMark(Quoted),
        row.Header.NameOf(other.Cell.Column), other.Cell.Text.ReplaceLineEndings(" ").CutWithMark(Quoted),
        taken));

    private static RowStatus Combine(StatusReading? status, string? text, StatusClaim? close)
    {
        // 未销号 says only that the problem is not closed; what the other column says is more.
        var closeOut = close?.Status;
        var weak = closeOut is { Problem: ProblemStatus.InProgress };
        return new RowStatus(
            (weak ? status?.Problem : closeOut?.Problem) ?? status?.Problem ?? closeOut?.Problem,
            closeOut?.Problem == ProblemStatus.Closed ? MeasureStatus.Completed : status?.Measure ?? closeOut?.Measure,
            status?.LongTerm == true || closeOut?.LongTerm == true,
            status is null ? (closeOut?.KeepWord == true ? close!.Cell.Text : null) : status.KeepWord ? text : null);
    }

    private static bool IsFilled(FieldCell field) => !field.IsBlank && !StatusSentence.IsDash(field.Text);

    private RowStatus Keep(RowStatus status, string text)
    {
        (_above, _aboveText) = (status, text);
        return status;
    }
}
