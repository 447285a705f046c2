using System.Diagnostics;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Reads a whole cell, clause by clause. Every character must have a known meaning; the first that has none ends the reading.</summary>
internal sealed class CellReader(Scan scan)
{
    private static readonly string[] NotThen = ["作废", "启动", "开始", "开工", "起", "预计", "计划", "拟", "力争", "错", "核实", "确认", "不", "未", "初稿", "阶段"];
    private readonly List<Clause> _clauses = [];
    private readonly List<string> _status = [];
    private (string Word, int Start, int End)? _immediate;
    private string? _longTerm;
    private bool _continuousFirst;
    private string? _labelAhead;
    private bool _first;

    public DeadlineReading Read()
    {
        if (DeadlineWords.Nothing.Contains(scan.Text.TrimEnd('。', '.')))
        {
            scan.Refuse(DeadlineTexts.NotADeadline, 0);
        }

        var separated = true;
        while (scan.Refusal is null)
        {
            separated |= Separators.Skip(scan);
            if (scan.Done)
            {
                break;
            }

            separated = scan.Next is '(' ? ReadBrackets(separated) : ReadClause(separated);
        }

        return scan.Refusal is { } reason ? new DeadlineReading.Refused(reason) : Assemble();
    }

    // Whether what follows may begin a new clause of any kind.
    private bool ReadClause(bool separated)
    {
        var start = scan.At;
        if (scan.TakeAny(DeadlineWords.Headers) is not null && !scan.Take(":") && !scan.Take("为"))
        {
            scan.At = start;
        }

        if (ReadLabelAhead() || scan.Refusal is not null)
        {
            return true;
        }

        ReadFirst();

        var joined = false;
        while (!StartsFixedWord() && scan.TakeAny(DeadlineWords.Lead) is { } lead)
        {
            joined |= lead is "并" or "且" or "同时";
        }

        if (DeadlineWords.Thereafter.Any(word => scan.Sees(word)
            && (Array.Exists(DeadlineWords.LongTerm, lasting => Follows(word, lasting)) || Array.Exists(DeadlineWords.Periodic, periodic => Follows(word, periodic)))))
        {
            scan.TakeAny(DeadlineWords.Thereafter);
            joined = true;
        }

        if (Array.Exists(DeadlineWords.Unclear, scan.Sees))
        {
            scan.Refuse(DeadlineTexts.Unclear, start);
        }
        else if (Array.Exists(DeadlineWords.Kinds, scan.Sees) || IsLongTermWithLength())
        {
            scan.Refuse(DeadlineTexts.KindOnly, start);
        }
        else if (scan.TakeAny(DeadlineWords.Periodic) is not null)
        {
            ReadPeriodic(start);
        }
        else if (scan.TakeAny(DeadlineWords.LongTerm) is { } longTerm)
        {
            ReadLongTerm(longTerm, joined, start);
        }
        else if (scan.TakeAny(DeadlineWords.Immediate) is { } immediate)
        {
            return ReadImmediate(immediate, start);
        }
        else if (scan.TakeAny(DeadlineWords.Slogans) is not null && (scan.Done || Separators.Ends(scan.Next)))
        {
            return false;
        }
        else if (scan.TakeAny(DeadlineWords.Status) is { } status)
        {
            _status.Add(status);
        }
        else if (TermReader.Read(scan) is { } term)
        {
            ReadDated(term, start, separated);
        }
        else
        {
            ReadLabelBehind(start);
        }

        return false;
    }

    private bool Follows(string word, string next) => string.CompareOrdinal(scan.Text, scan.At + word.Length, next, 0, next.Length) == 0;

    // 首次10月底前, 首次排查11月底前完成
    private void ReadFirst()
    {
        var back = scan.At;
        if (_labelAhead is not null || scan.TakeAny(["首次", "首轮", "第一次", "第一轮"]) is null)
        {
            return;
        }

        while (!scan.Done && !Separators.Ends(scan.Next) && !char.IsAsciiDigit(scan.Next) && !Array.Exists(DeadlineWords.Ends, end => scan.Sees("年" + end)))
        {
            scan.At++;
        }

        _labelAhead = scan.Text[back..scan.At];
        _first = true;
        if (!char.IsAsciiDigit(scan.Next) && !scan.Sees("年"))
        {
            (scan.At, _labelAhead, _first) = (back, null, false);
        }
    }

    // 自印发之日起, 限期整改 and 限时立改 begin with what is a lead word elsewhere.
    private bool StartsFixedWord() =>
        Array.Exists(DeadlineWords.FromNow, scan.Sees) || Array.Exists(DeadlineWords.Kinds, scan.Sees) || Array.Exists(DeadlineWords.Immediate, scan.Sees);

