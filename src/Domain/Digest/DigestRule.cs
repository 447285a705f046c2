using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>When a digest is due: once the office is open in a week that has none yet, so on the first working day of the week unless the program was down.</summary>
public static class DigestRule
{
    /// <summary>The name of a day's week, <c>2026-W47</c>; there is one digest a name.</summary>
    public static string Key(DateOnly day) => DigestIssue.Of(day).Key;

    /// <summary>The first working day of the week in which a day lies; null in a week without one, which joins the next.</summary>
    public static DateOnly? FirstWorkingDay(WorkingCalendar calendar, DateOnly day)
    {
        var monday = DigestIssue.Monday(day);
        var first = calendar.FirstWorkingDayOnOrAfter(monday);
        return first < monday.AddDays(7) ? first : null;
    }

    /// <summary>Whether the clock stands before the last digest, so that either it was ahead then or it is behind now. Which of them, a person has to say: until the
    /// clock has passed that day again, or somebody issues one, there is none.</summary>
    public static bool ClockWentBack(DateOnly day, DateOnly? last) => last > day;

    /// <summary>Whether the week's digest is due. The caller has seen that there is none yet.</summary>
    /// <param name="calendar">The office's calendar.</param>
    /// <param name="hours">The office's hours.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="last">The day of the last digest, or null before the first.</param>
    /// <param name="released">The day the office let letters go. The very first digest waits for a first working day from then on.</param>
    public static bool IsDue(WorkingCalendar calendar, OfficeHours hours, DateTimeOffset now, DateOnly? last, DateOnly released) =>
        hours.IsOpen(now, calendar)
        && !ClockWentBack(hours.DayOf(now), last)
        && (last is not null || FirstWorkingDay(calendar, hours.DayOf(now)) >= released);
}
