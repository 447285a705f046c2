using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>Reminders that went out, and when the next are due, within a reader's scope: a letter tells of the measures that the reader may see and of no other.</summary>
public sealed class LetterLog(Database database)
{
    private static readonly SqlText Ended = new(Sent(DatabaseKind.Sqlite), Sent(DatabaseKind.Postgres));

    private const string Next = "SELECT min(m.next_due) FROM measures m WHERE m.next_due IS NOT NULL";

    /// <summary>Notices whose letters ended between two moments, letter by letter, the last first.</summary>
    /// <param name="scope">Of whoever asks.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="before">The moment after the last.</param>
    /// <param name="people">Only letters to these; empty for all.</param>
    /// <param name="units">Only of measures of these units; empty for all.</param>
    /// <param name="take">How many notices at most.</param>
    /// <param name="token">Stops reading.</param>
    public Task<IReadOnlyList<SentNotice>> EndedAsync(
        Scope scope, DateTimeOffset from, DateTimeOffset before, IReadOnlyList<long> people, IReadOnlyList<long> units, int take, CancellationToken token) => database.ReadAsync(
        session =>
        {
            var values = ScopeSql.Parameters(session, scope, new { from, before, take, anybody = people.Count == 0 ? 1 : 0, anywhere = units.Count == 0 ? 1 : 0 });
            ScopeSql.AddLists(values, session, ("wantedPeople", people), ("wantedUnits", units));
            return session.QueryAsync<SentNotice>(Ended, values);
        },
        token);

    /// <summary>When reminders are looked at next of all measures; null where nothing is ever due. Of those that wait already it is the beginning of time.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken token) =>
        await database.ReadFirstAsync<long?>(Next, null, token) is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private static string Sent(DatabaseKind kind)
    {
        var list = new ScopeSql.Lists(kind);
        return $"""
            SELECT l.id AS letter_id, l.person_id, e.name AS person, l.state AS letter_state, l.done_at, n.rung, n.kind, n.post_id, g.name AS ledger, p.number, m.ordinal
            FROM letters l CROSS JOIN notices n CROSS JOIN measures m CROSS JOIN problems p CROSS JOIN ledgers g LEFT JOIN people e ON e.id = l.person_id
            WHERE l.done_at >= @from AND l.done_at < @before AND l.kind = 'ladder' AND l.state IN ('sent', 'refused', 'given_up')
              AND n.letter_id = l.id AND m.id = n.measure_id AND p.id = m.problem_id AND g.id = p.ledger_id AND {ProblemSql.IsLive}
              AND (@anybody = 1 OR {list.In("l.person_id", "wantedPeople")})
              AND (@anywhere = 1 OR {list.In("m.lead_unit_id", "wantedUnits")} OR {list.In("m.unit_id", "wantedUnits")})
              AND {ScopeSql.Covers.For(kind)}
            ORDER BY l.done_at DESC, l.id DESC, n.id LIMIT @take
            """;
    }
}

/// <summary>A notice in a letter that has ended.</summary>
public sealed record SentNotice
{
    /// <summary>The letter's row.</summary>
    public long LetterId { get; init; }

    /// <summary>To whom.</summary>
    public long? PersonId { get; init; }

    /// <summary>Their name, or null.</summary>
    public string? Person { get; init; }

    /// <summary>What became of the letter.</summary>
    public LetterState LetterState { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset DoneAt { get; init; }

    /// <summary>The rung's name.</summary>
    public string Rung { get; init; } = string.Empty;

    /// <summary>Addressed or copied.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>The post it is for.</summary>
    public long PostId { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }
}
