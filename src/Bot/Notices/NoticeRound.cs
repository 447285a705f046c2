using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Ledger;
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
/// Takes over from the letters' notices what people want in chat as well, checks each once more, and says it: one message a person. What was planned since
/// the office last closed counts; the letter remains the way that is sure.
/// </summary>
internal sealed partial class NoticeRound(
    ChatNoticeStore store, SubscriptionStore subscriptions, ReleaseStore releases, RestoreStore restores, RosterStore rosters, CalendarStore calendars, Standings standings, Desks desks,
    NoticePost post, OfficeHours hours, BotIdentity identity, TimeProvider clock, ILogger<NoticeRound> logger)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PersonLimit = TimeSpan.FromSeconds(10);

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
            [.. waiting.Where(n => !known.ContainsKey(n.Channel)).Select(n => new DroppedNotice(n.Id, ChatNoticeReasons.NotWanted)),
             .. waiting.Where(n => known.ContainsKey(n.Channel) && n.PlannedAt < closed).Select(n => new DroppedNotice(n.Id, ChatNoticeReasons.Late))],
            now, token);
        await Parallel.ForEachAsync(
            waiting.Where(n => known.ContainsKey(n.Channel) && n.PlannedAt >= closed).GroupBy(n => n.Channel),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
            async (notices, stopping) => await TryTellAsync(known[notices.Key], [.. notices], now, stopping));
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

    private async Task TryTellAsync(Subscription to, IReadOnlyList<ChatNotice> notices, DateTimeOffset now, CancellationToken token)
    {
        using var limit = new CancellationTokenSource(PersonLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, token);
        try
        {
            await TellAsync(to, notices, now, either.Token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            // theirs waits for the next round; the others go on
            Log.PutOff(logger, to.Key, e.GetType().Name);
        }
    }

    private async Task TellAsync(Subscription to, IReadOnlyList<ChatNotice> notices, DateTimeOffset now, CancellationToken token)
    {
        if (await standings.OfAsync(to.PersonId, token) is not { } standing)
        {
            await store.DropAsync([.. notices.Select(n => new DroppedNotice(n.Id, NoticeReasons.PostChanged))], now, token);
            return;
        }

        var desk = await desks.OfAsync(standing, token);
        if (desk.Today != hours.DayOf(now))
        {
            // the day went over since this round began: the next one decides
            return;
        }

        var rows = (await store.MeasuresAsync(standing.Scope, notices.Select(n => n.MeasureId).Distinct(), token)).ToDictionary(row => row.Id);
        var dropped = notices
            .GroupBy(n => n.MeasureId)
            .SelectMany(group => rows.TryGetValue(group.Key, out var row)
                ? Gone(row, [.. group], desk)
                : group.Select(n => new DroppedNotice(n.Id, ChatNoticeReasons.OutOfScope)))
            .ToList();
        await store.DropAsync(dropped, now, token);

        var left = notices.ExceptBy(dropped.Select(d => d.Id), n => n.Id).ToList();
        if (left.Count == 0)
        {
            return;
        }

        // what was begun and not ended, by a process that died, goes first and alone: under the name it had
        var begun = left.Min(n => n.TriedSince);
        var ids = begun is null ? await store.BeginAsync(left.Select(n => n.Id), now, token) : [.. left.Where(n => n.TriedSince == begun).Select(n => n.Id)];
        var said = left.IntersectBy(ids, n => n.Id).Select(n => n.MeasureId).ToHashSet();
        if (said.Count > 0)
        {
            await post.SendAsync(to, desk, begun ?? now, [.. ids], [.. rows.Values.Where(row => said.Contains(row.Id))], token);
        }
    }

    /// <summary>Those of one measure's that no longer apply: the planner's own rule over the ledger as it is now, and whether the person still gets the post's letters.</summary>
    private static IEnumerable<DroppedNotice> Gone(MeasureRow row, IReadOnlyList<ChatNotice> notices, Desk desk)
    {
        var superseded = NoticeRule
            .Reconcile(row.Facts, [.. notices.Select(n => n.Facts)], desk.Day, role => desk.Roster.PostsFor(role, row.Posts, desk.Today))
            .Supersede.ToDictionary(s => s.Id, s => s.Reason);
        foreach (var n in notices)
        {
            var reason = superseded.GetValueOrDefault(n.Id) ?? n.Gone ?? (IsRecipient(desk, n.PostId) ? null : NoticeReasons.PostChanged);
            if (reason is not null)
            {
                yield return new DroppedNotice(n.Id, reason);
            }
        }
    }

    private static bool IsRecipient(Desk desk, long post) =>
        desk.Roster.Post(post) is not null && desk.Roster.RecipientsOf(post, desk.Today) is Recipients.Found found && found.People.Any(p => p.PersonId == desk.Reader.Person.Id);

    private static ILookup<long, long> PostsOfPeople(Roster roster, DateOnly day) => roster.Posts
        .SelectMany(post => roster.RecipientsOf(post.Id, day) is Recipients.Found found ? found.People : [], (post, recipient) => (recipient.PersonId, post.Id))
        .ToLookup(pair => pair.PersonId, pair => pair.Id);

    private sealed record Seen(Roster Roster, long Last, DateTimeOffset Newest, DateTimeOffset At);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "the chat notices of {Key} wait for the next round: {Error}")]
        public static partial void PutOff(ILogger logger, string key, string error);
    }
}
