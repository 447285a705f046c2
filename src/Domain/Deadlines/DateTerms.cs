namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Terms that the calendar on the wall can answer: days, months, quarters, halves and ends of years.</summary>
internal sealed class DateTerms(Scan scan)
{
    private readonly List<string> _notes = [];
    private bool _assumed;

    /// <summary>今年, 明年, 年底, 上半年, 第三季度, 本月: terms that begin with a word. Null when none stands here or the text was refused.</summary>
    public Term? ReadWorded()
    {
        var start = scan.At;
        if (scan.TakeAny(["本年度", "今年", "本年", "当年"]) is { } thisYear)
        {
            return AfterYear(RelativeYear(thisYear, scan.Basis.IssuedOn?.Year ?? scan.Basis.LedgerYear), start, named: true);
        }

        if (scan.Sees("明年") || scan.Sees("次年") || scan.Sees("来年"))
        {
            var word = scan.TakeAny(["明年", "次年", "来年"])!;
            return SpanTerms.IssueMonth(scan, start) is { } issued ? AfterYear(RelativeYear(word, issued.Year + 1), start, named: true) : null;
        }

        var sinceReceipt = ReceiptPhrase.TakeSameDay(scan);
        if ((sinceReceipt ?? IssuePhrase.TakeSameDay(scan)) is { } after)
        {
            if (SpanTerms.IssueDate(scan, start) is not { } day)
            {
                return null;
            }

            _notes.Add(Say(DeadlineTexts.NoteRelative, SpanTerms.Text(day)));
            if (sinceReceipt is not null)
            {
                _notes.Add(DeadlineTexts.NoteReceived);
            }

            scan.TakeAny(DeadlineWords.Within);
            return Of(day.AddDays(after), TermShape.Point) with { IsDay = true, IsClosed = true };
        }

        if (scan.TakeAny(["本月份", "本月", "当月", "这个月", "下个月", "下月", "次月"]) is { } month)
        {
            if (SpanTerms.IssueMonth(scan, start) is not { } issued)
            {
                return null;
            }

            var at = month[0] is '下' or '次' ? issued.AddMonths(1) : issued;
            _notes.Add(Say(DeadlineTexts.NoteRelative, SpanTerms.Text(issued)));
            return AfterMonth(at.Year, new WrittenNumber(at.Month, 2), start, withinIsClear: true);
        }

        if (scan.Sees("年") || scan.Sees("第") || scan.Sees("上半年") || scan.Sees("下半年") || (scan.Sees("全年") && !StartsLongTerm()))
        {
            if (scan.Sees("年前"))
            {
                scan.Refuse(DeadlineTexts.Unclear, start);
                return null;
            }

            return AfterYear(AssumedYear(), start, named: false);
        }

        return null;
    }

    /// <summary>What follows a year: its end, a half, a quarter, a month, or nothing, which means its end.</summary>
    public Term? AfterYear(int year, int start, bool named)
    {
        if (named)
        {
            scan.YearInForce = year;
            scan.Take("度");
            if (scan.Sees("年底") || scan.Sees("年末") || scan.Sees("年终") || scan.Sees("年内"))
            {
                scan.Take("年");
            }
        }
        else if (scan.Take("年"))
        {
            scan.Take("度");
            if (!DeadlineWords.Ends.Concat(DeadlineWords.Within).Any(scan.Sees))
            {
                return Refused(DeadlineTexts.YearLost, start);
            }
        }

        if (scan.TakeAny(DeadlineWords.Ends) is not null)
        {
            return Of(new DateOnly(year, 12, 31), TermShape.Point);
        }

        if (scan.Sees("内") || scan.Sees("之内") || scan.Sees("以内"))
        {
            scan.TakeAny(DeadlineWords.Within);
            return Of(new DateOnly(year, 12, 31), TermShape.WithinYear);
        }

        if (scan.TakeAny(["上半年", "下半年"]) is { } half)
        {
            return Ended(half == "上半年" ? new DateOnly(year, 6, 30) : new DateOnly(year, 12, 31));
        }

        if (scan.Take("全年"))
        {
            return Of(new DateOnly(year, 12, 31), TermShape.WithinYear);
        }

        if (scan.Sees("初") || scan.Sees("中"))
        {
            return Refused(DeadlineTexts.StartOrMiddle, start);
        }

        if (named && Array.Exists(DeadlineWords.Unclear, word => scan.Sees(word) && !word.StartsWith('月')))
        {
            return Refused(DeadlineTexts.Unclear, start);
        }

        if (named && scan.Sees("月"))
        {
            return Refused(DeadlineTexts.MonthLost, start);
        }

        var ordinal = scan.Take("第");
        if (WrittenNumber.TryTake(scan, out var first))
        {
            return AfterYearAndFigure(year, LastOfRange(first), start);
        }

        return ordinal || !named ? Refused(DeadlineTexts.Residue, start) : Of(new DateOnly(year, 12, 31), TermShape.WithinYear);
    }

