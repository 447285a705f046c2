using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Promises;

/// <summary>签收并承诺: the 责任人 of a measure gives a day by which it will be complete. It belongs to the deadline under which it was given: when that moves, it lapses.</summary>
/// <param name="MadeOn">The office day on which it was given.</param>
/// <param name="Until">The promised day, inclusive.</param>
public sealed record Promise(DateOnly MadeOn, DateOnly Until)
{
    /// <summary>Whether it is broken: the day has passed and the measure was not completed by then. A later completion does not mend it.</summary>
    public bool IsBroken(DateOnly today, DateOnly? completedOn) => today > Until && !(completedOn <= Until);

    /// <summary>The first working day after the promised day: from then on nothing is held back, and a broken promise is answered.</summary>
    public DateOnly ReckoningOn(WorkingCalendar calendar) => calendar.AddWorkingDays(Until, 1);
}
