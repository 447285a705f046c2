using System.Data;

using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Chat;

/// <summary>The statements of <see cref="ChatStore"/>; those of a write come for many conversations at once.</summary>
internal static class ChatSql
{
    private const string OpenTurns =
        """
        SELECT i.id, i.conversation_id, c.channel, c.name, i.activity_id, i.person_id, i.json, i.attempts
        FROM inbox i JOIN conversations c ON c.id = i.conversation_id
        WHERE i.done_at IS NULL
        """;

    private const string Lock = "SELECT id FROM conversations WHERE id IN (SELECT unnest(@ids)) ORDER BY id FOR UPDATE";

    public static readonly BulkText Start = new(
        """
        INSERT INTO conversations (channel, name, person_id, last_at) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (channel, name) DO NOTHING RETURNING id, channel || '/' || name
        """,
        """
        INSERT INTO conversations (channel, name, person_id, last_at) SELECT * FROM unnest(@p0, @p1, @p2, @p3)
        ON CONFLICT (channel, name) DO NOTHING RETURNING id, channel || '/' || name
        """,
        DbType.String, DbType.String, DbType.Int64, DbType.Int64);

    public static readonly BulkText Named = new(
        "SELECT id, channel || '/' || name FROM conversations WHERE channel = @p0 AND name = @p1",
        "SELECT c.id, c.channel || '/' || c.name FROM unnest(@p0, @p1) AS n (channel, name) JOIN conversations c ON c.channel = n.channel AND c.name = n.name",
        DbType.String, DbType.String);

    public static readonly BulkText AddTurns = new(
        """
        INSERT INTO inbox (conversation_id, activity_id, person_id, at, json) VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT (conversation_id, activity_id) DO NOTHING RETURNING id, conversation_id || '/' || activity_id
        """,
        """
        INSERT INTO inbox (conversation_id, activity_id, person_id, at, json) SELECT * FROM unnest(@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT (conversation_id, activity_id) DO NOTHING RETURNING id, conversation_id || '/' || activity_id
        """,
        DbType.Int64, DbType.String, DbType.Int64, DbType.Int64, DbType.String);

    /// <summary>
    /// Takes or renews the lease for a turn that was just added, and tells whether others of the conversation come first: added by another process, or left by
    /// the one that had the lease.
    /// </summary>
    public static readonly BulkText Take = new(
        """
        UPDATE conversations SET lease_owner = @p1, lease_until = @p2,
            strays = CASE WHEN lease_owner = @p1 THEN strays WHEN EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = @p0 AND i.done_at IS NULL AND i.id < @p4) THEN 1 ELSE strays END
        WHERE id = @p0 AND (lease_owner IS NULL OR lease_owner = @p1 OR lease_until < @p3) RETURNING strays, CAST(id AS TEXT)
        """,
        """
        UPDATE conversations c SET lease_owner = n.owner, lease_until = n.until,
            strays = CASE WHEN c.lease_owner = n.owner THEN c.strays WHEN EXISTS (SELECT 1 FROM inbox i WHERE i.conversation_id = n.id AND i.done_at IS NULL AND i.id < n.turn) THEN 1 ELSE c.strays END
        FROM unnest(@p0, @p1, @p2, @p3, @p4) AS n (id, owner, until, now, turn)
        WHERE c.id = n.id AND (c.lease_owner IS NULL OR c.lease_owner = n.owner OR c.lease_until < n.now) RETURNING c.strays, CAST(c.id AS TEXT)
        """,
        DbType.Int64, DbType.String, DbType.Int64, DbType.Int64, DbType.Int64);

    /// <summary>Takes or renews the lease for all turns of the conversation.</summary>
    public static readonly BulkText TakeAll = new(
        """
        UPDATE conversations SET lease_owner = @p1, lease_until = @p2, strays = 0
        WHERE id = @p0 AND (lease_owner IS NULL OR lease_owner = @p1 OR lease_until < @p3) RETURNING id, CAST(id AS TEXT)
        """,
        """
        UPDATE conversations c SET lease_owner = n.owner, lease_until = n.until, strays = 0 FROM unnest(@p0, @p1, @p2, @p3) AS n (id, owner, until, now)
        WHERE c.id = n.id AND (c.lease_owner IS NULL OR c.lease_owner = n.owner OR c.lease_until < n.now) RETURNING c.id, CAST(c.id AS TEXT)
        """,
        DbType.Int64, DbType.String, DbType.Int64, DbType.Int64);

    public static readonly SqlText MarkStrays = IdList.In("id", "UPDATE conversations SET strays = 1 WHERE");

