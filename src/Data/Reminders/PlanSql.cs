using System.Data;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Reminders;

internal static class PlanSql
{
    /// <summary>What is due for a decision; 0 means at once. The rows stay with this transaction.</summary>
    public static readonly SqlText Due = new(
        PlannedMeasure.Select + " WHERE m.next_due <= @now ORDER BY m.next_due LIMIT @take",
        PlannedMeasure.Select + " WHERE m.next_due <= @now ORDER BY m.next_due LIMIT @take FOR UPDATE OF m SKIP LOCKED");

    /// <summary>The rows of <see cref="Due"/> alone, when one of them cannot be read.</summary>
    public static readonly SqlText DueIds = new(
        "SELECT m.id FROM measures m WHERE m.next_due <= @now ORDER BY m.next_due LIMIT @take",
        "SELECT m.id FROM measures m WHERE m.next_due <= @now ORDER BY m.next_due LIMIT @take FOR UPDATE OF m SKIP LOCKED");

    /// <summary>The same without holding anything.</summary>
    public static readonly SqlText DueNow = "SELECT m.id FROM measures m WHERE m.next_due <= @now ORDER BY m.next_due LIMIT @take";

    /// <summary>One measure, if it is due still and nobody has it.</summary>
    public static readonly SqlText DueOne = new(
        PlannedMeasure.Select + " WHERE m.id = @id AND m.next_due <= @now",
        PlannedMeasure.Select + " WHERE m.id = @id AND m.next_due <= @now FOR UPDATE OF m SKIP LOCKED");

    /// <inheritdoc cref="DueOne"/>
    public static readonly SqlText DueOneId = new(
        "SELECT m.id FROM measures m WHERE m.id = @id AND m.next_due <= @now",
        "SELECT m.id FROM measures m WHERE m.id = @id AND m.next_due <= @now FOR UPDATE OF m SKIP LOCKED");

    /// <summary>One measure.</summary>
    public static readonly SqlText One = PlannedMeasure.Select + " WHERE m.id = @id";

    /// <summary>The same without holding anything, page by page.</summary>
    public static readonly SqlText Preview =
        PlannedMeasure.Select + " WHERE m.next_due <= @now AND m.id > @after ORDER BY m.id LIMIT @take";

    /// <summary>Measures that need no decision but have notices waiting.</summary>
    public static readonly SqlText Waiting =
        $"""
        {PlannedMeasure.Select} WHERE (m.next_due IS NULL OR m.next_due > @now) AND m.id > @after
           AND EXISTS (SELECT 1 FROM notices n WHERE n.measure_id = m.id AND n.state = 'pending' AND n.channel = 'mail')
         ORDER BY m.id LIMIT @take
        """;

    /// <summary>Measures by their ids, without what was withdrawn.</summary>
    public static readonly SqlText Chosen = IdList.In("m.id", $"{PlannedMeasure.Select} WHERE {ProblemSql.IsLive} AND");

    /// <summary>The rows of <see cref="Preview"/> alone.</summary>
    public static readonly SqlText PreviewIds = "SELECT m.id FROM measures m WHERE m.next_due <= @now AND m.id > @after ORDER BY m.id LIMIT @take";

    /// <summary>The rows of <see cref="Waiting"/> alone.</summary>
    public static readonly SqlText WaitingIds =
        """
        SELECT m.id FROM measures m WHERE (m.next_due IS NULL OR m.next_due > @now) AND m.id > @after
           AND EXISTS (SELECT 1 FROM notices n WHERE n.measure_id = m.id AND n.state = 'pending' AND n.channel = 'mail')
         ORDER BY m.id LIMIT @take
        """;

    /// <summary>Of every channel: asked for the mail's only, a server without statistics takes the index of these for small and reads it whole, for each measure.</summary>
    public static readonly SqlText Notices = IdList.In(
        "measure_id",
        "SELECT id, measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, fired_on FROM notices WHERE");

    public static readonly BulkText Insert = new(
        """
        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
        """,
        """
        INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
        SELECT * FROM unnest(@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
        """,
        DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.String,
        DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.String, DbType.Int64);

    public static readonly BulkText Supersede = new(
        "UPDATE notices SET state = 'superseded', reason = @p1 WHERE id = @p0 AND state = 'pending'",
        "UPDATE notices n SET state = 'superseded', reason = v.reason FROM unnest(@p0, @p1) AS v (id, reason) WHERE n.id = v.id AND n.state = 'pending'",
        DbType.Int64, DbType.String);

    /// <summary>A notice whose letter is on its way comes back in that letter.</summary>
    public static readonly BulkText Revive = new(
        "UPDATE notices SET state = 'pending', reason = 'revived' WHERE id = @p0 AND state = 'superseded'",
        "UPDATE notices n SET state = 'pending', reason = 'revived' FROM unnest(@p0) AS v (id) WHERE n.id = v.id AND n.state = 'superseded'",
        DbType.Int64);

    /// <summary>A promise is counted as broken once, by the decision that finds it so.</summary>
    public static readonly BulkText Broken = new(
        "UPDATE promises SET broken_on = @p1 WHERE id = @p0",
        "UPDATE promises r SET broken_on = v.day FROM unnest(@p0, @p1) AS v (id, day) WHERE r.id = v.id",
        DbType.Int64, DbType.String);

    public static readonly BulkText Next = new(
        "UPDATE measures SET next_due = @p1 WHERE id = @p0",
        "UPDATE measures m SET next_due = v.next_due FROM unnest(@p0, @p1) AS v (id, next_due) WHERE m.id = v.id",
        DbType.Int64, DbType.Int64);
}
