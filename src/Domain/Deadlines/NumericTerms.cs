namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Terms that begin with a number. How many digits it has decides what it can be; anything else is damage.</summary>
internal static class NumericTerms
{
    public static Term? AfterFigure(Scan scan, WrittenNumber figure, int start) => figure.Digits switch
    {
        1 or 2 => AfterShort(scan, figure, start),
        4 => AfterFourDigits(scan, figure, start),
        8 => Compact(scan, figure, start),
        3 when IsSpanUnit(scan) => Span(scan, figure, start),
        5 when start == 0 && IsNumberToItsEnd(scan) && figure.Value is < 19000 or >= 21000 => SerialNumber(scan, start),
        _ => Damaged(scan, figure, start),
    };

    // 46356, and 46356.0 or 46356.5 with a time of day.
    private static bool IsNumberToItsEnd(Scan scan) => scan.Text.AsSpan(scan.At).Trim(".0123456789").IsEmpty;

    private static Term? SerialNumber(Scan scan, int start)
    {
        scan.At = scan.Text.Length;
        return Refuse(scan, DeadlineTexts.SerialNumber, start);
    }

    // What is doubtful is named, and no reading is proposed: of 20259月 any digit may be the wrong one.
    private static Term? Damaged(Scan scan, WrittenNumber figure, int start)
    {
        var digits = figure.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (figure.Digits is >= 5 and <= 8 && digits is ['1', '9', _, _, ..] or ['2', '0', _, _, ..] && figure.Digits > 4)
        {
            scan.Refuse(DeadlineTexts.YearDoubtful, start, digits[..4]);
            return null;
        }

        return Refuse(
            scan,
            scan.Sees("年") ? DeadlineTexts.YearLost : scan.Sees("日") || scan.Sees("号") ? DeadlineTexts.MonthAndDayLost : DeadlineTexts.Damaged,
            start);
    }

    private static Term? AfterFourDigits(Scan scan, WrittenNumber year, int start)
    {
        var back = scan.At;
        if (scan.TakeAny(DeadlineWords.Connectors) is not null && WrittenNumber.TryTake(scan, out var lastYear) && lastYear.Digits == 4 && scan.Sees("年"))
        {
            return lastYear.Value <= year.Value ? Refuse(scan, DeadlineTexts.Backwards, start)
                : AfterYearWord(scan, lastYear.Value, start) is { } term ? term with { Notes = [.. term.Notes, DeadlineTexts.NoteRange] } : null;
        }

        scan.At = back;
        if (scan.Sees("年"))
        {
            return AfterYearWord(scan, year.Value, start);
        }

        var separator = scan.Next;
        if (separator is not ('-' or '.' or '/'))
        {
            return Damaged(scan, year, start);
        }

        scan.At++;
        if (!IsYear(year.Value) || !WrittenNumber.TryTake(scan, out var month) || month.Digits > 2)
        {
            return Refuse(scan, DeadlineTexts.Damaged, start);
        }

        if (scan.Next == separator && scan.At + 1 < scan.Text.Length && char.IsAsciiDigit(scan.Text[scan.At + 1]) && !StartsFullDate(scan, scan.At + 1))
        {
            scan.At++;
            WrittenNumber.TryTake(scan, out var day);
            return new DateTerms(scan).Numeric(year.Value, month, day, start);
        }

        // A table cell with the number 2026.10 shows 2026.1.
        if (separator == '.' && month is { Value: 1, Digits: 1 } && start == 0 && scan.Done)
        {
            scan.Refuse(DeadlineTexts.LostZeroMonth, start, year.Value);
            return null;
        }

        return new DateTerms(scan).Numeric(year.Value, month, default, start);
    }

    // 2026-3-2026-6: what follows the hyphen is the other end, not a day.
    private static bool StartsFullDate(Scan scan, int at)
    {
        var end = at;
        while (end < scan.Text.Length && char.IsAsciiDigit(scan.Text[end]))
        {
            end++;
        }

        return end - at == 4;
    }

    private static Term? AfterYearWord(Scan scan, int year, int start)
    {
        if (!IsYear(year))
        {
            return Refuse(scan, DeadlineTexts.Damaged, start);
        }

        scan.Take("年");
        return DeadlineWords.Before.Any(scan.Sees) ? Refuse(scan, DeadlineTexts.BeforePeriod, start) : new DateTerms(scan).AfterYear(year, start, named: true);
    }

