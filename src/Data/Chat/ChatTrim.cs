using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Chat;

/// <summary>Forgets what nobody will ask for again. Every step is a short transaction, so that a chat never waits for it.</summary>
public sealed class ChatTrim(Database database)
{
    /// <summary>So many activities of a conversation stay.</summary>
    public const int Kept = 500;

    /// <summary>What was said in a conversation that rested so long goes; the conversation itself outlives every session.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(30);

    private const int Step = 1000;
    private static readonly TimeSpan LongRest = TimeSpan.FromDays(365);

    /// <summary>No channel repeats an activity after so long.</summary>
    private static readonly TimeSpan Repeats = TimeSpan.FromDays(3);

    /// <summary>Asked for when they are looked up, too: those that have to stay would otherwise hide the others.</summary>
    private const string IsEmpty = "last_at < @before AND first_seq > last_seq AND NOT EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = conversations.id)";

    private static readonly SqlText EndedTurns = IdList.In("id", "DELETE FROM inbox WHERE done_at IS NOT NULL AND");
    private static readonly SqlText States = IdList.In(
        "conversation_id", "DELETE FROM chat_states WHERE EXISTS (SELECT 1 FROM conversations c WHERE c.id = chat_states.conversation_id AND c.last_at < @before) AND");
    private static readonly SqlText Conversations = IdList.In(
        "id",
        $"DELETE FROM conversations WHERE {IsEmpty} AND");

    /// <summary>One round.</summary>
    public async Task RunAsync(DateTimeOffset now, CancellationToken token)
    {
        await database.WriteAsync(session => session.ExecuteAsync("DELETE FROM stream_tickets WHERE expires_at < @now", new { now }), token);
        await ManyAsync("SELECT id FROM inbox WHERE done_at < @before ORDER BY done_at LIMIT @take", now - Repeats, EndedTurns, (_, _) => Task.CompletedTask, token);
        await ShortenAsync("last_seq - first_seq >= @kept", Kept, now, token);
        await ShortenAsync("last_at < @before AND first_seq <= last_seq", 0, now - Rest, token);
        await ManyAsync("SELECT conversation_id FROM chat_states s JOIN conversations c ON c.id = s.conversation_id WHERE c.last_at < @before LIMIT @take", now - Rest, States, ChatSql.LockAsync, token);
        await ManyAsync($"SELECT id FROM conversations WHERE {IsEmpty} LIMIT @take", now - LongRest, Conversations, ChatSql.LockAsync, token);
    }

    private async Task ManyAsync(string find, DateTimeOffset before, SqlText delete, Func<DatabaseSession, IEnumerable<long>, Task> hold, CancellationToken token)
    {
        int found, deleted;
        do
        {
            var ids = await database.ReadRowsAsync<long>(find, new { before, take = Step }, token);
            found = ids.Count;
            deleted = found == 0 ? 0 : await database.WriteAsync(
                async session =>
                {
                    await hold(session, ids);
                    return await session.ExecuteAsync(delete, IdList.Of(session, ids, new { before }));
                },
                token);
        }
        while (found == Step && deleted > 0);
    }

    private async Task ShortenAsync(string which, int kept, DateTimeOffset before, CancellationToken token)
    {
        var parameters = new { kept = kept + (kept / 5), before };
        foreach (var conversation in await database.ReadRowsAsync<Extent>($"SELECT id, first_seq, last_seq FROM conversations WHERE {which}", parameters, token))
        {
            for (var first = conversation.FirstSeq; first <= conversation.LastSeq - kept;)
            {
                first = Math.Min(first + Step, conversation.LastSeq - kept + 1);
                await database.WriteAsync(
                    async session =>
                    {
                        await session.ExecuteAsync("UPDATE conversations SET first_seq = @first WHERE id = @id", new { first, id = conversation.Id });
                        await session.ExecuteAsync("DELETE FROM chat_activities WHERE conversation_id = @id AND seq < @first", new { first, id = conversation.Id });
                    },
                    token);
            }
        }
    }

    private sealed record Extent
    {
        public long Id { get; init; }

        public long FirstSeq { get; init; }

        public long LastSeq { get; init; }
    }
}
