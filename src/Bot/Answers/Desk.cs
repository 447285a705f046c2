using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>What an answer depends on beside the ledger: the reader, the day, the people, the ladder. Made for one turn; not for several threads.</summary>
/// <param name="Reader">Who asks.</param>
/// <param name="Roster">Who answers for what.</param>
/// <param name="Day">The ladder on the office day.</param>
internal sealed record Desk(Standing Reader, Roster Roster, LadderDay Day)
{
    /// <summary>The office day.</summary>
    public DateOnly Today => Day.Today;

    /// <summary>The office's calendar.</summary>
    public WorkingCalendar Calendar => Day.Calendar;

    /// <summary>What figures speak of.</summary>
    public FigureMoment Figures { get; } = new(Day);
}

/// <summary>Makes desks. Roster, calendar and ladder are kept until somebody changes them.</summary>
internal sealed class Desks(Database database, RosterStore rosters, CalendarStore calendars, OfficeHours hours, TimeProvider clock)
{
    private volatile Known? _ladder;

    /// <summary>The desk of a reader now.</summary>
    public async Task<Desk> OfAsync(Standing reader, CancellationToken token)
    {
        var (roster, day) = await NowAsync(token);
        return new Desk(reader, roster, day);
    }

    /// <summary>The day that figures speak of now.</summary>
    public async Task<FigureMoment> MomentAsync(CancellationToken token) => new((await NowAsync(token)).Day);

    private Task<(Roster Roster, LadderDay Day)> NowAsync(CancellationToken token) => database.ReadAsync(
        async session =>
        {
            var version = await session.ScalarAsync<long?>("SELECT max(version) FROM ladders") ?? 0;
            if (_ladder is not { } known || known.Version != version)
            {
                // before the worker's first start there is none in force
                _ladder = known = new Known(version, await LadderStore.CurrentAsync(session) is { } current ? current.Ladder : Ladder.Default);
            }

            return (
                await rosters.LoadAsync(session),
                new LadderDay(known.Ladder, await calendars.LoadAsync(session), hours.DayOf(clock.GetUtcNow())));
        },
        token);

    private sealed record Known(long Version, Ladder Ladder);
}
