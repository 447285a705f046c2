using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Reminders;

internal static class Examples
{
    public static readonly WorkingCalendar Shipped = new(ShippedCalendars.All);

    public static DutyFacts Measure(DateOnly? deadline = null) => new()
    {
        State = DutyState.Open,
        Deadline = deadline,
        EnteredOn = new(2026, 1, 5),
    };

    public static LadderDay On(DateOnly today, Ladder? ladder = null) => new(ladder ?? Ladder.Default, Shipped, today);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The rungs that have fired, without the silence, which most examples are not about.</summary>
    public static IEnumerable<DueRung> FiredOfDeadline(DutyFacts measure, DateOnly today) =>
        On(today).Fired(measure).Where(due => due.Rung.When is not RungTiming.Silence);

    public static Ladder LadderOf(params string[] rungs) =>
        Assert.IsType<LadderReading.Understood>(Ladder.Parse($$"""{"name":"试验","rungs":[{{string.Join(',', rungs)}}]}""")).Ladder;
}
