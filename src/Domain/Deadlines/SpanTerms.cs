using System.Globalization;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Terms that count from the issue date: N日, N个工作日, N周, N个月, N年, 半年.</summary>
internal static class SpanTerms
{
    private static readonly string[] Days = ["个自然日", "个日历日", "个日历天", "自然日", "日历日", "日历天", "天", "日"];
    private static readonly string[] WorkingDays = ["个工作日", "工作日", "个工作天"];
    private static readonly string[] Weeks = ["个星期", "个礼拜", "星期", "个周", "周"];
    private static readonly string[] Months = ["个自然月", "个月"];

    /// <summary>Longest spans taken: ten years, in whatever unit.</summary>
    private const int MaxDays = 3660;

    private const int HalfMonth = 15;

    /// <summary>半年, 半个月.</summary>
    public static Term? ReadHalf(Scan scan)
    {
        var start = scan.At;
        if (scan.Take("半个月") || scan.Take("半月"))
        {
            return From(scan, start, issued => issued.AddDays(HalfMonth)) is { } term ? Noted(term) : null;
        }

        return scan.Take("半年") ? From(scan, start, issued => issued.AddMonths(6)) : null;
    }

    /// <summary>What follows a figure when it is a unit of time; null when it is none, or when the text was refused.</summary>
    public static Term? AfterFigure(Scan scan, WrittenNumber figure, bool isRange, int start)
    {
        var n = figure.Value;
        if (scan.Take("小时") || scan.Take("个小时"))
        {
            return Hours(scan, figure, isRange, start);
        }

        if (scan.Take("个半月"))
        {
            return AndHalfMonth(scan, n, isRange, start);
        }

        if (scan.TakeAny(WorkingDays) is not null)
        {
            return Bounded(scan, n, MaxDays, start, issued => scan.Basis.Calendar.AddWorkingDays(issued, n), countsWorkingDays: true);
        }

        if (scan.TakeAny(Days) is not null)
        {
            return Bounded(scan, n, MaxDays, start, issued => issued.AddDays(n));
        }

        if (scan.TakeAny(Weeks) is not null)
        {
            return Bounded(scan, n, MaxDays / 7, start, issued => issued.AddDays(7 * n));
        }

        if (scan.TakeAny(Months) is not null)
        {
            return Bounded(scan, n, 120, start, issued => issued.AddMonths(n));
        }

        if (scan.Take("年"))
        {
            if (isRange)
            {
                scan.Refuse(DeadlineTexts.YearsAsRange, start);
                return null;
            }

            return Bounded(scan, n, 9, start, issued => issued.AddYears(n));
        }

        return null;
    }

    /// <summary>The day from which spans count, or a refusal.</summary>
    public static DateOnly? IssueDate(Scan scan, int start) => Issued(scan, start, DeadlineTexts.NeedsIssueDate, DeadlineTexts.IssueDateFarAway);

    /// <summary>The day that says which year 明年 and which month 本月 is, or a refusal.</summary>
    public static DateOnly? IssueMonth(Scan scan, int start) => Issued(scan, start, DeadlineTexts.NeedsIssueMonth, DeadlineTexts.IssueMonthFarAway);

    public static string Text(DateOnly day) => day.ToString(DeadlineTexts.DayFormat, CultureInfo.InvariantCulture);

    private static DateOnly? Issued(Scan scan, int start, string missing, string farAway)
    {
        if (scan.Basis.IssuedOn is not { } issued)
        {
            scan.Refuse(missing, start);
            return null;
        }

        if (DeadlineReader.IsFarAway(issued, scan.Basis.LedgerYear))
        {
            scan.Refuse(farAway, start, Text(issued), scan.Basis.LedgerYear);
            return null;
        }

        return issued;
    }

    // 一个半月: a month and fifteen days. In 1至2个半月 nobody knows to what the half belongs.
    private static Term? AndHalfMonth(Scan scan, int n, bool isRange, int start)
    {
        if (isRange)
        {
            scan.Refuse(DeadlineTexts.HalfMonth, start);
            return null;
        }

        return Bounded(scan, n, 120, start, issued => issued.AddMonths(n).AddDays(HalfMonth)) is { } term ? Noted(term) : null;
    }

    private static Term Noted(Term term) => term with { Notes = [.. term.Notes, Say(DeadlineTexts.NoteHalfMonth, HalfMonth)] };

    // 24, 48 and 72 hours are days; what is none is not rounded.
    private static Term? Hours(Scan scan, WrittenNumber figure, bool isRange, int start)
    {
        var days = figure.Value / 24;
        if (isRange || days == 0 || figure.Value % 24 != 0)
        {
            scan.Refuse(DeadlineTexts.Hours, start);
            return null;
        }

        var quoted = scan.Original(start, scan.At);
        var number = quoted.IndexOfAny([.. "0123456789"]);
        return Bounded(scan, days, MaxDays, start, issued => issued.AddDays(days)) is { } term
            ? term with { Notes = [.. term.Notes, Say(DeadlineTexts.NoteHours, number > 0 ? quoted[number..] : quoted, days)] }
            : null;
    }

    private static Term? Bounded(Scan scan, int n, int max, int start, Func<DateOnly, DateOnly> add, bool countsWorkingDays = false)
    {
        if (n < 1 || n > max)
        {
            scan.Refuse(DeadlineTexts.SpanTooLong, start);
            return null;
        }

        return From(scan, start, add, countsWorkingDays);
    }

    private static Term? From(Scan scan, int start, Func<DateOnly, DateOnly> add, bool countsWorkingDays = false)
    {
        if (IssueDate(scan, start) is not { } issued)
        {
            return null;
        }

        var date = add(issued);
        var provisional = countsWorkingDays && scan.Basis.Calendar.TouchesProvisional(issued, date);
        var counted = Say(DeadlineTexts.NoteRelative, Text(issued));
        return new Term(date, TermShape.Span, provisional ? [counted, DeadlineTexts.NoteProvisional] : [counted]) { Provisional = provisional };
    }
}
