using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Queues;

/// <summary>How much waits in the database, and since when. Counts only; each part reads an index.</summary>
public sealed class QueueStore(Database database)
{
    private static readonly SqlText Worker = """
        SELECT 'measures' AS queue, count(*) AS length, min(CASE WHEN next_due > 0 THEN next_due END) AS oldest
            FROM measures WHERE next_due IS NOT NULL AND next_due <= @now
        UNION ALL SELECT 'notices', count(*), min(planned_at) FROM notices WHERE channel = 'mail' AND state = 'pending' AND letter_id IS NULL
        UNION ALL SELECT 'letters', count(*), min(composed_at) FROM letters WHERE next_attempt IS NOT NULL AND priority > 0
        UNION ALL SELECT 'letters.leased', count(*), min(composed_at) FROM letters WHERE lease_until IS NOT NULL
        UNION ALL SELECT 'signin', count(*), min(requested_at) FROM access_mails WHERE composed_at IS NULL AND person_id IS NOT NULL
        """;

    private static readonly SqlText Chat = """
        SELECT 'inbox' AS queue, count(*) AS length, min(at) AS oldest FROM inbox WHERE done_at IS NULL
        UNION ALL SELECT 'outgoing', count(*), min(created_at) FROM outgoing WHERE done_at IS NULL
        """;

    /// <summary>What the worker has before it: measures to decide, notices to write letters of, letters to send or under way, sign-in mails.</summary>
    public Task<IReadOnlyList<QueueState>> OfWorkerAsync(DateTimeOffset now, CancellationToken token) =>
        database.ReadRowsAsync<QueueState>(Worker, new { now }, token);

    /// <summary>What the bot has before it: turns to answer, answers to deliver.</summary>
    public Task<IReadOnlyList<QueueState>> OfChatAsync(CancellationToken token) =>
        database.ReadRowsAsync<QueueState>(Chat, null, token);
}

/// <summary>One queue at one moment.</summary>
public sealed record QueueState
{
    /// <summary>Which.</summary>
    public string Queue { get; init; } = string.Empty;

    /// <summary>How much waits.</summary>
    public long Length { get; init; }

    /// <summary>Since when the oldest waits; null when nothing does, or when it is to be decided anew at once.</summary>
    public DateTimeOffset? Oldest { get; init; }
}