    private bool IsLongTermWithLength()
    {
        var back = scan.At;
        var hasLength = scan.Take("长期") && WrittenNumber.TryTake(scan, out _);
        scan.At = back;
        return hasLength;
    }

    // 启动:9月底前
    private bool ReadLabelAhead()
    {
        // 第一批10月31日前
        if (Labels.StageLength(scan.Text.AsSpan(scan.At)) is > 0 and var stage && scan.At + stage < scan.Text.Length && char.IsAsciiDigit(scan.Text[scan.At + stage]))
        {
            _labelAhead = scan.Text[scan.At..(scan.At + stage)];
            scan.At += stage;
            return true;
        }

        var colon = scan.Text.IndexOf(':', scan.At);
        if (colon < 0 || !(Labels.IsAction(scan.Text[scan.At..colon]) || Labels.IsStage(scan.Text[scan.At..colon])))
        {
            return false;
        }

        _labelAhead = scan.Text[scan.At..colon];
        scan.At = colon + 1;
        return true;
    }

    // 9月底前,完成整改
    private void ReadLabelBehind(int start)
    {
        scan.At = start;
        if (Separators.Ends(scan.Next) || _clauses is not [.., { Term: not null, Label: null } last])
        {
            // Also a closing bracket, or a stop inside a damaged date: nothing here may be passed over.
            scan.Refuse(CountsFromElsewhere(start) ? DeadlineTexts.OtherStart : DeadlineTexts.Residue, start);
        }
        else if (TermTail.Read(scan, start) is { } tail)
        {
            Apply(tail, last, isAdjacent: false);
            last.End = scan.At;
        }
    }

    // 收到通知之日起15日内, 资金到位后30日内
    private bool CountsFromElsewhere(int start)
    {
        var end = start;
        while (end < scan.Text.Length && !Separators.Ends(scan.Text[end]))
        {
            end++;
        }

        var clause = scan.Text.AsSpan(start, end - start);
        return clause.Contains("之日", StringComparison.Ordinal) || clause.Contains("次日起", StringComparison.Ordinal) || (clause.Contains('后') && clause.ContainsAnyInRange('0', '9'));
    }

    private void ReadDated(Term term, int start, bool separated)
    {
        if (scan.Refusal is not null)
        {
            return;
        }

        if (DeadlineReader.IsFarAway(term.Date, scan.Basis.LedgerYear))
        {
            scan.Refuse(DeadlineTexts.YearFarAway, start, SpanTerms.Text(term.Date), scan.Basis.LedgerYear);
            return;
        }

        // 12月底前完工3个月内验收: the second may count from the first.
        if (!separated && (!term.IsClosed || term.Shape == TermShape.Span))
        {
            scan.Refuse(DeadlineTexts.Residue, start);
            return;
        }

        if (term.YearAssumed && _clauses.Exists(earlier => earlier.Term is { Shape: not TermShape.Span } && earlier.Term.Date > term.Date))
        {
            scan.Refuse(DeadlineTexts.OutOfOrder, start);
            return;
        }

        if (TermTail.Read(scan, start, isOpen: term.IsClosed) is not { } tail)
        {
            return;
        }

        if (_continuousFirst)
        {
            scan.Refuse(DeadlineTexts.DateAndContinuous, 0);
        }
        else if (tail is { LongTerm: not null, IsJoined: false } && term.Shape == TermShape.WithinYear)
        {
            _clauses.Add(new Clause(start, scan.At, null) { Notes = { DeadlineTexts.NoteContinuous } });
        }
        else
        {
            var clause = new Clause(start, scan.At, term) { Label = _labelAhead };
            if (_first)
            {
                clause.Notes.Add(DeadlineTexts.NoteFirst);
                _first = false;
            }

            _labelAhead = null;
            _clauses.Add(clause);
            Apply(tail, clause, isAdjacent: !tail.IsJoined);
        }
    }

    private void Apply(TermTail tail, Clause clause, bool isAdjacent)
    {
        if (tail.Label is not null and not "完成" && clause.Label is not null)
        {
            scan.Refuse(DeadlineTexts.Residue, clause.Start);
        }

        clause.Label ??= tail.Label;
        if (tail.LongTerm is not null)
        {
            clause.LongTerm = true;
            if (isAdjacent && IsContinuous(tail.LongTerm))
            {
                scan.Refuse(DeadlineTexts.DateAndContinuous, clause.Start);
            }
        }
    }

