using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Bot.Understanding.Asking;

/// <summary>The days that a moment means, by what is said to lie in them.</summary>
internal static class Spans
{
    /// <summary>For deadlines: a stretch looks ahead, and a bare month or day may be the last one.</summary>
    public static DaySpan Due(Moment moment, DateOnly today, bool looksBack, bool isEnd, bool isYear)
    {
        if (moment.IsStretch)
        {
            var day = moment.Day!.Value;
            return looksBack ? Back(moment, today) : day < today ? new DaySpan(day, today) : new DaySpan(today, day);
        }

        var to = moment.Nearest ?? moment.Day!.Value;
        return moment.Side switch
        {
            DaySide.After => new DaySpan(moment.IsFrom ? moment.From ?? moment.Day!.Value : moment.Day!.Value.AddDays(1), null),
            DaySide.Before => new DaySpan(null, to),
            DaySide.Within when moment.From is null => new DaySpan(today, moment.Day!.Value),
            _ when isEnd && to.Year == today.Year && to.Month != today.Month && !isYear => new DaySpan(new DateOnly(to.Year, to.Month, 1), to),
            _ when isEnd => new DaySpan(today, moment.Day!.Value),
            _ when moment.From is { } from => new DaySpan(from.AddYears(to.Year - moment.Day!.Value.Year), to),
            _ => DaySpan.Of(to),
        };
    }

    /// <summary>For what has happened: all of it lies behind.</summary>
    public static DaySpan Past(Moment moment, DateOnly today, bool since)
    {
        if (moment.IsStretch)
        {
            return Back(moment, today);
        }

        var day = moment.From is null ? moment.Done ?? moment.Day!.Value : moment.Nearest ?? moment.Day!.Value;
        if (moment.From is { } from)
        {
            var first = from.AddYears(day.Year - moment.Day!.Value.Year);
            while (first > today)
            {
                (first, day) = (first.AddYears(-1), day.AddYears(-1));
            }

            return moment.Side switch
            {
                DaySide.Before => new DaySpan(null, first.AddDays(-1)),
                DaySide.After => new DaySpan(day.AddDays(1), today),
                _ => new DaySpan(first, since ? Later(today, first) : day),
            };
        }

        while (day > today)
        {
            day = moment.IsWeek || day.DayNumber - today.DayNumber < 7 ? day.AddDays(-7) : day.AddYears(-1);
        }

        return since ? new DaySpan(day, today) : moment.Side switch
        {
            DaySide.Before => new DaySpan(null, day),
            DaySide.After => new DaySpan(day, today),
            _ => DaySpan.Of(day),
        };
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    // 近两周, 7天内报过的
    private static DaySpan Back(Moment moment, DateOnly today)
    {
        var days = Math.Abs(moment.Day!.Value.DayNumber - today.DayNumber);
        return new DaySpan(today.AddDays(-days), today);
    }
}