    public static readonly BulkText Known = new(
        "SELECT seq, conversation_id || '/' || activity_id FROM chat_activities WHERE conversation_id = @p0 AND activity_id = @p1",
        """
        SELECT a.seq, a.conversation_id || '/' || a.activity_id FROM unnest(@p0, @p1) AS n (conversation, activity)
        JOIN chat_activities a ON a.conversation_id = n.conversation AND a.activity_id = n.activity
        """,
        DbType.Int64, DbType.String);

    public static readonly BulkText Advance = new(
        "UPDATE conversations SET last_seq = last_seq + @p1, last_at = @p2 WHERE id = @p0 RETURNING last_seq, CAST(id AS TEXT)",
        """
        UPDATE conversations c SET last_seq = c.last_seq + n.count, last_at = n.at FROM unnest(@p0, @p1, @p2) AS n (id, count, at)
        WHERE c.id = n.id RETURNING c.last_seq, CAST(c.id AS TEXT)
        """,
        DbType.Int64, DbType.Int64, DbType.Int64);

    public static readonly BulkText Add = new(
        "INSERT INTO chat_activities (conversation_id, seq, activity_id, at, json) VALUES (@p0, @p1, @p2, @p3, @p4)",
        "INSERT INTO chat_activities (conversation_id, seq, activity_id, at, json) SELECT * FROM unnest(@p0, @p1, @p2, @p3, @p4)",
        DbType.Int64, DbType.Int64, DbType.String, DbType.Int64, DbType.String);

    /// <summary>What was said is not kept twice: the channel's clients have their copy.</summary>
    public static readonly BulkText End = new(
        "UPDATE inbox SET done_at = @p1, json = NULL WHERE id = @p0",
        "UPDATE inbox i SET done_at = n.at, json = NULL FROM unnest(@p0, @p1) AS n (id, at) WHERE i.id = n.id",
        DbType.Int64, DbType.Int64);

    public static readonly BulkText Remember = new(
        "INSERT INTO chat_states (conversation_id, json) VALUES (@p0, @p1) ON CONFLICT (conversation_id) DO UPDATE SET json = excluded.json",
        """
        INSERT INTO chat_states (conversation_id, json) SELECT * FROM unnest(@p0, @p1)
        ON CONFLICT (conversation_id) DO UPDATE SET json = excluded.json
        """,
        DbType.Int64, DbType.String);

    public static readonly BulkText UseTickets = new(
        "INSERT INTO stream_tickets (nonce, expires_at) VALUES (@p0, @p1) ON CONFLICT (nonce) DO NOTHING RETURNING expires_at, nonce",
        "INSERT INTO stream_tickets (nonce, expires_at) SELECT * FROM unnest(@p0, @p1) ON CONFLICT (nonce) DO NOTHING RETURNING expires_at, nonce",
        DbType.String, DbType.Int64);

    /// <summary>Conversations whose turns this process may do: it has the lease, or nobody has.</summary>
    public static readonly SqlText Open = new(OpenBut("NOT IN (SELECT value FROM json_each(@ids))"), OpenBut("<> ALL (@ids)"));

    public static readonly SqlText OpenOf = IdList.In("i.conversation_id", OpenTurns + " AND", "ORDER BY i.id");

    public static readonly SqlText Begin = IdList.In("id", "UPDATE inbox SET attempts = attempts + 1 WHERE done_at IS NULL AND");

    public static readonly SqlText Renew = IdList.In("id", "UPDATE conversations SET lease_until = @until WHERE lease_owner = @owner AND");

    public static readonly SqlText LastSeqs = IdList.In("id", "SELECT id, last_seq FROM conversations WHERE");

    /// <summary>
    /// Before several conversations are changed. On PostgreSQL several processes write: each takes its conversations in the same order, and numbers become
    /// visible in their order.
    /// </summary>
    public static Task LockAsync(DatabaseSession session, IEnumerable<long> conversations) =>
        session.Kind == DatabaseKind.Postgres ? session.QueryAsync<long>(Lock, IdList.Of(session, conversations.Distinct())) : Task.CompletedTask;

    private static string OpenBut(string busy) =>
        $"""
        SELECT DISTINCT i.conversation_id FROM inbox i JOIN conversations c ON c.id = i.conversation_id
        WHERE i.done_at IS NULL AND i.conversation_id {busy} AND (c.lease_owner = @owner OR c.lease_owner IS NULL OR c.lease_until < @now)
        ORDER BY i.conversation_id LIMIT @take
        """;
}