    private void ReadPeriodic(int start)
    {
        while (scan.TakeAny(DeadlineWords.PeriodicAnchors) is not null || scan.TakeAny(DeadlineWords.Seasons) is not null || PeriodicDay.Take(scan) || PeriodicDay.TakeAnother(scan))
        {
        }

        var tailStart = scan.At;
        while (!scan.Done && !Separators.Ends(scan.Next))
        {
            scan.At++;
        }

        var action = scan.Text[tailStart..scan.At];
        foreach (var count in DeadlineWords.PeriodicAnchors)
        {
            action = action.Replace(count, "", StringComparison.Ordinal);
        }

        if (action.Length > 0 && !Labels.IsAction(action))
        {
            scan.Refuse(DeadlineTexts.Residue, start);
            return;
        }

        _clauses.Add(new Clause(start, scan.At, null) { Label = action.Length > 0 ? action : null, Notes = { DeadlineTexts.NotePeriodic } });
    }

    private void ReadLongTerm(string word, bool joined, int start)
    {
        var before = _clauses.LastOrDefault();
        if (IsContinuous(word) && !joined)
        {
            // 6月底前,持续推进: whether it ends then or goes on cannot be told; 6月底前完成,持续推进 can.
            if (before is { Term: not null, Label: null })
            {
                scan.Refuse(DeadlineTexts.DateAndContinuous, before.Start);
                return;
            }

            _continuousFirst |= before is null && _immediate is null;
        }

        if (TermTail.Read(scan, start) is not null)
        {
            _longTerm ??= word;
        }
    }

    // Whether a date stands right behind it: 立行立改 2026年11月底
    private bool ReadImmediate(string word, int start)
    {
        if (char.IsAsciiDigit(scan.Next))
        {
            _immediate ??= (word, start, scan.At);
            return true;
        }

        if (TermTail.Read(scan, start) is { } tail)
        {
            _immediate ??= (word, start, scan.At);
            _longTerm ??= tail.LongTerm;
        }

        return false;
    }

    private bool ReadBrackets(bool separated)
    {
        var start = scan.At;
        var close = scan.Text.IndexOf(')', start);
        if (close < 0)
        {
            scan.RefuseWith(DeadlineTexts.BracketOpen);
            return false;
        }

        scan.At = close + 1;
        var content = scan.Text[(start + 1)..close].TrimEnd('。');
        if (separated && content.Length is 1 or 2 && !scan.Done && content.All(c => char.IsAsciiDigit(c) || "一二三四五六七八九十".Contains(c, StringComparison.Ordinal)))
        {
            return true;
        }

        if (DeadlineWords.Status.Contains(content))
        {
            _status.Add(content);
            return false;
        }

        if (DeadlineWords.LongTerm.Contains(content.TrimStart('并')) && !IsContinuous(content))
        {
            _longTerm ??= content;
            return false;
        }

        if (DeadlineWords.Periodic.Contains(content))
        {
            _longTerm ??= content;
            return false;
        }

        if (DeadlineWords.Immediate.Contains(content))
        {
            _immediate ??= (content, start + 1, close);
            return false;
        }

        if (_clauses.LastOrDefault() is { Term.IsDay: true, Label: null } day && (DeadlineWords.Inclusive.Contains(content) || IsItsWeekday(content, day)))
        {
            scan.TakeAny(DeadlineWords.Before);
            if (TermTail.Read(scan, day.Start) is { } tail)
            {
                Apply(tail, day, isAdjacent: !tail.IsJoined);
                day.End = scan.At;
            }

            return false;
        }

        if (_clauses.LastOrDefault() is { Term.Shape: TermShape.Span, Label: null } span && NamesTheStart(start + 1, close, span))
        {
            if (TermTail.Read(scan, span.Start, isOpen: true) is { } tail)
            {
                Apply(tail, span, isAdjacent: !tail.IsJoined);
                span.End = scan.At;
            }

            return false;
        }

        if (_clauses.LastOrDefault() is { Term: { } dated } last && Aside(content, dated.Date) is { } aside)
        {
            last.Notes.Add(aside);
            if (TermTail.Read(scan, last.Start, isOpen: true) is { } tail)
            {
                Apply(tail, last, isAdjacent: !tail.IsJoined);
                last.End = scan.At;
            }

            return false;
        }

        if (_clauses.Count == 0 && (_immediate is not null || _longTerm is not null || start == 0) && ReadsAsDate(start + 1, close))
        {
            return true;
        }

        scan.RefuseWith(DeadlineTexts.Brackets, scan.Original(start + 1, close));
        return false;
    }

