using System.Globalization;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Chat;

/// <summary>One transaction over the writes of many callers, table by table.</summary>
internal sealed class ChatTransaction(DatabaseSession session, IReadOnlyList<ChatWrite> writes, TurnLease lease, DateTimeOffset now)
{
    private readonly List<Draft> _drafts = [.. writes.Select(w => new Draft(w))];
    private readonly long _at = now.ToUnixTimeMilliseconds();

    public async Task<IReadOnlyList<ChatWritten>> RunAsync()
    {
        await NameAsync();
        await ChatSql.LockAsync(session, _drafts.Select(d => d.ConversationId));
        await AddTurnsAsync();
        await AddActivitiesAsync();
        await EndAsync();
        await UseTicketsAsync();
        return [.. _drafts.Select(d => d.Result())];
    }

    private async Task NameAsync()
    {
        var named = _drafts.Where(d => d.Write.Conversation is not null).OrderBy(d => d.Name, StringComparer.Ordinal).ToList();
        var made = await ChatSql.Start.InsertAsync(
            session, [.. named.Select(d => d.Write.Conversation!).Select(c => new object?[] { c.Channel, c.Name, c.PersonId, _at })]);
        var known = await ChatSql.Named.InsertAsync(
            session, [.. named.Where(d => !made.ContainsKey(d.Name)).Select(d => d.Write.Conversation!).DistinctBy(c => (c.Channel, c.Name)).Select(c => new object?[] { c.Channel, c.Name })]);
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in named)
        {
            draft.IsNew = made.TryGetValue(draft.Name, out var id) && claimed.Add(draft.Name);
            draft.ConversationId = id == 0 ? known[draft.Name] : id;
        }
    }

    private async Task AddTurnsAsync()
    {
        var asked = _drafts.Where(d => d.Write.Turn is not null).ToList();
        var added = new Dictionary<string, long>(await ChatSql.AddTurns.InsertAsync(
            session, [.. asked.Select(d => new object?[] { d.ConversationId, d.Write.Turn!.ActivityId, d.Write.Turn.PersonId, _at, d.Write.Turn.Json })]));
        foreach (var draft in asked)
        {
            // the same activity twice in one batch: the first has it
            if (added.Remove(Key(draft.ConversationId, draft.Write.Turn!.ActivityId), out var id))
            {
                draft.TurnId = id;
            }
            else
            {
                draft.IsRepeated = true;
            }
        }

        var until = (now + lease.Length).ToUnixTimeMilliseconds();
        var conversations = asked.Where(d => !d.IsRepeated).GroupBy(d => d.ConversationId, d => d.TurnId).ToDictionary(g => g.Key, g => g.Min());
        var mine = await ChatSql.Take.InsertAsync(session, [.. conversations.Select(c => new object?[] { c.Key, lease.Owner, until, _at, c.Value })]);
        asked.ForEach(d => d.Mine = mine.TryGetValue(Key(d.ConversationId), out var strays) && strays == 0);
        if (mine.Count < conversations.Count)
        {
            await session.ExecuteAsync(ChatSql.MarkStrays, IdList.Of(session, conversations.Keys.Where(c => !mine.ContainsKey(Key(c)))));
        }
    }

    private async Task AddActivitiesAsync()
    {
        var asked = _drafts.Where(d => !d.IsRepeated && (d.Write.Activities.Count > 0 || d.TurnId is not null)).ToList();
        var known = (await ChatSql.Known.InsertAsync(
            session,
            [.. asked.SelectMany(d => d.Write.Activities.Select(a => (d.ConversationId, a.Id))).Distinct().Select(a => new object?[] { a.ConversationId, a.Id })])).Keys.ToHashSet();
        var fresh = asked
            .SelectMany(d => d.Write.Activities.Where(a => known.Add(Key(d.ConversationId, a.Id))).Select(a => (Draft: d, Activity: a)))
            .ToLookup(f => f.Draft.ConversationId);
        var last = await ChatSql.Advance.InsertAsync(
            session, [.. asked.Select(d => d.ConversationId).Distinct().Select(c => new object?[] { c, (long)fresh[c].Count(), _at })]);
        var rows = new List<object?[]>();
        foreach (var conversation in fresh)
        {
            var seq = last[Key(conversation.Key)] - conversation.Count();
            foreach (var (draft, activity) in conversation)
            {
                seq++;
                rows.Add([conversation.Key, seq, activity.Id, _at, activity.Json]);
                draft.Stored.Add(new StoredActivity { Seq = seq, Json = activity.Json });
            }
        }

        await ChatSql.Add.RunAsync(session, rows);
    }

    private async Task EndAsync()
    {
        var ended = _drafts.Where(d => d.Write.End is not null).ToList();
        await ChatSql.End.RunAsync(session, [.. ended.Select(d => new object?[] { d.Write.End!.TurnId, _at })]);
        var states = ended.Where(d => d.Write.End!.State is not null).GroupBy(d => d.ConversationId);
        await ChatSql.Remember.RunAsync(session, [.. states.Select(s => new object?[] { s.Key, s.Last().Write.End!.State })]);
    }

    private async Task UseTicketsAsync()
    {
        var asked = _drafts.Where(d => d.Write.Ticket is not null).OrderBy(d => d.Write.Ticket!.Nonce, StringComparer.Ordinal).ToList();
        var good = new Dictionary<string, long>(await ChatSql.UseTickets.InsertAsync(
            session, [.. asked.Select(d => new object?[] { d.Write.Ticket!.Nonce, d.Write.Ticket.ExpiresAt.ToUnixTimeMilliseconds() })]));
        asked.ForEach(d => d.TicketIsGood = good.Remove(d.Write.Ticket!.Nonce));
    }

    private static string Key(long conversation) => conversation.ToString(CultureInfo.InvariantCulture);

    private static string Key(long conversation, string activity) => string.Create(CultureInfo.InvariantCulture, $"{conversation}/{activity}");

    private sealed class Draft(ChatWrite write)
    {
        public ChatWrite Write => write;

        public string Name { get; } = $"{write.Conversation?.Channel}/{write.Conversation?.Name}";

        public long ConversationId { get; set; } = write.ConversationId;

        public bool IsNew { get; set; }

        public long? TurnId { get; set; }

        public bool IsRepeated { get; set; }

        public bool Mine { get; set; }

        public List<StoredActivity> Stored { get; } = [];

        public bool TicketIsGood { get; set; }

        public ChatWritten Result() => new()
        {
            ConversationId = ConversationId, IsNew = IsNew, TurnId = TurnId, Mine = Mine, Stored = Stored, TicketIsGood = TicketIsGood,
        };
    }
}
