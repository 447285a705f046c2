using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Data.Answers;

/// <summary>The letters that went to a reader, for the reader alone.</summary>
public sealed class OwnLetterStore(Database database)
{
    private const string Last =
        """
        SELECT l.id, l.kind, l.subject, l.day, l.done_at FROM letters l
        WHERE l.id IN (SELECT max(id) FROM letters WHERE person_id = @person AND kind IN ('ladder', 'digest', 'office') AND state IN ('sent', 'uncertain') GROUP BY kind)
        ORDER BY l.id DESC
        """;

    /// <summary>What a letter of the reader's asked for; a measure that is no longer in scope is not told.</summary>
    private static readonly SqlText Told = ScopeSql.Both(list =>
        $"""
        SELECT g.name AS ledger, p.number, m.ordinal, n.rung, n.kind, n.reason, coalesce(m.unit_id, p.lead_unit_id) AS unit_id, m.responsible_post_id
        FROM notices n JOIN measures m ON m.id = n.measure_id JOIN problems p ON p.id = m.problem_id AND {ProblemSql.IsLive} JOIN ledgers g ON g.id = p.ledger_id
        WHERE n.letter_id = @letter AND n.state <> 'superseded' AND {ScopeSql.Covers.For(list.Kind)} ORDER BY n.id
        """);

    /// <summary>The last letter of each kind, the newest first, with what the reminder letter was about.</summary>
    public Task<IReadOnlyList<OwnLetter>> LastAsync(Standing reader, CancellationToken token) => database.ReadAsync<IReadOnlyList<OwnLetter>>(
        async session =>
        {
            var letters = await session.QueryAsync<OwnLetter>(Last, new { person = reader.Person.Id });
            var told = letters.FirstOrDefault(letter => letter.Kind == LetterKind.Ladder) is { } letter
                ? await session.QueryAsync<ToldNotice>(Told, ScopeSql.Parameters(session, reader.Scope, new { letter = letter.Id }))
                : [];
            return [.. letters.Select(one => one.Kind == LetterKind.Ladder ? one with { Notices = told } : one)];
        },
        token);
}

/// <summary>A letter that went out, or may have.</summary>
public sealed record OwnLetter
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>What it is.</summary>
    public LetterKind Kind { get; init; }

    /// <summary>Its subject, as it stands in the mailbox.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The office day of which it is.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When the server took it; null where that is not known.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What a reminder letter asked for.</summary>
    public IReadOnlyList<ToldNotice> Notices { get; init; } = [];
}

/// <summary>A notice as a letter told it.</summary>
public sealed record ToldNotice
{
    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>The measure's place in the problem.</summary>
    public int Ordinal { get; init; }

    /// <summary>The rung.</summary>
    public string Rung { get; init; } = string.Empty;

    /// <summary>Whether its reader has to act or is only told.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>Why, as stored.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The unit that answers for the measure.</summary>
    public long UnitId { get; init; }

    /// <summary>责任人, when it names one.</summary>
    public long? ResponsiblePostId { get; init; }

    /// <summary>In whose hands it lies.</summary>
    public MeasureHands Hands => new(UnitId, ResponsiblePostId);
}
