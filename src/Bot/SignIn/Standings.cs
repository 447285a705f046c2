using System.Collections.Concurrent;

using CaseReform.Ops.Bot.Hosting;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.SignIn;

/// <summary>What people are today. Worked out once for each state of the roster and each office day, so that it may be asked for every request.</summary>
internal sealed class Standings(RosterStore rosters, OfficeHours hours, TimeProvider clock)
{
    private readonly CoalescedRead<Roster> _roster = new(rosters.LoadAsync);
    private volatile Known? _known;

    /// <summary>The person's standing now; null for somebody who has left, is unknown, or has no post today.</summary>
    public async Task<Standing?> OfAsync(long personId, CancellationToken token) => (await NowAsync(token))(personId);

    /// <summary>The standings of many people now: one look at the database for all.</summary>
    public async Task<Func<long, Standing?>> NowAsync(CancellationToken token)
    {
        var roster = await _roster.NowAsync(token);
        var day = hours.DayOf(clock.GetUtcNow());
        if (_known is not { } known || !ReferenceEquals(known.Roster, roster) || known.Day != day)
        {
            _known = known = new Known(roster, day);
        }

        return known.Of;
    }

    private sealed record Known(Roster Roster, DateOnly Day)
    {
        private readonly ConcurrentDictionary<long, Standing?> _standings = new();

        public Standing? Of(long personId) =>
            Roster.Person(personId) is null ? null : _standings.GetOrAdd(personId, static (person, known) => Standing.Of(known.Roster, person, known.Day), this);
    }
}
