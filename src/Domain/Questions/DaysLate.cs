using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Questions;

/// <summary>For how long something is 逾期; null where it is open.</summary>
/// <param name="From">So many days at least.</param>
/// <param name="To">So many days at most.</param>
/// <param name="Working">Working days; else calendar days, as everywhere where days are said without a word.</param>
public readonly record struct DaysLate(int? From, int? To, bool Working = false)
{
    /// <summary>The deadlines of what is that late on a day, all of them before it.</summary>
    public DaySpan Deadlines(WorkingCalendar calendar, DateOnly today)
    {
        var last = Last(calendar, today, From);
        return new DaySpan(To is { } to ? Last(calendar, today, to + 1).AddDays(1) : null, last < today ? last : today.AddDays(-1));
    }

    // the last deadline since which at least so many days went by
    private DateOnly Last(WorkingCalendar calendar, DateOnly today, int? days) =>
        days is not { } count ? today
        : !Working ? today.AddDays(-count)
        : count <= 0 ? today
        : calendar.AddWorkingDays(today, (calendar.IsWorkingDay(today) ? 1 : 0) - count).AddDays(-1);
}
