using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Promises;

/// <summary>Which days may be promised.</summary>
public static class PromiseRule
{
    /// <summary>After the deadline a promise reaches this many working days, counted from today.</summary>
    public const int DaysAfterDeadline = 5;

    /// <summary>The first and the last day that may be promised today; null when the measure has no deadline to promise for, is complete, or its problem closed.</summary>
    public static (DateOnly First, DateOnly Last)? DaysFor(DutyFacts measure, WorkingCalendar calendar, DateOnly today) =>
        measure.Course != Course.Dated ? null
        : (today, LadderRule.IsOverdue(measure.State, measure.Deadline, today) ? calendar.AddWorkingDays(today, DaysAfterDeadline) : measure.Deadline!.Value);
}
