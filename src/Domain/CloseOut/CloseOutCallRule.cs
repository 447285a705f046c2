using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>A stored notice of a close-out.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Call">Which call it is.</param>
/// <param name="Step">The move that began the turn: it tells turns apart.</param>
/// <param name="PostId">Whom it is for.</param>
/// <param name="State">What became of it.</param>
/// <param name="ToldOn">The day its letter went out, or the day it failed; null while it waits.</param>
/// <param name="Silenced">Why it is superseded, while it is.</param>
public sealed record CalledNotice(long Id, CloseOutCall Call, long Step, long PostId, NoticeState State, DateOnly? ToldOn, NoticeReason? Silenced = null);

/// <summary>What is to change about the notices of a close-out.</summary>
/// <param name="Insert">New ones, each with the day it fell due, also where it is decided later: of a turn that waited for go-live, or after a backup was put back.</param>
/// <param name="Supersede">Those that no longer apply.</param>
/// <param name="Revive">Those that apply again.</param>
public sealed record CloseOutCallPlan(IReadOnlyList<(CloseOutCall Call, long PostId, DateOnly Day)> Insert, IReadOnlyList<(long Id, NoticeReason Reason)> Supersede, IReadOnlyList<long> Revive);

/// <summary>
/// Who is called, and when: a post once when its turn begins, once more after so many working days, and then who stands above. Each post has its own days, from the day its
/// letter went out or failed: nobody is late for what they were not told, and while the letter waits nothing else is asked. Applying the plan and asking again changes nothing.
/// </summary>
public static class CloseOutCallRule
{
    /// <summary>Compares what should be with what is stored.</summary>
    /// <param name="step">The move that began the turn.</param>
    /// <param name="since">The first day of the turn.</param>
    /// <param name="holders">Whose turn it is.</param>
    /// <param name="days">Working days to act in; 0 calls once only.</param>
    /// <param name="existing">All stored calls of the problem.</param>
    /// <param name="today">The office day.</param>
    /// <param name="calendar">Which days are worked.</param>
    public static CloseOutCallPlan Reconcile(
        long step, DateOnly since, CloseOutHolders holders, int days, IReadOnlyList<CalledNotice> existing, DateOnly today, WorkingCalendar calendar)
    {
        var wanted = since > today ? [] : Wanted(step, since, holders, days, existing, today, calendar);
        List<(CloseOutCall, long, DateOnly)> insert = [];
        List<long> revive = [];
        var kept = new HashSet<long>();
        foreach (var (call, post, day) in wanted)
        {
            if (existing.FirstOrDefault(notice => notice.Step == step && notice.Call == call && notice.PostId == post) is not { } stored)
            {
                insert.Add((call, post, day));
            }
            else if (kept.Add(stored.Id) && stored.State == NoticeState.Superseded && stored.Silenced != NoticeReason.Withdrawn)
            {
                revive.Add(stored.Id);
            }
        }

        return new(
            insert,
            [
                .. existing.Where(notice => notice.State == NoticeState.Pending && !kept.Contains(notice.Id) && !(notice.Call == CloseOutCall.Outcome && notice.Step == step))
                    .Select(notice => (notice.Id, ReasonOf(notice, step, wanted))),
            ],
            revive);
    }

    private static List<(CloseOutCall Call, long Post, DateOnly Day)> Wanted(
        long step, DateOnly since, CloseOutHolders holders, int days, IReadOnlyList<CalledNotice> existing, DateOnly today, WorkingCalendar calendar)
    {
        // whoever is the first to be called is so from the day the turn began; whoever comes later, from today
        var first = existing.Any(notice => notice.Step == step && notice.Call != CloseOutCall.Outcome) ? today : since;
        var wanted = new List<(CloseOutCall, long, DateOnly)>();
        DateOnly? late = holders.Posts.Count == 0 ? first : null; // where nobody is left who may act, those above hear of it at once
        foreach (var post in holders.Posts)
        {
            var told = existing.Where(notice => notice.Step == step && notice.PostId == post && notice.Call is CloseOutCall.Act or CloseOutCall.Remind).ToList();
            var reminded = told.Exists(notice => notice is { Call: CloseOutCall.Remind, ToldOn: not null });
            if (told.Min(notice => notice.ToldOn) is not { } called || days == 0)
            {
                wanted.Add((CloseOutCall.Act, post, first));
                continue;
            }

            var waited = calendar.CountWorkingDays(called, today);
            wanted.Add(reminded || waited >= days ? (CloseOutCall.Remind, post, calendar.AddWorkingDays(called, days)) : (CloseOutCall.Act, post, first));
            if (waited > days && calendar.AddWorkingDays(called, days + 1) is var over && (late is null || over < late))
            {
                late = over;
            }
        }

        if (late is { } from)
        {
            wanted.AddRange(holders.Above.Select(post => (CloseOutCall.Above, post, from)));
        }

        return wanted;
    }

    private static NoticeReason ReasonOf(CalledNotice notice, long step, List<(CloseOutCall Call, long Post, DateOnly Day)> wanted) =>
        notice.Step != step ? NoticeReason.NotDue
        : wanted.Exists(it => it.Post == notice.PostId) ? NoticeReason.LowerRung
        : NoticeReason.PostChanged;
}
