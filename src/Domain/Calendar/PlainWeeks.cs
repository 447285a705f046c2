namespace CaseReform.Ops.Domain.Calendar;

/// <summary>The rule that stands in for a missing calendar: Monday to Friday are worked, 1 January is off. Counted by arithmetic over the whole range of <see cref="DateOnly"/>.</summary>
internal static class PlainWeeks
{
    // How many 1 January fell on a weekday in the years up to the index.
    private static readonly int[] NewYearsOnWeekdays = CountNewYears();

    public static bool IsWorkingDay(DateOnly day) => IsWeekday(day) && day.DayOfYear != 1;

    public static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Working days from the first day there is up to this one, inclusive.</summary>
    public static int CountUpTo(DateOnly day)
    {
        // Day number 0 is a Monday.
        var (weeks, rest) = Math.DivRem(day.DayNumber + 1, 7);
        return (weeks * 5) + Math.Min(rest, 5) - NewYearsOnWeekdays[day.Year];
    }

    private static int[] CountNewYears()
    {
        var counts = new int[DateOnly.MaxValue.Year + 1];
        for (var year = 1; year < counts.Length; year++)
        {
            counts[year] = counts[year - 1] + (IsWeekday(new DateOnly(year, 1, 1)) ? 1 : 0);
        }

        return counts;
    }
}
