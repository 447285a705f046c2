using System.Data;

using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People;

/// <summary>
/// Turns the names that a ledger gives for 责任人 and 分管领导 into posts. Once found, the responsibility stays with the post when its holder
/// leaves; it moves only while the named person still holds it and now holds one that fits better.
/// </summary>
public static class ResponsibleNames
{
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '/', '\n', ' ', '　'];

    private static readonly BulkText Measures = new(
        "UPDATE measures SET responsible_post_id = @p1 WHERE id = @p0",
        "UPDATE measures m SET responsible_post_id = v.post FROM unnest(@p0, @p1) AS v (id, post) WHERE m.id = v.id",
        DbType.Int64, DbType.Int64);

    private static readonly BulkText Problems = new(
        "UPDATE problems SET lead_leader_post_id = @p1 WHERE id = @p0",
        "UPDATE problems p SET lead_leader_post_id = v.post FROM unnest(@p0, @p1) AS v (id, post) WHERE p.id = v.id",
        DbType.Int64, DbType.Int64);

    private static readonly SqlText WakeMeasures = IdList.In("id", "UPDATE measures SET next_due = 0 WHERE open = 1 AND");

    private static readonly SqlText WakeProblems = IdList.In("problem_id", "UPDATE measures SET next_due = 0 WHERE open = 1 AND");

    /// <summary>Resolves every name anew, in the transaction that changed people, posts or the ledger. Affected measures are decided anew.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="today">The office day: who holds what.</param>
    /// <param name="origin">For the trail.</param>
    /// <returns>How many measures and problems now answer to another post, and the names nobody bears, in the ledger's order.</returns>
    public static async Task<ResolvedNames> ResolveAsync(DatabaseSession session, DateOnly today, ChangeOrigin origin)
    {
        var seats = await SeatsAsync(session, today);
        var unknown = new List<string>();
        var measures = await session.QueryAsync<Row>(
            """
            SELECT m.id, m.responsible_name AS name, m.responsible_post_id AS post_id, coalesce(m.unit_id, p.lead_unit_id) AS unit_id
            FROM measures m JOIN problems p ON p.id = m.problem_id WHERE m.responsible_name IS NOT NULL AND m.open = 1 ORDER BY m.id
            """);
        var moved = Moves(measures, seats, PostRole.Handler, unknown);
        var problems = await session.QueryAsync<Row>(
            $"""
            SELECT p.id, p.lead_leader AS name, p.lead_leader_post_id AS post_id, p.lead_unit_id AS unit_id
            FROM problems p WHERE p.lead_leader IS NOT NULL AND p.status <> 'closed' AND {ProblemSql.IsLive} ORDER BY p.id
            """);
        var led = Moves(problems, seats, PostRole.SupervisingLeader, unknown);
        if (moved.Count + led.Count > 0)
        {
            // problems first, as whoever confirms a change locks them: then neither waits for the other
            await Problems.RunAsync(session, [.. led.Select(m => new object?[] { m.Row.Id, m.Post })]);
            await Measures.RunAsync(session, [.. moved.Select(m => new object?[] { m.Row.Id, m.Post })]);
            await session.ExecuteAsync(WakeMeasures, IdList.Of(session, moved.Select(m => m.Row.Id)));
            await session.ExecuteAsync(WakeProblems, IdList.Of(session, led.Select(m => m.Row.Id)));
            await RosterStore.TouchAsync(session);
            session.Audit(origin.Entry("responsible.resolved", "ledger", new
            {
                measures = moved.Select(m => new { id = m.Row.Id, name = m.Row.Name, from = m.Row.PostId, to = m.Post }),
                problems = led.Select(m => new { id = m.Row.Id, name = m.Row.Name, from = m.Row.PostId, to = m.Post }),
            }));
        }

        return new ResolvedNames(moved.Count, led.Count, [.. unknown.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>The names in a ledger's open measures and problems for which no post was found.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="ledger">The ledger's name.</param>
    public static async Task<IReadOnlySet<string>> UnplacedAsync(DatabaseSession session, string ledger) =>
        (await session.QueryAsync<string>(
            $"""
            SELECT m.responsible_name FROM measures m JOIN problems p ON p.id = m.problem_id JOIN ledgers g ON g.id = p.ledger_id
            WHERE g.name = @ledger AND m.responsible_name IS NOT NULL AND m.responsible_post_id IS NULL AND m.open = 1
            UNION
            SELECT p.lead_leader FROM problems p JOIN ledgers g ON g.id = p.ledger_id
            WHERE g.name = @ledger AND p.lead_leader IS NOT NULL AND p.lead_leader_post_id IS NULL AND p.status <> 'closed' AND {ProblemSql.IsLive}
            """,
            new { ledger })).SelectMany(Persons).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Persons(string cell) =>
        cell.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(n => n is not ("-" or "—" or "无"));

    private static List<(Row Row, long Post)> Moves(IReadOnlyList<Row> rows, ILookup<string, Seat> seats, PostRole wanted, List<string> unknown)
    {
        var moves = new List<(Row, long)>();
        foreach (var row in rows)
        {
            var found = row.Name.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Prepend(row.Name)
                .Select(name => seats[name].ToList())
                .FirstOrDefault(s => s.Count > 0);
            if (found is null)
            {
                if (row.PostId is null)
                {
                    unknown.AddRange(Persons(row.Name));
                }

                continue;
            }

            if (Best(found, row, wanted) is { } best && best != row.PostId)
            {
                moves.Add((row, best));
            }
        }

        return moves;
    }

    /// <summary>The post that fits best, or null when the responsibility stays where it is or two persons of that name fit equally well.</summary>
    private static long? Best(List<Seat> seats, Row row, PostRole wanted)
    {
        if (row.PostId is { } now && !seats.Exists(s => s.PostId == now))
        {
            return null;
        }

        var best = seats.Where(s => Rank(s, row, wanted) < NoFit).GroupBy(s => Rank(s, row, wanted)).MinBy(g => g.Key);
        if (best is null || best.Select(s => s.PersonId).Distinct().Count() > 1)
        {
            return null;
        }

        var current = seats.Find(s => s.PostId == row.PostId);
        return current is not null && Rank(current, row, wanted) <= best.Key ? null : best.First().PostId;
    }

    private const int NoFit = 3;

    private static int Rank(Seat seat, Row row, PostRole wanted) => Rank(seat.Role, seat.UnitId, wanted, row.UnitId);

    /// <summary>How well a post fits a measure or problem of a unit; the lowest fits best.</summary>
    internal static int Rank(PostRole role, long unit, PostRole wanted, long of) => (role == wanted, unit == of) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        _ => NoFit,
    };

    private static async Task<ILookup<string, Seat>> SeatsAsync(DatabaseSession session, DateOnly today) =>
        (await session.QueryAsync<Seat>(
            """
            SELECT a.name, a.id AS person_id, p.id AS post_id, p.unit_id, p.role
            FROM people a JOIN holdings h ON h.person_id = a.id JOIN posts p ON p.id = h.post_id
            WHERE a.active = 1 AND h.from_day <= @today AND (h.to_day IS NULL OR h.to_day >= @today) ORDER BY p.id
            """,
            new { today })).ToLookup(s => s.Name, StringComparer.Ordinal);

    private sealed record Row
    {
        public long Id { get; init; }

        public string Name { get; init; } = string.Empty;

        public long? PostId { get; init; }

        public long UnitId { get; init; }
    }

    private sealed record Seat
    {
        public string Name { get; init; } = string.Empty;

        public long PersonId { get; init; }

        public long PostId { get; init; }

        public long UnitId { get; init; }

        public PostRole Role { get; init; }
    }
}

/// <summary>What became of the names in a ledger.</summary>
/// <param name="Measures">Measures that answer to another post now.</param>
/// <param name="Problems">Problems whose 分管领导 is another post now.</param>
/// <param name="Unknown">Names that nobody in office bears.</param>
public sealed record ResolvedNames(int Measures, int Problems, IReadOnlyList<string> Unknown);
