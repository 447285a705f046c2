using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Reminders;

/// <summary>What a ladder says on one day about everything that goes on for good.</summary>
internal sealed class QuarterRungs
{
    private readonly List<DueRung> _fired = [];

    public QuarterRungs(Ladder ladder, WorkingCalendar calendar, DateOnly today)
    {
        foreach (var rung in ladder.LoudestFirst)
        {
            if (rung.When is RungTiming.QuarterEnd when)
            {
                Take(rung, when.DaysBefore);
            }
        }

        // Once the first rung of a new quarter has fired, the louder ones of the old quarter are past.
        var latest = _fired.Select(due => due.Occurrence).Max(StringComparer.Ordinal);
        _fired.RemoveAll(due => due.Occurrence != latest);

        void Take(Rung rung, int daysBefore)
        {
            var quarter = Quarter.Of(today);
            if (FiresOn(quarter) > today)
            {
                quarter = quarter.Previous();
            }

            var next = FiresOn(quarter.Next());
            Next = Next < next ? Next : next;
            _fired.Add(new DueRung(rung, Deadline: null, quarter.ToString(), FiresOn(quarter), $"quarter-end:{Occurrences.Of(daysBefore)}@{quarter}"));

            DateOnly FiresOn(Quarter of) => calendar.AddWorkingDays(calendar.LastWorkingDayOnOrBefore(of.LastDay), -daysBefore);
        }
    }

    /// <summary>When the next one fires.</summary>
    public DateOnly? Next { get; private set; }

    /// <summary>Asked for are reports of measures that stood in the ledger that day and have not reported since.</summary>
    public IReadOnlyList<DueRung> FiredFor(DutyFacts measure) =>
        [.. _fired.Where(due => due.FiredOn >= measure.EnteredOn && !(measure.LastReportOn >= due.FiredOn))];
}
