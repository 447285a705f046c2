using System.Data.Common;

using CaseReform.Ops.Data.Sql;

using Microsoft.Data.Sqlite;

using Npgsql;

namespace CaseReform.Ops.Data.Chat;

/// <summary>What was said in chats: conversations, the activities their clients may ask for again, and the turns that are still to be done.</summary>
public sealed class ChatStore(Database database)
{
    private const int MostAttempts = 3;

    /// <summary>Writes for many conversations in one transaction. On PostgreSQL the order of locks is the same in every process.</summary>
    public async Task<IReadOnlyList<ChatWritten>> WriteAsync(IReadOnlyList<ChatWrite> writes, TurnLease lease, DateTimeOffset now, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await database.WriteAsync(session => new ChatTransaction(session, writes, lease, now).RunAsync(), token);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure && attempt < MostAttempts)
            {
                // undone as a whole, so that another transaction could go on
            }
        }
    }

    /// <summary>Whether the database refused what it was given, and would again; otherwise it is the database that is in trouble.</summary>
    public static bool IsRefusal(DbException e) => e switch
    {
        SqliteException { SqliteErrorCode: 18 or 19 or 20 } => true,
        PostgresException postgres => postgres.SqlState.StartsWith("22", StringComparison.Ordinal) || postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A conversation by the channel's name for it, or null.</summary>
    public Task<ConversationRecord?> FindAsync(string channel, string name, CancellationToken token) =>
        database.ReadAsync(
            session => session.FirstAsync<ConversationRecord>(
                "SELECT id, name, person_id, last_seq FROM conversations WHERE channel = @channel AND name = @name", new { channel, name }),
            token);

    /// <summary>What the bot remembers of a conversation, or null.</summary>
    public Task<string?> StateAsync(long conversation, CancellationToken token) =>
        database.ReadAsync(
            session => session.FirstAsync<string>("SELECT json FROM chat_states WHERE conversation_id = @conversation", new { conversation }), token);

    /// <summary>Whether the turn of an activity is over.</summary>
    public async Task<bool> IsDoneAsync(long conversation, string activityId, CancellationToken token) =>
        await database.ReadAsync(
            session => session.ScalarAsync<long>(
                "SELECT count(*) FROM inbox WHERE conversation_id = @conversation AND activity_id = @activityId AND done_at IS NOT NULL", new { conversation, activityId }),
            token) > 0;

    /// <summary>What came after a watermark, at most so many.</summary>
    public Task<IReadOnlyList<StoredActivity>> AfterAsync(long conversation, long watermark, int take, CancellationToken token) =>
        database.ReadAsync(
            session => session.QueryAsync<StoredActivity>(
                "SELECT seq, json FROM chat_activities WHERE conversation_id = @conversation AND seq > @watermark ORDER BY seq LIMIT @take",
                new { conversation, watermark, take }),
            token);

    /// <summary>How far conversations have come; another process may have gone on with them.</summary>
    public async Task<IReadOnlyDictionary<long, long>> LastSeqsAsync(IEnumerable<long> conversations, CancellationToken token) =>
        (await database.ReadAsync(session => session.QueryAsync<ConversationRecord>(ChatSql.LastSeqs, IdList.Of(session, conversations)), token))
            .ToDictionary(c => c.Id, c => c.LastSeq);

    /// <summary>Conversations with turns that nobody does: left by a process that died, or accepted by one that has not got the lease.</summary>
    /// <param name="lease">Who would take them.</param>
    /// <param name="isInHand">Turns this process is doing already.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="take">How many turns to look at.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task<IReadOnlyList<long>> OpenAsync(TurnLease lease, Predicate<long> isInHand, DateTimeOffset now, int take, CancellationToken token)
    {
        var open = await database.ReadAsync(session => session.QueryAsync<OpenTurn>(ChatSql.Open, new { owner = lease.Owner, now, take }), token);
        return [.. open.Where(t => !isInHand(t.Id)).Select(t => t.ConversationId).Distinct().Order()];
    }

    /// <summary>Takes the lease of conversations, as far as nobody has it, and all their turns in order; counts the attempts.</summary>
    public Task<IReadOnlyList<OpenTurn>> TakeAsync(
        IReadOnlyList<long> conversations, TurnLease lease, Predicate<long> isInHand, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync<IReadOnlyList<OpenTurn>>(
            async session =>
            {
                var at = now.ToUnixTimeMilliseconds();
                var until = (now + lease.Length).ToUnixTimeMilliseconds();
                var mine = await ChatSql.TakeAll.InsertAsync(session, [.. conversations.Select(c => new object?[] { c, lease.Owner, until, at })]);
                var turns = (await session.QueryAsync<OpenTurn>(ChatSql.OpenOf, IdList.Of(session, mine.Values))).Where(t => !isInHand(t.Id)).ToList();
                await session.ExecuteAsync(ChatSql.Begin, IdList.Of(session, turns.Select(t => t.Id)));
                return [.. turns.Select(t => t with { Attempts = t.Attempts + 1 })];
            },
            token);

    /// <summary>Keeps the leases of conversations whose turns take long.</summary>
    public Task RenewAsync(TurnLease lease, IEnumerable<long> conversations, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            session => session.ExecuteAsync(ChatSql.Renew, IdList.Of(session, conversations, new { owner = lease.Owner, until = now + lease.Length })), token);
}
