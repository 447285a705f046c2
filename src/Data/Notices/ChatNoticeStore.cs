using System.Data;

using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;

namespace CaseReform.Ops.Data.Notices;

/// <summary>Notices that are said in chat as well. Each is a row of its own beside the letter's, which it never touches.</summary>
public sealed class ChatNoticeStore(Database database)
{
    private const string Lease = "chat-notices";

    private const int MaxBatch = 10_000;

    private static readonly BulkText Take = new(
        $"""
        INSERT INTO notices ({Columns})
        SELECT {Mirrored("@p1", "@p3")} FROM notices n WHERE n.post_id = @p0 AND n.channel = 'mail' AND n.planned_at >= @p2 AND n.state <> 'superseded' AND {OfMeasure}
        ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
        """,
        $"""
        INSERT INTO notices ({Columns})
        SELECT {Mirrored("w.channel", "w.now")} FROM unnest(@p0, @p1, @p2, @p3) AS w (post_id, channel, since, now)
        JOIN notices n ON n.post_id = w.post_id AND n.channel = 'mail' AND n.planned_at >= w.since AND n.state <> 'superseded' AND {OfMeasure}
        ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
        """,
        DbType.Int64, DbType.String, DbType.Int64, DbType.Int64);

    private static readonly SqlText Waiting =
        """
        SELECT n.id, n.measure_id, n.rung, n.deadline, n.occurrence, n.post_id, n.channel, n.kind, n.planned_at, n.tried_since,
               o.state AS mail_state, o.reason AS mail_reason
        FROM notices n LEFT JOIN notices o ON o.measure_id = n.measure_id AND o.rung = n.rung AND o.deadline = n.deadline AND o.occurrence = n.occurrence
             AND o.post_id = n.post_id AND o.channel = 'mail'
        WHERE n.channel <> 'mail' AND n.state = 'pending' ORDER BY n.id LIMIT @take
        """;

    private static readonly SqlText Begin = IdList.In(
        "id", "UPDATE notices SET tried_since = @now WHERE", "AND state = 'pending' AND tried_since IS NULL RETURNING id");

    private static readonly SqlText Said = IdList.In("id", "UPDATE notices SET state = 'sent', done_at = @now WHERE", "AND state = 'pending'");

    private static readonly BulkText Drop = new(
        "UPDATE notices SET state = 'superseded', reason = @p1, done_at = @p2 WHERE id = @p0 AND state = 'pending'",
        "UPDATE notices n SET state = 'superseded', reason = v.reason, done_at = v.at FROM unnest(@p0, @p1, @p2) AS v (id, reason, at) WHERE n.id = v.id AND n.state = 'pending'",
        DbType.Int64, DbType.String, DbType.Int64);

    private static readonly SqlText InScope = ScopeSql.Both(list =>
        $"{MeasureRow.Select} WHERE m.id IN {list["ids"]} AND {ScopeSql.Covers.For(list.Kind)} {MeasureRow.BySoonest}");

    /// <summary>Calls of close-outs are of a problem: the letter has them, and in chat 待我审核 lists them.</summary>
    private static string OfMeasure => $"n.rung NOT IN ({CloseOutCallSql.Rungs})";

    private const string Columns =
        "measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at";

