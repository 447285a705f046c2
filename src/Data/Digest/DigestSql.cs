namespace CaseReform.Ops.Data.Digest;

internal static class DigestSql
{
    /// <summary>A digest that was withheld does not count: the next one still has to answer for what it could not explain.</summary>
    public const string Last = "SELECT key, day, as_of, snapshot, withheld FROM digests WHERE withheld = 0 ORDER BY id DESC LIMIT 1";

    /// <summary>The last one whose day is not after another: the newest of all is of the future when the clock went back since.</summary>
    public const string LastUpTo = "SELECT key, day, as_of, snapshot, withheld FROM digests WHERE withheld = 0 AND day <= @day ORDER BY id DESC LIMIT 1";

    public const string Find = "SELECT key, day, as_of, snapshot, withheld FROM digests WHERE key = @key";

    public const string Page = "SELECT html FROM digests WHERE key = @key AND withheld = 0";

    public const string Paper = "SELECT html, plain FROM digests WHERE key = @key AND withheld = 0";

    public const string Mark =
        """
        SELECT (SELECT coalesce(max(id), 0) FROM events) AS last_event, (SELECT count(*) FROM problems) AS problems,
               (SELECT CAST(coalesce(sum(version), 0) AS BIGINT) FROM problems) AS versions
        """;

    /// <summary>What was withdrawn, too: the last digest may have counted it.</summary>
    public const string Problems =
        """
        SELECT p.id, g.name AS ledger, p.number, p.status, CASE WHEN p.withdrawal_id IS NULL THEN 0 ELSE 1 END AS is_withdrawn
        FROM problems p JOIN ledgers g ON g.id = p.ledger_id ORDER BY p.id
        """;

    public const string Events = "SELECT problem_id, kind, delta FROM events WHERE id > @after AND (delta <> 0 OR kind = 'relapse') ORDER BY id";

    public const string FirstDay = $"SELECT p.entered_on FROM problems p WHERE {Ledger.ProblemSql.IsLive} ORDER BY p.entered_on LIMIT 1";

    /// <summary>Ended without success since a moment, or still uncertain now.</summary>
    public const string Lost =
        """
        SELECT l.day, p.name AS person,
               (SELECT u.name FROM holdings h JOIN posts o ON o.id = h.post_id JOIN units u ON u.id = o.unit_id
                WHERE h.person_id = l.person_id ORDER BY h.from_day DESC, h.id DESC LIMIT 1) AS unit,
               l.state, l.repeats, l.detail
        FROM letters l LEFT JOIN people p ON p.id = l.person_id
        WHERE l.kind NOT IN ('access', 'probe') AND l.id IN (
            SELECT id FROM letters WHERE state IN ('refused', 'given_up') AND done_at > @since
            UNION ALL
            SELECT id FROM letters WHERE state = 'uncertain' AND next_attempt IS NOT NULL)
        ORDER BY l.day, l.id
        """;

    /// <summary>One row a week, whoever comes first; only a digest that was withheld gives way to one that reconciles.</summary>
    public const string Insert =
        """
        INSERT INTO digests (key, day, as_of, snapshot, html, plain, withheld) VALUES (@key, @day, @asOf, @snapshot, @html, @plain, @withheld)
        ON CONFLICT (key) DO UPDATE SET day = excluded.day, as_of = excluded.as_of, snapshot = excluded.snapshot, html = excluded.html,
                                        plain = excluded.plain, withheld = 0
        WHERE digests.withheld = 1 AND excluded.withheld = 0
        RETURNING id
        """;

    public const string Alarm =
        """
        INSERT INTO alarms (key, kind, text, raised_at) VALUES (@key, @kind, @text, @at)
        ON CONFLICT (key) DO UPDATE SET text = excluded.text, raised_at = excluded.raised_at, cleared_at = NULL
        """;

    public const string Clear = "UPDATE alarms SET cleared_at = @at WHERE kind = @kind AND cleared_at IS NULL";
}
