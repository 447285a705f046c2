using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Calendar;

/// <summary>Walks a measure's coming reminders by two calendars side by side.</summary>
internal sealed class ReminderDays(Ladder ladder, WorkingCalendar before, WorkingCalendar after, DateOnly today)
{
    /// <summary>A repeated reminder has no end; so far ahead a new calendar comes first.</summary>
    private const int Ahead = 16;

    private readonly Dictionary<DateOnly, LadderDay> _before = [];
    private readonly Dictionary<DateOnly, LadderDay> _after = [];

    /// <summary>The first reminder that falls on another day, or null when none does.</summary>
    public (DateOnly? From, DateOnly? To)? FirstMoved(DutyFacts old, DutyFacts current)
    {
        DateOnly? day = today;
        for (var i = 0; i < Ahead && day is { } at; i++)
        {
            var (from, to) = (Of(_before, before, at).NextDecision(old), Of(_after, after, at).NextDecision(current));
            if (from != to)
            {
                return (from, to);
            }

            day = from;
        }

        return null;
    }

    private LadderDay Of(Dictionary<DateOnly, LadderDay> days, WorkingCalendar calendar, DateOnly day)
    {
        if (!days.TryGetValue(day, out var ladderDay))
        {
            days[day] = ladderDay = new LadderDay(ladder, calendar, day);
        }

        return ladderDay;
    }
}
