using System.Data;

using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Mail;

internal static class LetterSql
{
    public static readonly SqlText PendingPosts =
        "SELECT DISTINCT post_id FROM notices WHERE channel = 'mail' AND state = 'pending' AND letter_id IS NULL";

    /// <summary>How many notices a letter could take now wait for each post, and in the row of post 0 how many items are set aside.</summary>
    public static readonly SqlText Waiting =
        $"""
        SELECT n.post_id, count(*) AS notices FROM notices n
        WHERE n.channel = 'mail' AND n.state = 'pending' AND n.letter_id IS NULL AND {SetAsideSql.MeasureIsWell} GROUP BY n.post_id
        UNION ALL SELECT 0, count(*) FROM set_aside
        """;

    /// <summary>Of these posts, those for which a notice waits that a letter could take now.</summary>
    public static readonly SqlText FreshPosts = IdList.In(
        "n.post_id",
        "SELECT DISTINCT n.post_id FROM notices n JOIN measures m ON m.id = n.measure_id WHERE",
        $"AND n.channel = 'mail' AND n.state = 'pending' AND n.letter_id IS NULL AND (m.next_due IS NULL OR m.next_due > @now) AND {SetAsideSql.MeasureIsWell}");

    /// <summary>Of how many measures notices wait for each post.</summary>
    public static readonly SqlText PendingMeasuresOfPosts =
        "SELECT post_id, count(DISTINCT measure_id) AS notices FROM notices WHERE channel = 'mail' AND state = 'pending' AND letter_id IS NULL GROUP BY post_id";

    public static readonly SqlText PendingCount =
        "SELECT count(*) FROM notices WHERE channel = 'mail' AND state = 'pending' AND letter_id IS NULL";

    /// <summary>A notice whose measure waits for a decision (next_due has come) is left out: the planner speaks first.</summary>
    public static readonly SqlText Pending = new(
        Notices("n.post_id IN (SELECT value FROM json_each(@ids))") + " AND n.letter_id IS NULL ORDER BY n.id",
        Notices("n.post_id = ANY(@ids)") + " AND n.letter_id IS NULL ORDER BY n.id FOR UPDATE OF n SKIP LOCKED");

    /// <summary>The measures whose notices such a letter would carry: numbers only, so that nothing in them can fail.</summary>
    public static readonly SqlText PendingMeasures = IdList.In(
        "n.post_id",
        "SELECT DISTINCT n.measure_id FROM notices n JOIN measures m ON m.id = n.measure_id WHERE",
        $"AND n.channel = 'mail' AND n.state = 'pending' AND n.letter_id IS NULL AND (m.next_due IS NULL OR m.next_due > @now) AND {SetAsideSql.MeasureIsWell} ORDER BY n.measure_id");

    /// <summary>The notices of one measure among them.</summary>
    public static readonly SqlText PendingOfMeasure = new(
        Notices("n.post_id IN (SELECT value FROM json_each(@ids))") + " AND n.letter_id IS NULL AND n.measure_id = @measure ORDER BY n.id",
        Notices("n.post_id = ANY(@ids)") + " AND n.letter_id IS NULL AND n.measure_id = @measure ORDER BY n.id");

    /// <summary>Who else is called by the rungs of these measures; of every channel, as <c>PlanSql.Notices</c> says why.</summary>
    public static readonly SqlText Called = IdList.In(
        "measure_id", "SELECT measure_id, rung, deadline AS counted_from, occurrence, post_id, channel, state FROM notices WHERE kind = 'to' AND state <> 'superseded' AND");

    /// <summary>Of these people those to whom a reminder letter went on an earlier day, or may have gone.</summary>
    public static readonly SqlText WrittenTo = IdList.In(
        "person_id", "SELECT DISTINCT person_id FROM letters WHERE kind = 'ladder' AND day <> @day AND state NOT IN ('dropped', 'refused', 'given_up') AND");

    /// <summary>What a composed letter carries, with whether each notice still stands.</summary>
    public static readonly SqlText Carried = new(
        """
        SELECT n.letter_id, n.id, n.post_id, CASE WHEN n.state = 'pending' AND (m.next_due IS NULL OR m.next_due > @now) THEN 1 ELSE 0 END AS stands
        FROM notices n JOIN measures m ON m.id = n.measure_id WHERE n.letter_id IN (SELECT value FROM json_each(@ids))
        """,
        """
        SELECT n.letter_id, n.id, n.post_id, CASE WHEN n.state = 'pending' AND (m.next_due IS NULL OR m.next_due > @now) THEN 1 ELSE 0 END AS stands
        FROM notices n JOIN measures m ON m.id = n.measure_id WHERE n.letter_id = ANY(@ids)
        """);

