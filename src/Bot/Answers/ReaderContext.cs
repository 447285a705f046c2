using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Bot.Understanding;
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
/// <param name="Names">Names of units and ledgers.</param>
internal sealed record ReaderContext(Standing Reader, Roster Roster, LadderDay Day, KnownNames Names)
{
    /// <summary>The office day.</summary>
    public DateOnly Today => Day.Today;

    /// <summary>The office's calendar.</summary>
    public WorkingCalendar Calendar => Day.Calendar;

    /// <summary>What sentences are read against.</summary>
    public ReadingContext ReadingContext => new(Today, Calendar, Names, Reader.Posts.Select(post => post.UnitId).Distinct().ToList() is [var one] ? one : null);

    /// <summary>What figures speak of.</summary>
    public FigureMoment Figures { get; } = new(Day);
}

/// <summary>Makes contexts. Roster, calendar and ladder are kept until somebody changes them.</summary>
internal sealed class ReaderContexts
{
    private readonly RosterStore _rosters;
    private readonly CalendarStore _calendars;
    private readonly OfficeHours _hours;
    private readonly TimeProvider _clock;
    private readonly CoalescedRead<(Known Known, WorkingCalendar Calendar)> _now;
    private volatile Known? _known;

    public ReaderContexts(Database database, RosterStore rosters, CalendarStore calendars, OfficeHours hours, TimeProvider clock)
    {
        (_rosters, _calendars, _hours, _clock) = (rosters, calendars, hours, clock);
        _now = new CoalescedRead<(Known, WorkingCalendar)>(token => database.ReadAsync(LookAsync, token));
    }

    /// <summary>The context of a reader now.</summary>
    public async Task<ReaderContext> OfAsync(Standing reader, CancellationToken token)
    {
        var (known, calendar) = await _now.NowAsync(token);
        return new ReaderContext(reader, known.Roster, new LadderDay(known.Ladder, calendar, Today), known.Names);
    }

    /// <summary>The day that figures speak of now.</summary>
    public async Task<FigureMoment> MomentAsync(CancellationToken token)
    {
        var (known, calendar) = await _now.NowAsync(token);
        return new FigureMoment(new LadderDay(known.Ladder, calendar, Today));
    }

    private DateOnly Today => _hours.DayOf(_clock.GetUtcNow());

    private async Task<(Known Known, WorkingCalendar Calendar)> LookAsync(DatabaseSession session)
    {
        var state = (await session.FirstAsync<StateRow>("SELECT (SELECT coalesce(max(version), 0) FROM ladders) AS ladder, (SELECT count(*) + coalesce(max(withdrawal_id), 0) FROM ledgers) AS ledgers"))!;
        var roster = await _rosters.LoadAsync(session);
        if (_known is not { } known || !ReferenceEquals(known.Roster, roster) || known.State != state)
        {
            var aliases = (await session.QueryAsync<AliasRow>("SELECT alias, unit_id FROM unit_aliases")).ToLookup(a => a.UnitId, a => a.Alias);
            var ledgers = await session.QueryAsync<string>("SELECT name FROM ledgers WHERE withdrawal_id IS NULL");

            // before the worker's first start there is no ladder in force
            var ladder = _known is { } last && last.State.Ladder == state.Ladder ? last.Ladder : await LadderStore.CurrentAsync(session) is { } current ? current.Ladder : Ladder.Default;
            _known = known = new Known(state, roster, ladder, new KnownNames(roster.Units.Select(u => new KnownUnit(u.Id, u.Name, [.. aliases[u.Id]])), ledgers, roster.People.Select(p => new KnownPerson(p.Id, p.Name))));
        }

        return (known, await _calendars.LoadAsync(session));
    }

    private sealed record Known(StateRow State, Roster Roster, Ladder Ladder, KnownNames Names);

    private sealed record StateRow
    {
        public long Ladder { get; init; }

        public long Ledgers { get; init; }
    }

    private sealed record AliasRow
    {
        public string Alias { get; init; } = string.Empty;

        public long UnitId { get; init; }
    }
}
