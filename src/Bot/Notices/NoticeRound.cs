using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Notices;

/// <summary>
/// Takes over from the letters' notices what people want in chat as well, and has it said. What was planned since the office last closed counts; the letter
/// remains the way that is sure.
/// </summary>
internal sealed class NoticeRound(
    ChatNoticeStore store, SubscriptionStore subscriptions, ReleaseStore releases, RestoreStore restores, RosterStore rosters, CalendarStore calendars, NoticeTeller teller,
    OfficeHours hours, BotIdentity identity, TimeProvider clock)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);

    /// <summary>A notice may be committed after a later one: from time to time all are looked at, whether the last is a new one or not.</summary>
    private static readonly TimeSpan FullLook = TimeSpan.FromMinutes(1);

    private Seen? _seen;
    private (Roster Roster, DateOnly Day, ILookup<long, long> Posts)? _posts;

    /// <summary>Does it once; nothing while the office is closed, reminders are not released, or the database was put back and the office has not said what holds.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var calendar = await calendars.LoadAsync(token);
        if (!hours.IsOpen(now, calendar)
            || await subscriptions.ActiveAsync(token) is not { Count: > 0 } wanted
            || await releases.ReleasedAtAsync(token) is null
            || await restores.NoticedAsync(token) is not null
            || !await store.TakeTurnAsync(identity.Lease.Owner, now, Turn, token))
        {
            return;
        }

        var closed = hours.ClosingOf(calendar.AddWorkingDays(hours.DayOf(now), -1));
        await TakeOverAsync(wanted, closed, now, token);
        if (await store.WaitingAsync(token) is not { Count: > 0 } waiting)
        {
            return;
        }

        var known = wanted.ToDictionary(w => w.Key);
        await store.DropAsync(
            [.. waiting.Where(n => !known.ContainsKey(n.Channel)).Select(n => new DroppedNotice(n.Id, NoticeReason.NotWanted)),
             .. waiting.Where(n => known.ContainsKey(n.Channel) && n.PlannedAt < closed).Select(n => new DroppedNotice(n.Id, NoticeReason.Late))],
            now, token);
        await Parallel.ForEachAsync(
            waiting.Where(n => known.ContainsKey(n.Channel) && n.PlannedAt >= closed).GroupBy(n => n.Channel),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
            async (notices, stopping) => await teller.TryAsync(known[notices.Key], [.. notices], now, stopping));
    }

    private async Task TakeOverAsync(IReadOnlyList<Subscription> wanted, DateTimeOffset closed, DateTimeOffset now, CancellationToken token)
    {
        var roster = await rosters.LoadAsync(token);
        var last = await store.LastAsync(token);
        var newest = wanted.Max(w => w.ChangedAt);
        if (_seen is { } seen && seen.Roster == roster && seen.Last == last && seen.Newest == newest && now - seen.At < FullLook && now >= seen.At)
        {
            return;
        }

        var day = hours.DayOf(now);
        if (_posts is not { } known || known.Roster != roster || known.Day != day)
        {
            _posts = known = (roster, day, PostsOfPeople(roster, day));
        }

        await store.TakeOverAsync(
            [.. wanted.SelectMany(w => known.Posts[w.PersonId].Select(p => new WantedPost(p, w.Key, w.ChangedAt > closed ? w.ChangedAt : closed)))], now, token);
        _seen = new Seen(roster, last, newest, now);
    }

    private static ILookup<long, long> PostsOfPeople(Roster roster, DateOnly day) => roster.Posts
        .SelectMany(post => roster.RecipientsOf(post.Id, day) is Recipients.Found found ? found.People : [], (post, recipient) => (recipient.PersonId, post.Id))
        .ToLookup(pair => pair.PersonId, pair => pair.Id);

    private sealed record Seen(Roster Roster, long Last, DateTimeOffset Newest, DateTimeOffset At);
}
