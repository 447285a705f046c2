using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Mail;

/// <summary>Letters that did not arrive, and what the office has been told of them.</summary>
public sealed class DeliveryTrouble(Database database)
{
    /// <summary>A failed letter is settled once a later one reached the same person. Access letters are none of the office's: whoever asked for one asks again.</summary>
    private const string Failed =
        """
        SELECT l.id, l.kind, l.day, l.state, l.cause, l.repeats, l.attempts, l.detail, l.recipient, a.name AS person, l.told_at,
               (SELECT u.name FROM holdings h JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id
                WHERE h.person_id = l.person_id ORDER BY h.from_day DESC, h.id LIMIT 1) AS unit
        FROM letters l LEFT JOIN people a ON a.id = l.person_id
        WHERE l.state IN ('refused', 'given_up') AND l.settled_at IS NULL AND l.kind <> 'access'
        ORDER BY l.id
        """;

    /// <summary>Letters refused or given up that no later letter has made good; reads those only, however many there ever were.</summary>
    public Task<IReadOnlyList<FailedLetter>> FailedAsync(CancellationToken token) => database.ReadRowsAsync<FailedLetter>(Failed, null, token);

    /// <summary>How many letters are uncertain, and how many have waited since before an instant.</summary>
    public Task<(long Uncertain, long Waiting)> OpenAsync(DateTimeOffset before, CancellationToken token) => database.ReadAsync(
        async session => (
            await session.ScalarAsync<long>("SELECT count(*) FROM letters WHERE state = 'uncertain'"),
            await session.ScalarAsync<long>("SELECT count(*) FROM letters WHERE state IN ('waiting', 'leased') AND composed_at < @before", new { before })),
        token);

    /// <summary>Whether the office has had its letter that day.</summary>
    public Task<bool> OfficeToldAsync(DateOnly day, CancellationToken token) => database.ReadAsync(
        async session => await session.ScalarAsync<long>("SELECT count(*) FROM letters WHERE kind = 'office' AND day = @day", new { day }) > 0, token);

    /// <summary>
    /// Addresses at which the office's letter failed since an instant and nothing has arrived after it. What it told is told again, but not to
    /// such an address every day.
    /// </summary>
    public Task<IReadOnlyList<string>> DeafAddressesAsync(DateTimeOffset since, CancellationToken token) => database.ReadAsync(
        session => session.QueryAsync<string>(
            "SELECT DISTINCT recipient FROM letters WHERE state IN ('refused', 'given_up') AND settled_at IS NULL AND kind = 'office' AND done_at >= @since", new { since }),
        token);

    /// <summary>Puts the day's letters to the office into the queue and notes what they tell, in one transaction.</summary>
    /// <returns>How many are new.</returns>
    public Task<int> TellAsync(
        IReadOnlyList<StandaloneLetter> letters, IReadOnlyList<long> failed, IReadOnlyCollection<string> alarms, DateOnly day, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                var added = 0;
                foreach (var letter in letters)
                {
                    added += await LetterStore.EnqueueAsync(session, letter, now) ? 1 : 0;
                }

                if (added > 0)
                {
                    await session.ExecuteAsync(IdList.In("id", "UPDATE letters SET told_at = @now WHERE"), IdList.Of(session, failed, new { now }));
                    await AlarmStore.MarkToldAsync(session, alarms, day);
                }

                return added;
            },
            token);
}

/// <summary>A letter that was refused or given up.</summary>
public sealed record FailedLetter
{
    /// <summary>The letter.</summary>
    public long Id { get; init; }

    /// <summary>What it is.</summary>
    public LetterKind Kind { get; init; }

    /// <summary>Its office day.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Refused or given up.</summary>
    public LetterState State { get; init; }

    /// <summary>What it failed for; null for letters of earlier versions.</summary>
    public LetterCause? Cause { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How often its end was uncertain.</summary>
    public int Repeats { get; init; }

    /// <summary>What the server said.</summary>
    public string? Detail { get; init; }

    /// <summary>The mail address; never for a log.</summary>
    public string Recipient { get; init; } = string.Empty;

    /// <summary>The person's name.</summary>
    public string? Person { get; init; }

    /// <summary>The person's unit.</summary>
    public string? Unit { get; init; }

    /// <summary>When the office was told.</summary>
    public DateTimeOffset? ToldAt { get; init; }
}
