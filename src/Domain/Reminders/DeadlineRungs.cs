using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What a ladder says on one day about every measure of one deadline.</summary>
internal sealed class DeadlineRungs
{
    private readonly WorkingCalendar _calendar;
    private readonly DateOnly _deadline;
    private readonly DateOnly _lastWorkingDay;

    public DeadlineRungs(Ladder ladder, WorkingCalendar calendar, DateOnly deadline, DateOnly today)
    {
        (_calendar, _deadline) = (calendar, deadline);
        _lastWorkingDay = calendar.LastWorkingDayOnOrBefore(deadline);
        WorkingDaysLeft = LadderRule.WorkingDaysLeft(deadline, calendar, today)!.Value;

        var fired = new List<DueRung>();
        foreach (var rung in ladder.LoudestFirst)
        {
            switch (rung.When)
            {
                case RungTiming.Before before:
                    Take(rung, calendar.AddWorkingDays(_lastWorkingDay, -before.Days), $"before:{Occurrences.Of(before.Days)}");
                    break;
                case RungTiming.OnTheDay:
                    Take(rung, _lastWorkingDay, "day");
                    break;
                case RungTiming.After { Every: null } after:
                    Take(rung, calendar.AddWorkingDays(deadline, after.Days), $"after:{Occurrences.Of(after.Days)}");
                    break;
                case RungTiming.After { Every: { } every } after:
                    TakeRepeated(rung, after.Days, every);
                    break;
                case RungTiming.Silence silence:
                    Silences.Add(new SilenceWindow(
                        rung, silence.Days, silence.WhileAtMost is { } most ? calendar.AddWorkingDays(_lastWorkingDay, -most) : DateOnly.MinValue, calendar.AddWorkingDays(_lastWorkingDay, -silence.WhileMoreThan)));
                    break;
            }
        }

        Fired = fired;

        void Take(Rung rung, DateOnly on, string reason)
        {
            if (on > today)
            {
                Next = Next < on ? Next : on;
            }
            else
            {
                fired.Add(new DueRung(rung, _deadline, Occurrences.Single, on, reason));
            }
        }

        void TakeRepeated(Rung rung, int first, int every)
        {
            var late = today > _deadline ? _calendar.CountWorkingDays(_deadline, today) : 0;
            var times = late < first ? -1 : (late - first) / every;
            var next = _calendar.AddWorkingDays(_deadline, first + ((times + 1) * every));
            Next = Next < next ? Next : next;
            if (times >= 0)
            {
                var occurrence = Occurrences.Of(times);
                var on = _calendar.AddWorkingDays(_deadline, first + (times * every));
                fired.Add(new DueRung(rung, _deadline, occurrence, on, $"after:{Occurrences.Of(first)}+{occurrence}*{Occurrences.Of(every)}"));
            }
        }
    }

    public int WorkingDaysLeft { get; }

    /// <summary>The rungs of the deadline itself, loudest first.</summary>
    public IReadOnlyList<DueRung> Fired { get; }

    /// <summary>When the next one fires.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>The rungs of silence, loudest first.</summary>
    public List<SilenceWindow> Silences { get; } = [];
}