    /// <summary>A month without a year before it.</summary>
    public Term? AfterMonthFigure(WrittenNumber month, int start)
    {
        var year = AssumedYear();
        return AfterMonth(year, month, start, withinIsClear: false);
    }

    /// <summary>A quarter without a year before it.</summary>
    public Term? AfterQuarterFigure(WrittenNumber quarter, int start) => Quarter(AssumedYear(), quarter, start);

    /// <summary>12.31 or 12/31.</summary>
    public Term? MonthAndDay(WrittenNumber month, WrittenNumber day, int start) => DayOf(AssumedYear(), month, day, start);

    /// <summary>2026-12-31, 2026.12, 20261231, with a day or, at 0, without.</summary>
    public Term? Numeric(int year, WrittenNumber month, WrittenNumber day, int start)
    {
        scan.YearInForce = year;
        if (day.Digits > 0)
        {
            return DayOf(year, month, day, start);
        }

        scan.Take("月");
        return AfterMonth(year, month, start, withinIsClear: true) is { } term
            ? term with { BareMonth = term.Shape == TermShape.Period }
            : null;
    }

    /// <summary>The day of a month already known: the end of 3月1日至15日.</summary>
    public Term? DayOf(int year, WrittenNumber month, WrittenNumber day, int start)
    {
        scan.TakeAny(["日", "号"]);
        if (month.Value is < 1 or > 12 || month.Digits > 2)
        {
            return Refused(DeadlineTexts.NoSuchMonth, start);
        }

        return day.Digits > 2 || day.Value < 1 || day.Value > DateTime.DaysInMonth(year, month.Value)
            ? Refused(DeadlineTexts.NoSuchDay, start)
            : Of(new DateOnly(year, month.Value, day.Value), TermShape.Point) with { IsDay = true, IsWritten = true };
    }

    private Term? AfterYearAndFigure(int year, WrittenNumber figure, int start)
    {
        if (scan.Take("月"))
        {
            return AfterMonth(year, figure, start, withinIsClear: true);
        }

        return scan.Sees("季") ? Quarter(year, figure, start)
            : Refused(figure.Digits > 2 && (scan.Sees("日") || scan.Sees("号")) ? DeadlineTexts.MonthAndDayLost : DeadlineTexts.Damaged, start);
    }

