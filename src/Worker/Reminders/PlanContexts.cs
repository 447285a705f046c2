using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Gathers what a decision depends on: ladder, calendar, people, day.</summary>
internal sealed class PlanContexts(
    LadderStore ladders, CalendarStore calendars, RosterStore rosters, Ladder ladder, OfficeHours hours, TimeProvider clock)
{
    private long? _version;

    /// <summary>Makes the configured ladder the one in force when it differs from the last; once in a process.</summary>
    public async Task UseLadderAsync(CancellationToken token) =>
        _version ??= (await ladders.UseAsync(ladder, clock.GetUtcNow(), token)).Version;

    /// <summary>The context of this moment, with the configured ladder in force.</summary>
    public async Task<PlanContext> NowAsync(CancellationToken token)
    {
        await UseLadderAsync(token);
        return await ContextAsync(_version!.Value, token);
    }

    /// <summary>The context of this moment for looking only: nothing is stored, not even a new ladder.</summary>
    /// <returns>The context, and whether its ladder is already the one in force.</returns>
    public async Task<(PlanContext Context, bool InForce)> PeekAsync(CancellationToken token)
    {
        var version = await ladders.VersionOfAsync(ladder, token);
        return (await ContextAsync(version ?? 0, token), version is not null);
    }

    private async Task<PlanContext> ContextAsync(long version, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var calendar = await calendars.LoadAsync(token);
        return new PlanContext(ladder, version, new LadderDay(ladder, calendar, hours.DayOf(now)), await rosters.LoadAsync(token), hours, now);
    }
}
