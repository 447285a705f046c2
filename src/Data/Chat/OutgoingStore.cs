using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Chat;

/// <summary>What the bot has said to channels outside and they have not got yet. Bodies go when a channel has them.</summary>
public sealed class OutgoingStore(Database database)
{
    private const string Columns = "id, key, channel, conversation, service_url, reply_to, json, created_at, attempts";

    private const string Insert =
        """
        INSERT INTO outgoing (key, channel, conversation, service_url, reply_to, json, state, created_at, next_attempt, done_at)
        VALUES (@Key, @Channel, @Conversation, @ServiceUrl, @ReplyTo, @Json, @state, @CreatedAt, @next, @done) ON CONFLICT (key) DO NOTHING
        """;

    /// <summary>The first of each conversation, so that what was said first arrives first.</summary>
    private const string IsDueHead =
        """
        o.done_at IS NULL AND o.state = 'waiting' AND o.next_attempt <= @now
        AND NOT EXISTS (SELECT 1 FROM outgoing e WHERE e.channel = o.channel AND e.conversation = o.conversation AND e.id < o.id AND e.done_at IS NULL)
        """;

    private const string Heads = $"SELECT id FROM outgoing o WHERE o.service_url = @service AND {IsDueHead} ORDER BY id LIMIT @take";

    private const string Send = "UPDATE outgoing SET state = 'sending', attempts = attempts + 1, lease_owner = @owner, lease_until = @until WHERE id IN";

    /// <summary>On PostgreSQL chosen first, and once: within the update the server may choose anew for each row it looks at.</summary>
    private static readonly SqlText Claim = new(
        $"{Send} ({Heads}) RETURNING {Columns}",
        $"WITH heads AS MATERIALIZED ({Heads} FOR UPDATE SKIP LOCKED) {Send} (SELECT id FROM heads) RETURNING {Columns}");

    /// <summary>Keeps an activity until its channel has it.</summary>
    /// <returns>False when it was kept before.</returns>
    public Task<bool> AddAsync(OutgoingActivity activity, CancellationToken token) => AddAsync(activity, "waiting", activity.CreatedAt, null, token);

    /// <summary>Keeps an activity that the channel waits for in the answer to its own call.</summary>
    /// <returns>False when it was kept before.</returns>
    public Task<bool> AddInlineAsync(OutgoingActivity activity, CancellationToken token) => AddAsync(activity, "inline", null, activity.CreatedAt, token);

    /// <summary>What was said in answer to a call, in order.</summary>
    public Task<IReadOnlyList<string>> InlineAsync(string channel, string conversation, string replyTo, CancellationToken token) =>
        database.ReadRowsAsync<string>(
            "SELECT json FROM outgoing WHERE channel = @channel AND conversation = @conversation AND reply_to = @replyTo AND state = 'inline' ORDER BY id",
            new { channel, conversation, replyTo }, token);

    /// <summary>The addresses for which something can be claimed.</summary>
    public Task<IReadOnlyList<string>> DueServicesAsync(DateTimeOffset now, CancellationToken token) =>
        database.ReadRowsAsync<string>($"SELECT DISTINCT o.service_url FROM outgoing o WHERE {IsDueHead}", new { now }, token);

    /// <summary>Takes what is due for one address, at most one of each conversation.</summary>
    /// <param name="service">The address.</param>
    /// <param name="owner">The process that takes it.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="until">When somebody else may conclude that this process died while it sent.</param>
    /// <param name="take">The most to take.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<IReadOnlyList<OutgoingActivity>> ClaimAsync(string service, string owner, DateTimeOffset now, DateTimeOffset until, int take, CancellationToken token) =>
        database.WriteAsync(session => session.QueryAsync<OutgoingActivity>(Claim, new { service, owner, now, until, take }), token);

    /// <summary>Puts an activity off that its channel surely has not got.</summary>
    public Task PutOffAsync(long id, DateTimeOffset next, CancellationToken token) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE outgoing SET state = 'waiting', next_attempt = @next, lease_until = NULL WHERE id = @id AND state = 'sending'", new { id, next }),
            token);

    /// <summary>Notes the end of an activity and forgets what it said.</summary>
    public Task EndAsync(long id, OutgoingEnd end, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE outgoing SET state = @state, json = NULL, next_attempt = NULL, lease_until = NULL, done_at = @now WHERE id = @id AND state = 'sending'",
                new { id, state = end, now }),
            token);

    /// <summary>Ends what a process left that died while it sent: the channel may have it.</summary>
    /// <param name="owner">A process that is known to send nothing now; null for whoever has kept something longer than a lease lasts.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task AbandonAsync(string? owner, DateTimeOffset now, CancellationToken token)
    {
        var left = "done_at IS NULL AND state = 'sending' AND " + (owner is null ? "lease_until < @now" : "lease_owner = @owner");
        if (await database.ReadScalarAsync<long>($"SELECT count(*) FROM outgoing WHERE {left}", new { owner, now }, token) > 0)
        {
            await database.WriteAsync(
                session => session.ExecuteAsync(
                    $"UPDATE outgoing SET state = 'uncertain', json = NULL, next_attempt = NULL, lease_until = NULL, done_at = @now WHERE {left}", new { owner, now }),
                token);
        }
    }

    /// <summary>Forgets what ended long ago.</summary>
    public Task PurgeAsync(DateTimeOffset before, CancellationToken token) =>
        database.WriteAsync(session => session.ExecuteAsync("DELETE FROM outgoing WHERE done_at < @before", new { before }), token);

    /// <summary>Keeps an activity as part of something else that is written.</summary>
    internal static Task<int> AddAsync(DatabaseSession session, OutgoingActivity activity) => AddAsync(session, activity, "waiting", activity.CreatedAt, null);

    private async Task<bool> AddAsync(OutgoingActivity activity, string state, DateTimeOffset? next, DateTimeOffset? done, CancellationToken token) =>
        await database.WriteAsync(session => AddAsync(session, activity, state, next, done), token) == 1;

    private static Task<int> AddAsync(DatabaseSession session, OutgoingActivity a, string state, DateTimeOffset? next, DateTimeOffset? done) =>
        session.ExecuteAsync(Insert, new { a.Key, a.Channel, a.Conversation, a.ServiceUrl, a.ReplyTo, a.Json, a.CreatedAt, state, next, done });
}