    public static readonly SqlText TakenKeys = IdList.In(
        "person_id", "SELECT person_id FROM letters WHERE kind = 'ladder' AND day = @day AND dedup_key IS NOT NULL AND");

    public const string InsertLetter =
        """
        INSERT INTO letters (kind, dedup_key, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority,
                             attempts, repeats, next_attempt, expires_at, lease_token, lease_owner, lease_until, composed_at)
        VALUES (@kind, @dedupKey, @personId, @recipient, @day, @subject, @messageId, @contentHash, @state, @anyHour, @priority,
                0, 0, @nextAttempt, @expiresAt, @token, @owner, @until, @now)
        ON CONFLICT (dedup_key) DO NOTHING
        RETURNING id
        """;

    /// <summary>The same for letters that are leased as they are composed.</summary>
    public static readonly BulkText InsertLeased = new(
        $"INSERT INTO letters ({LeasedColumns}) VALUES ('ladder', 'leased', 0, 5, 0, 0, @p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10) {OncePerKey}",
        $"""
        INSERT INTO letters ({LeasedColumns})
        SELECT 'ladder', 'leased', 0, 5, 0, 0, v.* FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10) AS v {OncePerKey}
        """,
        DbType.String, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.String, DbType.String,
        DbType.String, DbType.String, DbType.Int64, DbType.Int64);

    public static readonly BulkText InsertBodies = new(
        "INSERT INTO letter_bodies (letter_id, bytes) VALUES (@p0, @p1)",
        "INSERT INTO letter_bodies (letter_id, bytes) SELECT * FROM unnest(@p0, @p1)",
        DbType.Int64, DbType.Binary);

    public static readonly BulkText Attach = new(
        "UPDATE notices SET letter_id = @p1 WHERE id = @p0",
        "UPDATE notices n SET letter_id = v.letter_id FROM unnest(@p0, @p1) AS v (id, letter_id) WHERE n.id = v.id",
        DbType.Int64, DbType.Int64);

    public static readonly SqlText Due = new(
        DueRows,
        DueRows + " FOR UPDATE SKIP LOCKED");

    /// <summary>Access letters, for which no office hours hold.</summary>
    public static readonly SqlText DueAccess = new(AccessRows, AccessRows + " FOR UPDATE SKIP LOCKED");

    public static readonly SqlText ForgetBodies = IdList.In("letter_id", "DELETE FROM letter_bodies WHERE");

    public static readonly BulkText Lease = new(
        "UPDATE letters SET state = 'leased', lease_token = @p1, lease_owner = @p2, lease_until = @p3, next_attempt = NULL WHERE id = @p0",
        """
        UPDATE letters l SET state = 'leased', lease_token = v.token, lease_owner = v.owner, lease_until = v.until, next_attempt = NULL
        FROM unnest(@p0, @p1, @p2, @p3) AS v (id, token, owner, until) WHERE l.id = v.id
        """,
        DbType.Int64, DbType.String, DbType.String, DbType.Int64);

    public static readonly SqlText Bodies = IdList.In("letter_id", "SELECT letter_id, bytes FROM letter_bodies WHERE");

    /// <summary>A letter that surely was not accepted frees the person's place of the day; one that perhaps was keeps it.</summary>
    public static readonly BulkText Drop = new(
        "UPDATE letters SET state = 'dropped', next_attempt = NULL, done_at = @p2, dedup_key = CASE WHEN @p1 = 1 THEN dedup_key END WHERE id = @p0",
        """
        UPDATE letters l SET state = 'dropped', next_attempt = NULL, done_at = v.at, dedup_key = CASE WHEN v.keep = 1 THEN l.dedup_key END
        FROM unnest(@p0, @p1, @p2) AS v (id, keep, at) WHERE l.id = v.id
        """,
        DbType.Int64, DbType.Int64, DbType.Int64);

    public static readonly SqlText Detach = IdList.In("letter_id", "UPDATE notices SET letter_id = NULL WHERE state <> 'sent' AND");