    private static Term? Compact(Scan scan, WrittenNumber figure, int start) =>
        IsYear(figure.Value / 10000)
            ? new DateTerms(scan).Numeric(figure.Value / 10000, new WrittenNumber(figure.Value / 100 % 100, 2), new WrittenNumber(figure.Value % 100, 2), start)
            : Refuse(scan, DeadlineTexts.Damaged, start);

    private static Term? AfterShort(Scan scan, WrittenNumber first, int start)
    {
        var back = scan.At;
        if (scan.TakeAny(DeadlineWords.Connectors) is { } connector)
        {
            var taken = WrittenNumber.TryTake(scan, out var last);

            // 12-31: no month is the 31st, so it is no range.
            if (taken && connector == "-" && first.Value <= 12 && last is { Value: > 12 and <= 31, Digits: 2 } && (scan.Done || DeadlineWords.Before.Any(scan.Sees)))
            {
                return new DateTerms(scan).MonthAndDay(first, last, start);
            }

            if (taken && last.Digits <= 2 && !scan.Done && scan.Next is not ('-' or '.' or '/'))
            {
                return last.Value <= first.Value
                    ? Refuse(scan, DeadlineTexts.Backwards, start)
                    : Unit(scan, last, isRange: true, start) is { } term ? term with { Notes = [.. term.Notes, DeadlineTexts.NoteRange] } : null;
            }

            return Refuse(scan, DeadlineWords.Nothing.Contains(scan.Text) ? DeadlineTexts.NotADeadline : DeadlineTexts.HyphenWithoutYear, start);
        }

        scan.At = back;
        return scan.Next is '.' or '/' ? Dotted(scan, first, start) : Unit(scan, first, isRange: false, start);
    }

    private static Term? Dotted(Scan scan, WrittenNumber month, int start)
    {
        var isDot = scan.Next == '.';
        scan.At++;
        if (!WrittenNumber.TryTake(scan, out var day))
        {
            return Refuse(scan, DeadlineTexts.Damaged, start);
        }

        if (scan.Next is '.' or '/' && scan.At + 1 < scan.Text.Length && char.IsAsciiDigit(scan.Text[scan.At + 1]))
        {
            return Refuse(scan, DeadlineTexts.YearTooShort, start);
        }

        // A table cell with the number 6.30 shows 6.3.
        if (isDot && start == 0 && scan.Done && day.Digits == 1 && day.Value is >= 1 and <= 3)
        {
            scan.Refuse(DeadlineTexts.LostZeroDay, start, month.Value, day.Value);
            return null;
        }

        return scan.Next is '月' or '年' or '个' or '周' or '天'
            ? Refuse(scan, DeadlineTexts.Damaged, start)
            : new DateTerms(scan).MonthAndDay(month, day, start);
    }

    private static Term? Unit(Scan scan, WrittenNumber figure, bool isRange, int start)
    {
        if (scan.Take("月"))
        {
            return new DateTerms(scan).AfterMonthFigure(figure, start);
        }

        if (scan.Sees("季"))
        {
            return new DateTerms(scan).AfterQuarterFigure(figure, start);
        }

        if (scan.Sees("号"))
        {
            return Refuse(scan, DeadlineTexts.DayWithoutMonth, start);
        }

        // 26年6月底 is a year with two digits; nobody plans a term of 26 years.
        if (figure is { Digits: 2, Value: >= 10 } && !isRange && scan.Take("年"))
        {
            return DeadlineWords.Before.Any(scan.Sees)
                ? Refuse(scan, DeadlineTexts.BeforePeriod, start)
                : new DateTerms(scan).AfterYear(2000 + figure.Value, start, named: true);
        }

        return Span(scan, figure, start, isRange);
    }

    private static Term? Span(Scan scan, WrittenNumber figure, int start, bool isRange = false)
    {
        var term = SpanTerms.AfterFigure(scan, figure, isRange, start);
        return term is null ? Refuse(scan, DeadlineTexts.Damaged, start) : term;
    }

    // 312日 may be 3月12日 without its 月; 180日内 is plain.
    private static bool IsSpanUnit(Scan scan) => scan.Sees("日内") || scan.Sees("日以内") || scan.Sees("日之内") || scan.Sees("天") || scan.Sees("个") || scan.Sees("工作日") || scan.Sees("自然日");

    // The bounds by the ledger's year come later and say more; this only keeps DateOnly within its range.
    private static bool IsYear(int year) => year is >= 1000 and <= 9990;

    private static Term? Refuse(Scan scan, string sentence, int start)
    {
        scan.Refuse(sentence, start);
        return null;
    }
}
