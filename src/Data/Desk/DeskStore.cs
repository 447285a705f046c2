using System.Text.Json;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Desk;

/// <summary>What the office sees on its page. It reads and changes nothing; letters that let somebody in are never among what it reads.</summary>
public sealed class DeskStore(Database database)
{
    /// <summary>Kinds by name: a new kind is not shown before somebody has thought about it.</summary>
    private const string Shown = "l.kind IN ('ladder', 'digest', 'office', 'probe')";

    private const string OfTheDay =
        $"{Shown} AND (l.day = @day OR l.state IN ('waiting', 'leased', 'uncertain') OR (l.state IN ('refused', 'given_up') AND l.settled_at IS NULL))";

    private const string Letters =
        $"""
        SELECT l.id, l.kind, a.name AS person, l.recipient, l.subject, l.day, l.state, l.detail, l.done_at, l.next_attempt,
               CASE WHEN EXISTS (SELECT 1 FROM letter_bodies b WHERE b.letter_id = l.id) THEN 1 ELSE 0 END AS has_body
        FROM letters l LEFT JOIN people a ON a.id = l.person_id WHERE {OfTheDay} ORDER BY l.id DESC LIMIT @take
        """;

    private const string Planned =
        "SELECT post_id, count(*) AS notices FROM notices WHERE channel = 'mail' AND state = 'pending' AND letter_id IS NULL GROUP BY post_id ORDER BY post_id";

    private const string Ledgers =
        $"""
        SELECT g.name, CASE WHEN g.withdrawal_id IS NULL THEN 0 ELSE 1 END AS withdrawn,
               (SELECT count(*) FROM problems p WHERE p.ledger_id = g.id AND {ProblemSql.IsLive}) AS problems,
               (SELECT count(*) FROM problems p WHERE p.ledger_id = g.id AND p.status = 'closed' AND {ProblemSql.IsLive}) AS closed
        FROM ledgers g ORDER BY g.id
        """;

    private const string Imports = "SELECT at, actor, action, subject, detail FROM audit WHERE action IN ('ledger.imported', 'ledger.withdrawn') ORDER BY seq DESC LIMIT @take";

    private const string Digests = "SELECT key, day, withheld FROM digests ORDER BY id DESC LIMIT @take";

    private const string Body =
        $"SELECT l.id, a.name AS person, l.recipient, l.subject, b.bytes FROM letters l JOIN letter_bodies b ON b.letter_id = l.id LEFT JOIN people a ON a.id = l.person_id WHERE l.id = @id AND {Shown}";

    /// <summary>Everything as of now.</summary>
    /// <param name="day">The office day.</param>
    /// <param name="letters">How many letters at most.</param>
    /// <param name="rows">How many imports and digests at most.</param>
    /// <param name="token">Stops reading.</param>
    public Task<DeskState> LoadAsync(DateOnly day, int letters, int rows, CancellationToken token) => database.ReadAsync(
        async session => new DeskState
        {
            Letters = await session.QueryAsync<DeskLetter>(Letters, new { day, take = letters }),
            LetterCount = await session.ScalarAsync<long>($"SELECT count(*) FROM letters l WHERE {OfTheDay}", new { day }),
            Planned = await session.QueryAsync<PlannedReminders>(Planned),
            Ledgers = await session.QueryAsync<DeskLedger>(Ledgers),
            Imports = await session.QueryAsync<DeskImport>(Imports, new { take = rows }),
            Digests = await session.QueryAsync<DeskDigest>(Digests, new { take = rows }),
            Released = await SettingsStore.GetAsync(session, SettingKeys.Released) is not null,
            Restored = await SettingsStore.GetAsync(session, SettingKeys.RestoreNoticed) is not null,
            PausedFor = await SettingsStore.GetAsync(session, SettingKeys.SendingPause) is { } pause ? ReasonOf(pause) : null,
        },
        token);

    /// <summary>A letter as it went out or will; null where its bytes are gone, or it is none that may be shown.</summary>
    public Task<StoredLetter?> LetterAsync(long id, CancellationToken token) => database.ReadFirstAsync<StoredLetter>(Body, new { id }, token);

    /// <summary>The pause is the worker's; of it only the reason is of interest here.</summary>
    private static string ReasonOf(string pause)
    {
        using var json = JsonDocument.Parse(pause);
        return json.RootElement.TryGetProperty("Reason", out var reason) ? reason.GetString() ?? string.Empty : string.Empty;
    }
}

/// <summary>A letter with its bytes.</summary>
public sealed record StoredLetter
{
    /// <summary>The row.</summary>
    public long Id { get; init; }

    /// <summary>The person's name, or null.</summary>
    public string? Person { get; init; }

    /// <summary>The mail address.</summary>
    public string Recipient { get; init; } = string.Empty;

    /// <summary>Its subject.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>The message.</summary>
    public byte[] Bytes { get; init; } = [];
}
