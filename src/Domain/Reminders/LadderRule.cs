using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>Which rungs have fired for a measure, and when that changes next. For many measures of one day make one <see cref="LadderDay"/>.</summary>
public static class LadderRule
{
    /// <inheritdoc cref="LadderDay.Fired"/>
    public static IReadOnlyList<DueRung> Fired(DutyFacts measure, Ladder ladder, WorkingCalendar calendar, DateOnly today) =>
        new LadderDay(ladder, calendar, today).Fired(measure);

    /// <inheritdoc cref="LadderDay.NextDecision"/>
    public static DateOnly? NextDecision(DutyFacts measure, Ladder ladder, WorkingCalendar calendar, DateOnly today) =>
        new LadderDay(ladder, calendar, today).NextDecision(measure);

    /// <inheritdoc cref="LadderDay.LightOf"/>
    public static Light LightOf(DutyFacts measure, Ladder ladder, WorkingCalendar calendar, DateOnly today) =>
        new LadderDay(ladder, calendar, today).LightOf(measure);

    /// <summary>Working days from tomorrow to P, the last working day on or before the deadline; 0 from P until the first working day after the
    /// deadline; from then on the negative number of working days since the deadline. Null without a deadline.</summary>
    public static int? WorkingDaysLeft(DateOnly? deadline, WorkingCalendar calendar, DateOnly today)
    {
        if (deadline is not { } due)
        {
            return null;
        }

        if (today > due)
        {
            return -calendar.CountWorkingDays(due, today);
        }

        var last = calendar.LastWorkingDayOnOrBefore(due);
        return today >= last ? 0 : calendar.CountWorkingDays(today, last);
    }

    /// <summary>逾期, also called 超期: still to be done after the deadline, which itself is in time, working day or not. Statements ask the same by <c>MeasureSql.Overdue</c>.</summary>
    public static bool IsOverdue(DutyState state, DateOnly? deadline, DateOnly today) => state == DutyState.Open && today > deadline;

    /// <summary>Calendar days past the deadline; 0 while it is not overdue.</summary>
    public static int DaysOverdue(DutyState state, DateOnly? deadline, DateOnly today) =>
        IsOverdue(state, deadline, today) ? today.DayNumber - deadline!.Value.DayNumber : 0;
}
