using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.SetAside;

internal static class SetAsideSql
{
    /// <summary>A condition on notices <c>n</c>: their measure is not set aside, or its next try has come.</summary>
    public const string MeasureIsWell =
        "NOT EXISTS (SELECT 1 FROM set_aside s WHERE s.measure_id = n.measure_id AND s.kind = 'matter' AND s.next_try > @now)";

    public static readonly SqlText List =
        """
        SELECT s.key, CASE WHEN s.kind <> 'matter' THEN s.kind END AS letter_kind, s.person_id, s.reason, p.name AS person, g.name AS ledger, b.number, m.ordinal
        FROM set_aside s
        LEFT JOIN people p ON p.id = s.person_id
        LEFT JOIN measures m ON m.id = s.measure_id
        LEFT JOIN problems b ON b.id = m.problem_id
        LEFT JOIN ledgers g ON g.id = b.ledger_id
        ORDER BY s.id
        """;

    public static readonly SqlText Upsert =
        $"""
        INSERT INTO set_aside (key, kind, person_id, measure_id, reason, detail, stamp, tries, since, tried_at, next_try)
        VALUES (@key, @kind, @person, @measure, @reason, @detail, {Stamp("CAST(@person AS BIGINT)", "CAST(@measure AS BIGINT)")}, @tries, @now, @now, @next)
        ON CONFLICT (key) DO UPDATE SET reason = excluded.reason, detail = excluded.detail, stamp = excluded.stamp, tries = excluded.tries,
                                        tried_at = excluded.tried_at, next_try = excluded.next_try,
                                        since = CASE WHEN excluded.kind = 'digest' THEN excluded.since ELSE set_aside.since END
        """;

    /// <summary>
    /// A letter that was composed since settles its row; a measure of which no notice waits any more, too. A digest is not made anew when something changed:
    /// its row is what remembers whom it has not reached, until the next one is out.
    /// </summary>
    public static readonly SqlText ForgetChanged =
        $"""
        DELETE FROM set_aside
        WHERE (kind <> 'digest' AND stamp <> {Stamp("set_aside.person_id", "set_aside.measure_id")})
           OR (kind = 'digest' AND since < (SELECT max(d.as_of) FROM digests d WHERE d.withheld = 0))
           OR (person_id IS NOT NULL AND EXISTS (
               SELECT 1 FROM letters l WHERE l.person_id = set_aside.person_id AND l.kind = set_aside.kind AND l.composed_at > set_aside.tried_at))
           OR (kind = 'matter' AND NOT EXISTS (
               SELECT 1 FROM notices n WHERE n.measure_id = set_aside.measure_id AND n.state = 'pending' AND n.letter_id IS NULL))
        """;

    /// <summary>People whose letter of a kind was set aside since an instant and may be tried again.</summary>
    public static readonly SqlText Due =
        $"""
        SELECT person_id FROM set_aside
        WHERE kind = @kind AND person_id IS NOT NULL AND since >= @since
          AND (next_try <= @now OR stamp <> {Stamp("set_aside.person_id", "set_aside.measure_id")})
        """;

    /// <summary>All that a fault can depend on.</summary>
    private static string Stamp(string person, string measure) =>
        $"""
        CAST(@surroundings AS TEXT) || '|' || coalesce((SELECT c.value FROM settings c WHERE c.key = 'roster.version'), '')
        || '|' || coalesce((SELECT c.value FROM settings c WHERE c.key = 'calendar.version'), '')
        || '|' || coalesce((SELECT a.name || '|' || coalesce(a.email, '') || '|' || CAST(a.active AS TEXT) FROM people a WHERE a.id = {person}), '')
        || '|' || coalesce((SELECT CAST(x.version AS TEXT) || '|' || CAST(y.version AS TEXT) FROM measures x JOIN problems y ON y.id = x.problem_id WHERE x.id = {measure}), '')
        """;
}
