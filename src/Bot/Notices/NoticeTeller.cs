using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Notices;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Bot.Notices;

/// <summary>Checks one person's notices once more against the ledger as it is now, and says what is left in one message.</summary>
internal sealed partial class NoticeTeller(
    ChatNoticeStore store, Standings standings, ReaderContexts contexts, NoticePost post, OfficeHours hours, TimeProvider clock, ILogger<NoticeTeller> logger)
{
    private static readonly TimeSpan PersonLimit = TimeSpan.FromSeconds(10);

    /// <summary>Tells them; what fails waits for the next round.</summary>
    public async Task TryAsync(Subscription to, IReadOnlyList<ChatNotice> notices, DateTimeOffset now, CancellationToken token)
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
            await store.DropAsync([.. notices.Select(n => new DroppedNotice(n.Id, NoticeReason.PostChanged))], now, token);
            return;
        }

        var context = await contexts.OfAsync(standing, token);
        if (context.Today != hours.DayOf(now))
        {
            // the day went over since this round began: the next one decides
            return;
        }

        var rows = (await store.MeasuresAsync(standing.Scope, notices.Select(n => n.MeasureId).Distinct(), token)).ToDictionary(row => row.Id);
        var dropped = notices
            .GroupBy(n => n.MeasureId)
            .SelectMany(group => rows.TryGetValue(group.Key, out var row)
                ? Gone(row, [.. group], context)
                : group.Select(n => new DroppedNotice(n.Id, NoticeReason.OutOfScope)))
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
            await post.SendAsync(to, context, begun ?? now, [.. ids], [.. rows.Values.Where(row => said.Contains(row.Id))], token);
        }
    }

    /// <summary>Those of one measure's that no longer apply: the planner's own rule over the ledger as it is now, and whether the person still gets the post's letters.</summary>
    private static IEnumerable<DroppedNotice> Gone(MeasureRow row, IReadOnlyList<ChatNotice> notices, ReaderContext context)
    {
        var superseded = NoticeRule
            .Reconcile(row.Facts, [.. notices.Select(n => n.Facts)], context.Day, role => context.Roster.PostsFor(role, row.Posts, context.Today))
            .Supersede.ToDictionary(s => s.Id, s => (NoticeReason?)s.Reason);
        foreach (var n in notices)
        {
            if ((superseded.GetValueOrDefault(n.Id) ?? n.Gone ?? (IsRecipient(context, n.PostId) ? (NoticeReason?)null : NoticeReason.PostChanged)) is { } reason)
            {
                yield return new DroppedNotice(n.Id, reason);
            }
        }
    }

    private static bool IsRecipient(ReaderContext context, long post) =>
        context.Roster.Post(post) is not null && context.Roster.RecipientsOf(post, context.Today) is Recipients.Found found && found.People.Any(p => p.PersonId == context.Reader.Person.Id);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "the chat notices of {Key} wait for the next round: {Error}")]
        public static partial void PutOff(ILogger logger, string key, string error);
    }
}