    /// <summary>Takes or keeps the right to deliver: one process at a time does.</summary>
    /// <returns>False while another one has it.</returns>
    public async Task<bool> TakeTurnAsync(string owner, DateTimeOffset now, TimeSpan length, CancellationToken token)
    {
        var held = await database.ReadFirstAsync<LeaseRow>("SELECT owner, until FROM leases WHERE name = @name", new { name = Lease }, token);
        if (held is not null && held.Until > now && (held.Owner != owner || held.Until - now > length / 2))
        {
            return held.Owner == owner;
        }

        return await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO leases (name, owner, until) VALUES (@name, @owner, @until)
                ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE leases.owner = @owner OR leases.until <= @now
                """,
                new { name = Lease, owner, until = now + length, now }),
            token) == 1;
    }

    /// <summary>The last notice there is: while it stays the same nothing new was planned.</summary>
    public Task<long> LastAsync(CancellationToken token) =>
        database.ReadScalarAsync<long>("SELECT coalesce(max(id), 0) FROM notices", null, token);

    /// <summary>Takes over what is mailed for these posts, each once for its key.</summary>
    /// <returns>How many were new.</returns>
    public Task<int> TakeOverAsync(IReadOnlyList<WantedPost> wanted, DateTimeOffset now, CancellationToken token) =>
        wanted.Count == 0
            ? Task.FromResult(0)
            : database.WriteAsync(
                session => Take.RunAsync(
                    session, [.. wanted.Select(w => new object?[] { w.PostId, w.Key, w.Since.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds() })]),
                token);

    /// <summary>What waits, the oldest first.</summary>
    public Task<IReadOnlyList<ChatNotice>> WaitingAsync(CancellationToken token) =>
        database.ReadRowsAsync<ChatNotice>(Waiting, new { take = MaxBatch }, token);

    /// <summary>Of these measures those in a reader's scope, soonest deadline first.</summary>
    public Task<IReadOnlyList<MeasureRow>> MeasuresAsync(Scope scope, IEnumerable<long> measures, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<MeasureRow>(InScope, ScopeSql.Parameters(session, scope, IdList.Of(session, measures))), token);

    /// <summary>Puts notices into one message, for good: what is said after a crash has the same name, and nobody hears it twice.</summary>
    /// <returns>Those that still waited.</returns>
    public Task<IReadOnlyList<long>> BeginAsync(IEnumerable<long> notices, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(session => session.QueryAsync<long>(Begin, IdList.Of(session, notices, new { now })), token);

    /// <summary>Where a person hears it: the conversation that has this activity already, else the one used last. Null when there is none.</summary>
    public Task<OwnConversation?> PlaceAsync(string channel, long person, string activity, CancellationToken token) => database.ReadFirstAsync<OwnConversation>(
            """
            SELECT c.id, c.name FROM conversations c WHERE c.person_id = @person AND c.channel = @channel
            ORDER BY (SELECT count(*) FROM chat_activities a WHERE a.conversation_id = c.id AND a.activity_id = @activity) DESC, c.last_at DESC, c.id DESC LIMIT 1
            """,
            new { person, channel, activity }, token);

    /// <summary>The same, rather in a conversation of this name.</summary>
    public Task<OwnConversation?> PlaceAsync(string channel, long person, string activity, string name, CancellationToken token) => database.ReadFirstAsync<OwnConversation>(
            """
            SELECT c.id, c.name FROM conversations c WHERE c.person_id = @person AND c.channel = @channel
            ORDER BY (SELECT count(*) FROM chat_activities a WHERE a.conversation_id = c.id AND a.activity_id = @activity) DESC,
              CASE WHEN c.name = @name THEN 1 ELSE 0 END DESC, c.last_at DESC, c.id DESC LIMIT 1
            """,
            new { person, channel, activity, name }, token);

    /// <summary>Notes that notices were said.</summary>
    public Task SaidAsync(IReadOnlyCollection<long> notices, AuditEntry entry, CancellationToken token) =>
        database.WriteAsync(session => SaidAsync(session, notices, entry), token);

    /// <summary>Notes that notices were said and hands the message over to be sent: both or neither.</summary>
    public Task HandOverAsync(IReadOnlyCollection<long> notices, OutgoingActivity message, AuditEntry entry, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            if (await SaidAsync(session, notices, entry) > 0)
            {
                await OutgoingStore.AddAsync(session, message);
            }
        },
        token);

    /// <summary>Notes that notices will not be said.</summary>
    public Task DropAsync(IReadOnlyCollection<DroppedNotice> notices, DateTimeOffset now, CancellationToken token) =>
        notices.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                session => Drop.RunAsync(session, [.. notices.Select(n => new object?[] { n.Id, Codes.NoticeReason[n.Reason], now.ToUnixTimeMilliseconds() })]), token);

    private static async Task<int> SaidAsync(DatabaseSession session, IReadOnlyCollection<long> notices, AuditEntry entry)
    {
        var said = await session.ExecuteAsync(Said, IdList.Of(session, notices, new { now = entry.At }));
        if (said > 0)
        {
            session.Audit(entry);
        }

        return said;
    }

    private static string Mirrored(string channel, string now) =>
        $"n.measure_id, n.rung, n.deadline, n.occurrence, n.post_id, {channel}, n.kind, 'pending', n.reason, n.ladder_version, n.fired_on, {now}";

    private sealed record LeaseRow
    {
        public string Owner { get; init; } = string.Empty;

        public DateTimeOffset Until { get; init; }
    }
}
