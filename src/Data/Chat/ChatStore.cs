using System.Data.Common;

using CaseReform.Ops.Data.Sql;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace CaseReform.Ops.Data.Chat;

/// <summary>What was said in chats: conversations, the activities their clients may ask for again, and the turns that are still to be done.</summary>
public sealed class ChatStore(Database database)
{
    /// <summary>Writes for many conversations in one transaction. On PostgreSQL the order of locks is the same in every process.</summary>
    public Task<IReadOnlyList<ChatWritten>> WriteAsync(IReadOnlyList<ChatWrite> writes, TurnLease lease, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => new ChatTransaction(session, writes, lease, now).RunAsync(), token);

    /// <summary>Whether the database refused what it was given, and would again; otherwise it is the database that is in trouble.</summary>
    public static bool IsRefusal(DbException e) => e switch
    {
        SqliteException { SqliteErrorCode: 18 or 19 or 20 } => true,
        PostgresException postgres => postgres.SqlState.StartsWith("22", StringComparison.Ordinal) || postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A conversation by the channel's name for it, or null.</summary>
    public Task<ConversationRecord?> FindAsync(string channel, string name, CancellationToken token) =>
        database.ReadFirstAsync<ConversationRecord>(
            "SELECT id, name, person_id, last_seq FROM conversations WHERE channel = @channel AND name = @name", new { channel, name }, token);

    /// <summary>What the bot remembers of a conversation, or null.</summary>
    public Task<string?> StateAsync(long conversation, CancellationToken token) =>
        database.ReadFirstAsync<string>("SELECT json FROM chat_states WHERE conversation_id = @conversation", new { conversation }, token);

    /// <summary>Whether the turn of an activity is over.</summary>
    public async Task<bool> IsDoneAsync(long conversation, string activityId, CancellationToken token) =>
        await database.ReadScalarAsync<long>(
            "SELECT count(*) FROM inbox WHERE conversation_id = @conversation AND activity_id = @activityId AND done_at IS NOT NULL", new { conversation, activityId }, token) > 0;

    /// <summary>What came after a watermark, at most so many.</summary>
    public Task<IReadOnlyList<StoredActivity>> AfterAsync(long conversation, long watermark, int take, CancellationToken token) =>
        database.ReadRowsAsync<StoredActivity>(
            "SELECT seq, json FROM chat_activities WHERE conversation_id = @conversation AND seq > @watermark ORDER BY seq LIMIT @take",
            new { conversation, watermark, take }, token);

    /// <summary>How far conversations have come; another process may have gone on with them.</summary>
    public async Task<IReadOnlyDictionary<long, long>> LastSeqsAsync(IEnumerable<long> conversations, CancellationToken token) =>
        (await database.ReadRowsAsync<ConversationRecord>(ChatSql.LastSeqs, IdList.Of(database.Kind, conversations), token))
            .ToDictionary(c => c.Id, c => c.LastSeq);

    /// <summary>Conversations with turns that nobody does: left by a process that died, accepted by one that has not got the lease, or put off.</summary>
    /// <param name="lease">Who would take them.</param>
    /// <param name="busy">Those this process is at work on. They are left out by the query: however many they are, they do not hide the others.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<IReadOnlyList<long>> OpenAsync(TurnLease lease, IEnumerable<long> busy, DateTimeOffset now, int take, CancellationToken token) =>
        database.ReadRowsAsync<long>(ChatSql.Open, IdList.Of(database.Kind, busy, new { owner = lease.Owner, now, take }), token);

    /// <summary>
    /// Takes the lease of conversations, as far as nobody else has it, and all their turns in order. Nobody may be at work on them. An attempt is counted for
    /// the first turn of each: those after it begin when it has ended.
    /// </summary>
    public Task<IReadOnlyList<OpenTurn>> TakeAsync(IReadOnlyList<long> conversations, TurnLease lease, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync<IReadOnlyList<OpenTurn>>(
            async session =>
            {
                var at = now.ToUnixTimeMilliseconds();
                var until = (now + lease.Length).ToUnixTimeMilliseconds();
                await ChatSql.LockAsync(session, conversations);
                var mine = await ChatSql.TakeAll.InsertAsync(session, [.. conversations.Select(c => new object?[] { c, lease.Owner, until, at })]);
                var turns = await session.QueryAsync<OpenTurn>(ChatSql.OpenOf, IdList.Of(session, mine.Values));
                var first = turns.DistinctBy(t => t.ConversationId).Select(t => t.Id).ToHashSet();
                await session.ExecuteAsync(ChatSql.Begin, IdList.Of(session, first));
                return [.. turns.Select(t => first.Contains(t.Id) ? t with { Attempts = t.Attempts + 1 } : t)];
            },
            token);

    /// <summary>Keeps the leases of conversations whose turns take long.</summary>
    public Task RenewAsync(TurnLease lease, IReadOnlyList<long> conversations, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var ids = conversations.ToList();
                await ChatSql.LockAsync(session, ids);
                await session.ExecuteAsync(ChatSql.Renew, IdList.Of(session, ids, new { owner = lease.Owner, until = now + lease.Length }));
            },
            token);
}
