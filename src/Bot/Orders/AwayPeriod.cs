using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Updates;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>A day as it was said of somebody who is away.</summary>
/// <param name="Moment">The day.</param>
/// <param name="IsDayOnly">Its month was left out: 8号.</param>
internal sealed record AwayDay(Moment Moment, bool IsDayOnly);

/// <summary>From when to when somebody is away. What was left out is taken as it is usually meant, never a period that is over, nor one that cannot be.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
internal sealed record AwayPeriod(DateOnly? From, DateOnly? To)
{
    /// <summary>28号到5号 goes over the end of the month; 8号到5号 would nearly be a whole one, and is a slip.</summary>
    private const int MaxOverMonthEnd = 14;

    /// <summary>Nobody is away for longer without saying the year: 12月20日到12月10日 is a slip.</summary>
    private const int MaxOverYearEnd = 240;

    /// <summary>Why there is no such period.</summary>
    public string? Refusal { get; init; }

    /// <summary>It is over, and these days of next year may be meant.</summary>
    public (DateOnly From, DateOnly To)? NextYear { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; null where one day or one word names the whole.</param>
    /// <param name="words">Both as typed.</param>
    /// <param name="today">The office day.</param>
    public static AwayPeriod Of(AwayDay? from, AwayDay? to, string words, DateOnly today)
    {
        if ((from?.Moment.Refusal ?? to?.Moment.Refusal) is { } impossible)
        {
            return new AwayPeriod(null, null) { Refusal = impossible };
        }

        if (from is not { Moment.Day: { } next })
        {
            return new AwayPeriod(null, to?.Moment.Day);
        }

        // 本周, 12月: the word names both ends
        if (from.Moment.From is { } first)
        {
            return new AwayPeriod(first, to?.Moment.Day ?? next);
        }

        var start = from.IsDayOnly ? Running(next.Day, to, today) ?? next : from.Moment.Nearest ?? next;
        if (End(start, to) is not { } end)
        {
            return new AwayPeriod(null, null) { Refusal = UnderstandingTexts.NoSuchDay };
        }

        if (to is { IsDayOnly: false, Moment.Nearest: { } nearest } && nearest < start && end.DayNumber - start.DayNumber > MaxOverYearEnd)
        {
            return new AwayPeriod(null, null) { Refusal = Say(OrderTexts.AwayReversedYear, words) };
        }

        return to is { IsDayOnly: true } && to.Moment.Day!.Value.Day < start.Day && end.DayNumber - start.DayNumber > MaxOverMonthEnd
                ? new AwayPeriod(null, null) { Refusal = Say(OrderTexts.AwayReversed, words) }
            : end < today && start < next ? new AwayPeriod(start, end) { NextYear = (next, end.AddYears(next.Year - start.Year)) }
            : new AwayPeriod(start, end);
    }

    /// <summary>18号到22号 on the 20th: it is under way.</summary>
    private static DateOnly? Running(int day, AwayDay? to, DateOnly today) =>
        to is { IsDayOnly: true, Moment.Day: { } last } && day <= today.Day && today.Day <= last.Day ? new DateOnly(today.Year, today.Month, day) : null;

    /// <summary>The last day: of the month that was said first, or of the next; of the year in which it does not come before the first.</summary>
    private static DateOnly? End(DateOnly start, AwayDay? to)
    {
        if (to is not { Moment: { Day: { } said } moment })
        {
            return start;
        }

        if (!to.IsDayOnly)
        {
            return moment.Nearest is { } nearest && nearest >= start ? nearest : said;
        }

        var month = new DateOnly(start.Year, start.Month, 1).AddMonths(said.Day < start.Day ? 1 : 0);
        return said.Day <= DateTime.DaysInMonth(month.Year, month.Month) ? month.AddDays(said.Day - 1) : null;
    }

    /// <summary>2026年12月8日至2026年12月10日</summary>
    public static string Text(DateOnly from, DateOnly to) => Say(OrderTexts.FromTo, UpdateWords.Day(from), UpdateWords.Day(to));
}
