using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Updates;

namespace CaseReform.Ops.Data.Orders;

/// <summary>What the worker still has to tell somebody in a letter of its own.</summary>
public sealed class TidingStore(Database database)
{
    /// <summary>What waits behind a row, the oldest first.</summary>
    public async Task<IReadOnlyList<Tiding>> WaitingAsync(long after, int take, CancellationToken token) =>
        [.. (await database.ReadRowsAsync<TidingRow>("SELECT id, kind, person_id, address, detail FROM tidings WHERE told_at IS NULL AND id > @after ORDER BY id LIMIT @take", new { after, take }, token))
            .Select(row => new Tiding(row.Id, Enum.Parse<TidingKind>(row.Kind), row.PersonId, row.Address, UpdateJson.Read<TidingDetail>(row.Detail)))];

    /// <summary>Puts the letters into the queue and notes whether everybody is told, in one transaction.</summary>
    /// <returns>How many letters are new.</returns>
    /// <param name="tiding">Its row.</param>
    /// <param name="letters">The letters; one that is in the queue already is not put there again.</param>
    /// <param name="isTold">Nobody is left to be told; otherwise it goes on waiting.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<int> TellAsync(long tiding, IReadOnlyList<StandaloneLetter> letters, bool isTold, DateTimeOffset now, CancellationToken token) => database.WriteAsync(
        async session =>
        {
            var count = 0;
            foreach (var letter in letters)
            {
                count += await LetterStore.EnqueueAsync(session, letter, now) ? 1 : 0;
            }

            if (isTold)
            {
                await session.ExecuteAsync("UPDATE tidings SET told_at = @now WHERE id = @tiding", new { now, tiding });
            }

            return count;
        },
        token);

    internal static Task AddAsync(DatabaseSession session, TidingKind kind, long? person, string? address, TidingDetail detail, DateTimeOffset at) => session.ExecuteAsync(
        "INSERT INTO tidings (kind, person_id, address, detail, at) VALUES (@kind, @person, @address, @detail, @at)",
        new { kind = kind.ToString(), person, address, detail = UpdateJson.Write(detail), at });

    private sealed record TidingRow
    {
        public long Id { get; init; }

        public string Kind { get; init; } = string.Empty;

        public long? PersonId { get; init; }

        public string? Address { get; init; }

        public string Detail { get; init; } = string.Empty;
    }
}

/// <summary>What somebody has to be told.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Kind">What.</param>
/// <param name="PersonId">Whom; null for the office.</param>
/// <param name="Address">Where, if not at the person's own address.</param>
/// <param name="Detail">The rest.</param>
public sealed record Tiding(long Id, TidingKind Kind, long? PersonId, string? Address, TidingDetail Detail);

/// <summary>What is told. Stored, so the spelling is for good.</summary>
public enum TidingKind
{
    /// <summary>To the old address: it is no longer in use here.</summary>
    AddressLeft,

    /// <summary>To the office: somebody has another address.</summary>
    AddressChanged,

    /// <summary>To the office: a request waits.</summary>
    RequestAsked,

    /// <summary>To who asked: it is done.</summary>
    RequestApproved,

    /// <summary>To who asked: it is not done.</summary>
    RequestDeclined,

    /// <summary>To the office: somebody suggests something.</summary>
    Suggested,

    /// <summary>To who suggested: the office answers.</summary>
    SuggestionAnswered,
}

/// <summary>What a tiding speaks of. Stored, so the spelling is for good.</summary>
public sealed record TidingDetail
{
    /// <summary>Whose, or by whom.</summary>
    public string? Name { get; init; }

    /// <summary>The number of a request or a suggestion.</summary>
    public long? Number { get; init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    /// <summary>What it is about.</summary>
    public string? About { get; init; }
}