    // 1个月内(11月12日前) where both come to one day, 12月31日(年度任务): null where it says another day or anything of time.
    private string? Aside(string content, DateOnly day) =>
        content.Length is > 1 and < 24 && new CellReader(new Scan(FoldedText.Of(content, lineBreaksSeparate: false), scan.Basis)).Read() is DeadlineReading.Understood { Parts: [{ Date: { } other }] }
            ? (other == day ? Say(DeadlineTexts.NoteSameDay, content) : null)
            : content.Length is > 1 and < 12 && content.All(c => c is >= '\u4E00' and <= '\u9FFF') && LabelDangers.None(content) && !NotThen.Any(word => content.Contains(word, StringComparison.Ordinal))
                ? Say(DeadlineTexts.NoteAside, content)
                : null;

    // 15日内(自印发之日起), 15日内(自收到之日起)
    private bool NamesTheStart(int start, int close, Clause span)
    {
        if (IssuePhrase.IsWhole(scan, start, close))
        {
            return true;
        }

        scan.At = start;
        var received = ReceiptPhrase.Take(scan) is { } note && scan.At == close ? note : null;
        scan.At = close + 1;
        if (received is not null)
        {
            span.Notes.Add(received);
        }

        return received is not null;
    }

    // 立行立改(2026年11月20日前)
    private bool ReadsAsDate(int start, int close)
    {
        scan.At = start;
        ReadClause(separated: true);
        var whole = scan.At == close && _clauses is [{ Term: not null }];
        scan.At = close + 1;
        return whole || scan.Refusal is not null;
    }

    private bool IsItsWeekday(string content, Clause day)
    {
        var name = content.StartsWith("星期", StringComparison.Ordinal) ? content[2..] : content.StartsWith('周') ? content[1..] : "";
        var said = Array.IndexOf(DeadlineWords.Weekdays, name == "天" ? "日" : name);
        var actual = (int)day.Term!.Date.DayOfWeek;
        if (said >= 0 && said != actual)
        {
            scan.RefuseWith(DeadlineTexts.Weekday, scan.Original(0, scan.Text.Length), DayName(said), SpanTerms.Text(day.Term.Date), DayName(actual));
        }

        return said >= 0;
    }

    private DeadlineReading Assemble()
    {
        var dated = _clauses.FindAll(clause => clause.Term is not null);
        if (_immediate is { } immediate && dated.Count > 0)
        {
            dated[0].Notes.Add(Say(DeadlineTexts.NoteImmediateAside, immediate.Word));
        }
        else if (_immediate is { } only)
        {
            if (SpanTerms.IssueDate(scan, only.Start) is not { } issued)
            {
                return new DeadlineReading.Refused(scan.Refusal!);
            }

            var days = scan.Basis.Terms.ImmediateFixDays;
            var term = new Term(issued.AddDays(days), TermShape.Span, [Say(DeadlineTexts.NoteImmediate, only.Word, days)]);
            var clause = new Clause(only.Start, only.End, term);
            _clauses.Insert(0, clause);
            dated.Add(clause);
        }

        if (_longTerm is not null && dated.Count > 0)
        {
            dated[^1].LongTerm = true;
        }
        else if (_longTerm is not null && _clauses.Count == 0)
        {
            _clauses.Add(new Clause(0, scan.Text.Length, null));
        }

        if (_clauses.Count == 0 || _labelAhead is not null)
        {
            return DeadlineReader.Refuse(DeadlineTexts.NotADeadline, scan.Original(0, scan.Text.Length));
        }

        foreach (var status in _status)
        {
            _clauses[^1].Notes.Add(Say(DeadlineTexts.NoteStatus, status));
        }

        return new DeadlineReading.Understood([.. _clauses.Select(clause => clause.ToPart(scan, _clauses.Count == 1))]);
    }

    private static bool IsContinuous(string word) =>
        word.StartsWith("持续", StringComparison.Ordinal) || word.StartsWith("全年", StringComparison.Ordinal) || word.StartsWith("贯穿", StringComparison.Ordinal);

    private static string DayName(int day) => (DayOfWeek)day switch
    {
        DayOfWeek.Sunday => DeadlineTexts.Sunday,
        DayOfWeek.Monday => DeadlineTexts.Monday,
        DayOfWeek.Tuesday => DeadlineTexts.Tuesday,
        DayOfWeek.Wednesday => DeadlineTexts.Wednesday,
        DayOfWeek.Thursday => DeadlineTexts.Thursday,
        DayOfWeek.Friday => DeadlineTexts.Friday,
        DayOfWeek.Saturday => DeadlineTexts.Saturday,
        _ => throw new UnreachableException(),
    };
}
