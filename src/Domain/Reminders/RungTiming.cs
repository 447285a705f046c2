namespace CaseReform.Ops.Domain.Reminders;

/// <summary>
/// When a rung fires, in working days. P is the last working day on or before the deadline D: days before count back from P, the day is P itself,
/// days after count from D.
/// </summary>
public abstract record RungTiming
{
    private RungTiming() { }

    /// <summary>Some days before P.</summary>
    public sealed record Before(int Days) : RungTiming;

    /// <summary>On P.</summary>
    public sealed record OnTheDay : RungTiming;

    /// <summary>On the n-th working day after D and, when <paramref name="Every"/> is given, again every so many days until the measure is completed.</summary>
    public sealed record After(int Days, int? Every) : RungTiming;

    /// <summary>When nothing was reported for some days while more than <paramref name="WhileMoreThan"/> and, when <paramref name="WhileAtMost"/> is given,
    /// at most that many remain until P; once per silence.</summary>
    public sealed record Silence(int Days, int WhileMoreThan, int? WhileAtMost = null) : RungTiming;

    /// <summary>Some days before the last working day of each quarter, for what goes on for good (长期坚持).</summary>
    public sealed record QuarterEnd(int DaysBefore) : RungTiming;

    /// <summary>Orders rungs from quiet to loud. Two rungs at the same place fire at the same moment, which a ladder may not have.</summary>
    internal (int Kind, int Place) Loudness => this switch
    {
        QuarterEnd quarter => (0, -quarter.DaysBefore),
        Silence silence => (1, silence.Days),
        Before before => (2, -before.Days),
        OnTheDay => (3, 0),
        After after => (4, after.Days),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
