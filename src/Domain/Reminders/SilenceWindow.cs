namespace CaseReform.Ops.Domain.Reminders;

/// <summary>A rung of silence toward one deadline.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Days">How many working days without a sign of life make a silence.</param>
/// <param name="Begins">The first day on which it can speak: before it too many days remain.</param>
/// <param name="Ends">The first day on which it no longer can, because too few days remain.</param>
internal readonly record struct SilenceWindow(Rung Rung, int Days, DateOnly Begins, DateOnly Ends)
{
    /// <summary>The day on which it fires for a silence that is long enough from a day on; a matter that was silent before the window opened fires as it opens.</summary>
    public DateOnly FiresOn(DateOnly longEnough) => longEnough > Begins ? longEnough : Begins;
}
