namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Reads one term with the words that belong to it: a date, a span or a range of either, and 前, 内 or 止 behind it.</summary>
internal static class TermReader
{
    /// <summary>Null when no term stands here (the place is unchanged) or when the text was refused.</summary>
    public static Term? Read(Scan scan)
    {
        var start = scan.At;
        var received = ReceiptPhrase.Take(scan);
        var sinceIssue = received is not null || IssuePhrase.Take(scan);
        if (sinceIssue && scan.TakeAny(["至", "到"]) is not null)
        {
            (sinceIssue, received) = (false, null);
        }

        if (sinceIssue)
        {
            scan.Take(",");
        }

        var term = ReadOne(scan);
        if (term is null)
        {
            scan.At = scan.Refusal is null ? start : scan.At;
            return null;
        }

        if (sinceIssue && term.Shape != TermShape.Span)
        {
            scan.Refuse(DeadlineTexts.Residue, start);
            return null;
        }

        term = received is not null ? term with { Notes = [.. term.Notes, received] } : term;
        term = ReadRest(scan, term, start);
        return term is null ? null : ReadSuffix(scan, term, start);
    }

    private static Term? ReadOne(Scan scan)
    {
        var start = scan.At;
        if (new DateTerms(scan).ReadWorded() is { } worded)
        {
            return worded;
        }

        if (scan.Refusal is not null)
        {
            return null;
        }

        if (SpanTerms.ReadHalf(scan) is { } half)
        {
            return half;
        }

        return scan.Refusal is null && WrittenNumber.TryTake(scan, out var figure) ? NumericTerms.AfterFigure(scan, figure, start) : null;
    }

    // 2026年3月至6月, 2026.3-2026.6, 3月1日至15日: the end counts.
    private static Term? ReadRest(Scan scan, Term first, int start)
    {
        var back = scan.At;
        if (scan.TakeAny(DeadlineWords.Connectors) is null)
        {
            if (first.IsDay && SinceDay(scan, first.Date) is { } since)
            {
                return since;
            }

            if (scan.Sees("起"))
            {
                scan.Refuse(DeadlineTexts.StartOnly, start);
                return null;
            }

            return first;
        }

        var afterConnector = scan.At;
        var yearBefore = scan.YearInForce;
        scan.YearInForce = first.Date.Year;
        var last = BareEnd(scan, first) ?? (scan.Refusal is null ? ReadOne(scan) : null);
        if (last is null)
        {
            if (scan.Refusal is null)
            {
                scan.At = afterConnector;
                scan.Refuse(DeadlineTexts.Damaged, start);
            }

            return null;
        }

        if (last.Date <= first.Date)
        {
            scan.At = Math.Max(scan.At, back);
            scan.Refuse(DeadlineTexts.Backwards, start);
            return null;
        }

        // A range that names no year at all says where its year came from once, as its beginning did.
        scan.YearInForce = first.YearAssumed && last.YearAssumed ? yearBefore : scan.YearInForce;
        var notes = last.YearAssumed ? first.Notes.Append(DeadlineTexts.NoteRange) : last.Notes.Append(DeadlineTexts.NoteRange);
        return last with { Notes = [.. notes.Distinct()], YearAssumed = first.YearAssumed && last.YearAssumed };
    }

    // 自10月12日起两个月内
    private static Term? SinceDay(Scan scan, DateOnly day)
    {
        var (back, basis) = (scan.At, scan.Basis);
        if (scan.TakeAny(["之日起", "日起", "起"]) is null)
        {
            return null;
        }

        scan.TakeAny([",", "的"]);
        scan.Basis = basis with { IssuedOn = day };
        var span = scan.Sees("半") ? SpanTerms.ReadHalf(scan)
            : WrittenNumber.TryTake(scan, out var figure) ? SpanTerms.AfterFigure(scan, figure, isRange: false, back) : null;
        scan.Basis = basis;
        if (span is null && scan.Refusal is null)
        {
            scan.At = back;
        }

        return span;
    }

    // 2026.3-6, 3月1日至15日, 2026.3.1-15: a number that takes its unit from the beginning.
    private static Term? BareEnd(Scan scan, Term first)
    {
        var back = scan.At;
        if (!(first.IsDay || first.BareMonth) || !WrittenNumber.TryTake(scan, out var figure))
        {
            return null;
        }

        var ends = scan.Done || Separators.Ends(scan.Next) && !Continues(scan) || DeadlineWords.Before.Any(scan.Sees);
        if (first.IsDay && (ends || scan.Sees("日") || scan.Sees("号")))
        {
            return new DateTerms(scan).DayOf(first.Date.Year, new WrittenNumber(first.Date.Month, 2), figure, back);
        }

        if (first.BareMonth && ends)
        {
            return new DateTerms(scan).Numeric(first.Date.Year, figure, default, back);
        }

        scan.At = back;
        return null;
    }

    private static bool Continues(Scan scan) =>
        scan.Next is '.' or '/' && scan.At + 1 < scan.Text.Length && char.IsAsciiDigit(scan.Text[scan.At + 1]);

    private static Term? ReadSuffix(Scan scan, Term term, int start)
    {
        if (term.IsDay && TimeOfDay.Take(scan, start) is { } note)
        {
            term = term with { Notes = [.. term.Notes, note] };
        }

        if (scan.Refusal is not null)
        {
            return null;
        }

        if (term.Shape is TermShape.Period or TermShape.WithinYear or TermShape.Span && DeadlineWords.Before.Any(scan.Sees))
        {
            if (term.Shape == TermShape.Span)
            {
                var quoted = scan.Original(start, scan.At);
                scan.Refuse(IsDayNumber(quoted) ? DeadlineTexts.DayWithoutMonth : DeadlineTexts.BeforeSpan, start, quoted);
            }
            else
            {
                scan.Refuse(DeadlineTexts.BeforePeriod, start);
            }

            return null;
        }

        var closed = scan.TakeAny(DeadlineWords.Before) is not null
            || scan.TakeAny(DeadlineWords.Until) is not null
            || (term.Shape is TermShape.Period or TermShape.Span && scan.TakeAny(DeadlineWords.Within) is not null);
        return term with { IsClosed = term.IsClosed || closed || term is { Shape: TermShape.Point, IsDay: false } };
    }

    // 15日前 may mean the fifteenth.
    private static bool IsDayNumber(string text) => text.EndsWith('日') && text.Length <= 3;
}