    private Term? AfterMonth(int year, WrittenNumber month, int start, bool withinIsClear)
    {
        if (month.Value is < 1 or > 12 || month.Digits > 2)
        {
            return Refused(month.Digits > 2 ? DeadlineTexts.Damaged : DeadlineTexts.NoSuchMonth, start);
        }

        var end = new DateOnly(year, month.Value, DateTime.DaysInMonth(year, month.Value));
        if (scan.Sees("月底") || scan.Sees("月末"))
        {
            scan.Take("月");
        }

        if (scan.Sees("日") || scan.Sees("号"))
        {
            return Refused(DeadlineTexts.DayLost, start);
        }

        if (scan.Take("份"))
        {
            withinIsClear = true;
        }

        if (scan.TakeAny(["上旬", "中旬", "下旬"]) is { } third)
        {
            return Ended(third[0] switch { '上' => new DateOnly(year, month.Value, 10), '中' => new DateOnly(year, month.Value, 20), _ => end });
        }

        if (scan.TakeAny(["上半月", "下半月"]) is { } half)
        {
            return Ended(half[0] == '上' ? new DateOnly(year, month.Value, 15) : end);
        }

        if (scan.Sees("初") || scan.Sees("中"))
        {
            return Refused(DeadlineTexts.StartOrMiddle, start);
        }

        if (WrittenNumber.TryTake(scan, out var day))
        {
            day = LastOfRange(day);
            if (LacksOnlyTheDayWord(day))
            {
                _notes.Add(DeadlineTexts.NoteDayWord);
                return DayOf(year, month, day, start);
            }

            return scan.Sees("日") || scan.Sees("号")
                ? DayOf(year, month, day, start)
                : Refused(day.Digits > 2 ? DeadlineTexts.Damaged : DeadlineTexts.DayWordMissing, start);
        }

        // 11月内 in a ledger of October; 3月内 may want its 个.
        withinIsClear |= month.Value > 6 && scan.Basis.IssuedOn is { } issued && issued.Year == year && month.Value >= issued.Month;
        if (!withinIsClear && (scan.Sees("内") || scan.Sees("以内") || scan.Sees("之内")))
        {
            scan.Refuse(DeadlineTexts.WithinMonth, start, month.Value);
            return null;
        }

        return Ended(end);
    }

    // 12月31, 12月31完成, 12月5前; 12月3 alone may have lost more than its 日.
    private bool LacksOnlyTheDayWord(WrittenNumber day) =>
        day.Digits <= 2 && (DeadlineWords.Before.Any(scan.Sees)
            || (day.Digits == 2 && (scan.Done || scan.Sees("完成") || DeadlineWords.Until.Any(scan.Sees) || (Separators.Ends(scan.Next) && scan.Next is not ('.' or '/')))));

    private Term? Quarter(int year, WrittenNumber quarter, int start)
    {
        scan.Take("季");
        scan.Take("度");
        return quarter.Value is < 1 or > 4 || quarter.Digits != 1
            ? Refused(DeadlineTexts.NoSuchQuarter, start)
            : Ended(new DateOnly(year, quarter.Value * 3, 1).AddMonths(1).AddDays(-1));
    }

    // 3-6月, 1-15日: the end counts.
    private WrittenNumber LastOfRange(WrittenNumber first)
    {
        var back = scan.At;
        if (scan.TakeAny(DeadlineWords.Connectors) is null || !WrittenNumber.TryTake(scan, out var last))
        {
            scan.At = back;
            return first;
        }

        if (!(scan.Sees("月") || scan.Sees("季") || scan.Sees("日") || scan.Sees("号")))
        {
            scan.At = back;
            return first;
        }

        if (last.Value <= first.Value)
        {
            scan.Refuse(DeadlineTexts.Backwards, back - 1);
        }

        _notes.Add(DeadlineTexts.NoteRange);
        return last;
    }

    private Term Ended(DateOnly end) => Of(end, scan.TakeAny(DeadlineWords.Ends) is null ? TermShape.Period : TermShape.Point);

    private Term Of(DateOnly date, TermShape shape) => new(date, shape, [.. _notes]) { YearAssumed = _assumed };

    private int AssumedYear()
    {
        _assumed = true;
        _notes.Add(scan.YearInForce is { } earlier
            ? Say(DeadlineTexts.NoteEarlierYear, earlier)
            : Say(scan.Basis.IssuedOn?.Year == scan.Basis.LedgerYear ? DeadlineTexts.NoteIssueYear : DeadlineTexts.NoteLedgerYear, scan.Basis.LedgerYear));
        return scan.YearInForce ?? scan.Basis.LedgerYear;
    }

    private int RelativeYear(string word, int year)
    {
        _notes.Add(Say(DeadlineTexts.NoteRelativeYear, word, year));
        return year;
    }

    private bool StartsLongTerm() => DeadlineWords.LongTerm.Any(word => scan.Sees(word));

    private Term? Refused(string sentence, int start)
    {
        scan.Refuse(sentence, start);
        return null;
    }
}