    public static readonly BulkText Record = new(
        """
        UPDATE letters SET state = @p2, detail = @p3, next_attempt = @p4, attempts = attempts + @p5, repeats = repeats + @p6, done_at = @p7,
                           cause = coalesce(@p8, cause), lease_token = NULL, lease_owner = NULL, lease_until = NULL
        WHERE id = @p0 AND lease_token = @p1
        """,
        """
        UPDATE letters l SET state = v.state, detail = v.detail, next_attempt = v.next_attempt, attempts = l.attempts + v.attempts, repeats = l.repeats + v.repeats,
                             done_at = v.done_at, cause = coalesce(v.cause, l.cause), lease_token = NULL, lease_owner = NULL, lease_until = NULL
        FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8) AS v (id, token, state, detail, next_attempt, attempts, repeats, done_at, cause)
        WHERE l.id = v.id AND l.lease_token = v.token
        """,
        DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.Int64, DbType.Int64, DbType.Int64, DbType.String);

    /// <summary>A letter reached these people: what failed before it is settled for the office.</summary>
    public static readonly SqlText Settle = new(
        SettleWhere.Replace("(@ids)", "(SELECT value FROM json_each(@ids))", StringComparison.Ordinal),
        SettleWhere.Replace("(@ids)", "(SELECT unnest(@ids))", StringComparison.Ordinal));

    /// <summary>What only letters told that did not arrive has not been told: alarms by their day.</summary>
    public static readonly SqlText UntellAlarms = IdList.In(
        "o.id",
        "UPDATE alarms SET told_on = NULL WHERE told_on IN (SELECT o.day FROM letters o WHERE",
        $") AND NOT EXISTS (SELECT 1 FROM letters x WHERE x.kind = 'office' AND x.day = alarms.told_on AND {MayArrive})");

    /// <summary>The same for failed letters, which are told at the instant at which the office's letter is composed.</summary>
    public static readonly SqlText UntellLetters = IdList.In(
        "o.id",
        "UPDATE letters SET told_at = NULL WHERE state IN ('refused', 'given_up') AND told_at IN (SELECT o.composed_at FROM letters o WHERE",
        $") AND NOT EXISTS (SELECT 1 FROM letters x WHERE x.kind = 'office' AND x.composed_at = letters.told_at AND {MayArrive})");

    public static readonly SqlText Held = new(
        "SELECT id, kind, lease_token AS token, attempts, repeats FROM letters WHERE lease_token IS NOT NULL AND id IN (SELECT value FROM json_each(@ids))",
        "SELECT id, kind, lease_token AS token, attempts, repeats FROM letters WHERE lease_token IS NOT NULL AND id = ANY(@ids) FOR UPDATE");

    /// <summary>What went out is sent, even if it was superseded meanwhile. What was superseded and did not go out leaves the letter, so that it can go into another when it revives.</summary>
    public static readonly BulkText NoticesDone = new(
        """
        UPDATE notices SET state = CASE WHEN state = 'pending' OR @p1 = 'sent' THEN @p1 ELSE state END,
                           done_at = CASE WHEN state = 'pending' OR @p1 = 'sent' THEN @p2 END,
                           letter_id = CASE WHEN state = 'pending' OR @p1 = 'sent' THEN letter_id END
        WHERE letter_id = @p0 AND state IN ('pending', 'superseded')
        """,
        """
        UPDATE notices n SET state = CASE WHEN n.state = 'pending' OR v.state = 'sent' THEN v.state ELSE n.state END,
                             done_at = CASE WHEN n.state = 'pending' OR v.state = 'sent' THEN v.at END,
                             letter_id = CASE WHEN n.state = 'pending' OR v.state = 'sent' THEN n.letter_id END
        FROM unnest(@p0, @p1, @p2) AS v (letter_id, state, at) WHERE n.letter_id = v.letter_id AND n.state IN ('pending', 'superseded')
        """,
        DbType.Int64, DbType.String, DbType.Int64);

    public static readonly BulkText NoticesTried = new(
        "UPDATE notices SET tried_since = coalesce(tried_since, @p1) WHERE letter_id = @p0",
        "UPDATE notices n SET tried_since = coalesce(n.tried_since, v.at) FROM unnest(@p0, @p1) AS v (letter_id, at) WHERE n.letter_id = v.letter_id",
        DbType.Int64, DbType.Int64);

    public static readonly BulkText InsertAttempts = new(
        "INSERT INTO attempts (letter_id, at, message_id, outcome, detail) SELECT id, @p1, message_id, @p2, @p3 FROM letters WHERE id = @p0",
        """
        INSERT INTO attempts (letter_id, at, message_id, outcome, detail)
        SELECT l.id, v.at, l.message_id, v.outcome, v.detail FROM unnest(@p0, @p1, @p2, @p3) AS v (id, at, outcome, detail) JOIN letters l ON l.id = v.id
        """,
        DbType.Int64, DbType.Int64, DbType.String, DbType.String);

