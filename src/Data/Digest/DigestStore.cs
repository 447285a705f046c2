using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Digest;

/// <summary>Digests that were issued, and what the ledger's history says since the last one.</summary>
public sealed class DigestStore(Database database)
{
    /// <summary>The kind of alarm that a digest raises when its numbers do not reconcile.</summary>
    public const string MismatchAlarm = "digest_mismatch";

    /// <summary>The last digest that reconciled, or null before the first.</summary>
    public Task<FiledDigest?> LastAsync(CancellationToken token) => database.ReadFirstAsync<FiledDigest>(DigestSql.Last, null, token);

    /// <summary>The last digest that reconciled and was issued on a day or before; null when there is none.</summary>
    public Task<FiledDigest?> LastUpToAsync(DateOnly day, CancellationToken token) =>
        database.ReadFirstAsync<FiledDigest>(DigestSql.LastUpTo, new { day }, token);

    /// <summary>The digest of a week, withheld or not, or null.</summary>
    public Task<FiledDigest?> FindAsync(string key, CancellationToken token) =>
        database.ReadFirstAsync<FiledDigest>(DigestSql.Find, new { key }, token);

    /// <summary>The last digest that was sent, in a few figures; null before the first.</summary>
    public async Task<DigestHeadline?> HeadlineAsync(CancellationToken token) => await LastAsync(token) is { } last ? DigestHeadline.Of(last) : null;

    /// <summary>The page of a digest that was sent, or null.</summary>
    public Task<string?> PageAsync(string key, CancellationToken token) => database.ReadFirstAsync<string>(DigestSql.Page, new { key }, token);

    /// <summary>Both versions of the page of a digest that was sent, or null.</summary>
    public Task<StoredPage?> PaperAsync(string key, CancellationToken token) =>
        database.ReadFirstAsync<StoredPage>(DigestSql.Paper, new { key }, token);

    /// <summary>A mark by which <see cref="FileAsync"/> sees whether the ledger stood still.</summary>
    public Task<LedgerMark> MarkAsync(CancellationToken token) => database.ReadAsync(MarkAsync, token);

    /// <summary>Every problem with its state, by row.</summary>
    public Task<IReadOnlyList<ProblemState>> ProblemsAsync(CancellationToken token) =>
        database.ReadRowsAsync<ProblemState>(DigestSql.Problems, null, token);

    /// <summary>What opened or closed after an event, in order.</summary>
    public Task<IReadOnlyList<ProblemEvent>> EventsAsync(long after, CancellationToken token) =>
        database.ReadRowsAsync<ProblemEvent>(DigestSql.Events, new { after }, token);

    /// <summary>The day the first problem came in, or null.</summary>
    public Task<DateOnly?> FirstDayAsync(CancellationToken token) => database.ReadFirstAsync<DateOnly?>(DigestSql.FirstDay, null, token);

    /// <summary>Letters that did not arrive for certain since a moment.</summary>
    public Task<IReadOnlyList<LostLetter>> LostLettersAsync(DateTimeOffset since, CancellationToken token) =>
        database.ReadRowsAsync<LostLetter>(DigestSql.Lost, new { since }, token);

    /// <summary>The head of the audit chain.</summary>
    public Task<AuditHead> HeadAsync(CancellationToken token) => database.ReadAsync(AuditTrail.HeadAsync, token);

    /// <summary>Files a digest and queues its letters in one transaction, once a key however many processes try.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="letters">One a recipient; their own keys keep them from being queued twice.</param>
    /// <param name="mark">The ledger as the digest counted it.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public Task<DigestFiling> FileAsync(NewDigest digest, IReadOnlyList<StandaloneLetter> letters, LedgerMark mark, DateTimeOffset now, CancellationToken token) =>
        database.WriteAsync(
            async session =>
            {
                if (await MarkAsync(session) != mark)
                {
                    return DigestFiling.LedgerChanged;
                }

                var withheld = digest.Mismatch is not null;
                var id = await session.FirstAsync<long?>(DigestSql.Insert, new
                {
                    key = digest.Key, day = digest.Day, asOf = digest.AsOf, snapshot = digest.Snapshot.ToJson(), html = digest.Html, plain = digest.Plain,
                    withheld = withheld ? 1 : 0,
                });
                if (id is null)
                {
                    return DigestFiling.AlreadyFiled;
                }

                foreach (var letter in letters)
                {
                    await LetterStore.EnqueueAsync(session, letter, now);
                }

                await (withheld
                    ? session.ExecuteAsync(DigestSql.Alarm, new { key = $"digest|{digest.Key}", kind = MismatchAlarm, text = digest.Mismatch, at = now })
                    : session.ExecuteAsync(DigestSql.Clear, new { kind = MismatchAlarm, at = now }));
                session.Audit(new AuditEntry
                {
                    At = now, Actor = "worker", Through = "worker", Action = withheld ? "digest.withheld" : "digest.sent", Subject = digest.Key,
                    Detail = AuditJson.Of(new { letters = letters.Count, head = digest.Snapshot.Figures?.Audit, mismatch = digest.Mismatch }),
                });
                return DigestFiling.Filed;
            },
            token);

    private static async Task<LedgerMark> MarkAsync(DatabaseSession session)
    {
        var row = (await session.FirstAsync<MarkRow>(DigestSql.Mark))!;
        return new LedgerMark(row.LastEvent, row.Problems, row.Versions);
    }

    private sealed record MarkRow
    {
        public long LastEvent { get; init; }

        public long Problems { get; init; }

        public long Versions { get; init; }
    }
}
