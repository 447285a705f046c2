using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Gathers what a decision depends on: ladder, calendar, people, day.</summary>
internal sealed class PlanContexts(
    LadderStore ladders, CalendarStore calendars, RosterStore roster, Ladder ladder, OfficeHours hours, TimeProvider clock)
{
    private long? _version;

    /// <summary>The context of this moment. The configured ladder becomes the one in force when it differs from the last.</summary>
    public async Task<PlanContext> NowAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        _version ??= (await ladders.UseAsync(ladder, now, token)).Version;
        var calendar = await calendars.LoadAsync(token);
        return new PlanContext(
            ladder, _version.Value, new LadderDay(ladder, calendar, hours.DayOf(now)), await roster.LoadAsync(token), hours, now);
    }
}
