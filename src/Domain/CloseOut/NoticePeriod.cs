using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>公示: working days counted inclusively, the first day being the first of them where it is worked.</summary>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day, inclusive.</param>
/// <param name="Days">How many working days.</param>
/// <param name="StoppedOn">The day of an objection that waits: from then on no day counts.</param>
public sealed record NoticePeriod(DateOnly From, DateOnly To, int Days, DateOnly? StoppedOn = null)
{
    /// <summary>The lengths that are used.</summary>
    public static IReadOnlyList<int> Allowed { get; } = [3, 5, 7, 10];

    /// <summary>A notice of so many working days.</summary>
    public static NoticePeriod Of(DateOnly from, int days, WorkingCalendar calendar) => new(from, calendar.AddWorkingDays(from.AddDays(-1), days), days);

    /// <summary>An objection came: the day it came on no longer counts.</summary>
    public NoticePeriod Stop(DateOnly day) => this with { StoppedOn = day };

    /// <summary>The objection was settled: the days that were left run from here, this day being the first of them where it is worked.</summary>
    public NoticePeriod Resume(DateOnly day, WorkingCalendar calendar)
    {
        // counted back from the last day, since an earlier objection may have moved it
        var left = calendar.CountWorkingDays((StoppedOn ?? day).AddDays(-1), To);
        return this with { To = calendar.AddWorkingDays(day.AddDays(-1), left), StoppedOn = null };
    }

    /// <summary>Whether its last day is past and nothing stopped it.</summary>
    public bool IsOver(DateOnly today) => StoppedOn is null && today > To;
}