    private const string MayArrive = "x.state NOT IN ('refused', 'given_up', 'dropped')";

    private const string SettleWhere =
        """
        UPDATE letters SET settled_at = @at WHERE state IN ('refused', 'given_up') AND settled_at IS NULL AND (
            person_id IN (SELECT s.person_id FROM letters s WHERE s.person_id IS NOT NULL AND s.id IN (@ids))
            OR (person_id IS NULL AND recipient IN (SELECT s.recipient FROM letters s WHERE s.id IN (@ids))))
        """;
    /// <summary>Characters of a problem and of a measure that are read for a letter, which shows the first 120: a text of megabytes stays where it is.</summary>
    private const string MaxText = "2000";

    private const string LeasedColumns =
        """
        kind, state, any_hour, priority, attempts, repeats, dedup_key, person_id, recipient, day, subject, message_id, content_hash,
        lease_token, lease_owner, lease_until, composed_at
        """;

    private const string OncePerKey = "ON CONFLICT (dedup_key) DO NOTHING RETURNING id, lease_token";

    /// <summary>Letters whose oldest measure, or which themselves, have been tried since before an instant.</summary>
    public static readonly SqlText TriedTooLong = IdList.In(
        "l.id",
        "SELECT l.id FROM letters l WHERE coalesce((SELECT min(n.tried_since) FROM notices n WHERE n.letter_id = l.id), l.composed_at) < @before AND");

    private const string DueRows =
        """
        SELECT id, kind, person_id, recipient, day, message_id, state, attempts, repeats, any_hour, expires_at,
               (SELECT length(b.bytes) FROM letter_bodies b WHERE b.letter_id = letters.id) AS size
        FROM letters WHERE priority > 0 AND next_attempt <= @now AND (@open = 1 OR any_hour = 1) ORDER BY priority, next_attempt LIMIT @take
        """;

    private const string AccessRows =
        """
        SELECT id, recipient, message_id, attempts, repeats, expires_at
        FROM letters WHERE priority = 0 AND next_attempt <= @now ORDER BY next_attempt LIMIT @take
        """;

    /// <summary>What a letter says of a measure <c>m</c>.</summary>
    internal const string OfMeasure =
        $"""
        g.name AS ledger, p.number, m.ordinal, substr(p.symptom, 1, {MaxText}) AS symptom, substr(m.text, 1, {MaxText}) AS measure, u.name AS unit, m.deadline, m.original_deadline, m.deadline_text,
        m.provisional, m.responsible_name, m.responsible_post_id, m.last_report_on, m.percent, m.status, CASE WHEN r.broken_on IS NOT NULL THEN r.until END AS broken_promise,
        p.entered_on, p.issued_on, m.long_term, substr(m.progress, 1, {MaxText}) AS progress, (SELECT max(x.day) FROM reports x WHERE x.measure_id = m.id) AS person_report_on,
        (SELECT CASE WHEN x.role IS NOT NULL THEN x.role || ':' || x.actor END FROM reports x WHERE x.measure_id = m.id ORDER BY x.id DESC LIMIT 1) AS heard
        """;

    /// <summary>Where it reads it.</summary>
    internal const string MeasureTables =
        """
        JOIN problems p ON p.id = m.problem_id
        JOIN ledgers g ON g.id = p.ledger_id
        JOIN units u ON u.id = coalesce(m.unit_id, p.lead_unit_id)
        LEFT JOIN promises r ON r.measure_id = m.id AND r.deadline = m.deadline
        """;

    private static string Notices(string where) =>
        $"""
        SELECT n.id, n.measure_id, n.rung, n.deadline AS counted_from, n.occurrence, n.post_id, n.kind, n.fired_on, n.planned_at, n.tried_since, w.words AS urge, {OfMeasure}
        FROM notices n
        JOIN measures m ON m.id = n.measure_id
        {MeasureTables}
        LEFT JOIN urges w ON n.rung = '{OfficeUrge.Name}' AND w.measure_id = n.measure_id AND w.day = n.occurrence
        WHERE n.channel = 'mail' AND n.state = 'pending' AND (m.next_due IS NULL OR m.next_due > @now) AND {SetAsideSql.MeasureIsWell} AND {where}
        """;
}
