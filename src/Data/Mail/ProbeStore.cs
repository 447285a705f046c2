using CaseReform.Ops.Data.Sql;

namespace CaseReform.Ops.Data.Mail;

/// <summary>The letter by which a pause ends. Its key is that of the pause, so that of several workers one sends it, and a worker that died with it is made good.</summary>
public sealed class ProbeStore(Database database)
{
    private const string Rows = "SELECT id, state, cause, recipient, message_id, attempts, repeats, next_attempt FROM letters WHERE dedup_key = @key";

    private static readonly SqlText ByKey = new(Rows, Rows + " FOR UPDATE");

    /// <summary>Puts the letter into the queue, once for its key, and leases it.</summary>
    public Task<ProbeTurn> TakeAsync(StandaloneLetter letter, LeaseTerms lease, DateTimeOffset now, CancellationToken token) => database.WriteAsync<ProbeTurn>(
        async session =>
        {
            await LetterStore.EnqueueAsync(session, letter, now);
            var row = await session.FirstAsync<Row>(ByKey, new { key = letter.DedupKey });
            switch (row?.State)
            {
                case LetterState.Sent:
                    return new ProbeTurn.Arrived();
                case LetterState.Waiting or LetterState.Uncertain when row.NextAttempt <= now:
                    var taken = new LeasedLetter
                    {
                        Id = row.Id, Recipient = row.Recipient, MessageId = row.MessageId, Attempts = row.Attempts, Repeats = row.Repeats,
                        Token = LeaseTerms.NewToken(), Until = lease.Until,
                    };
                    await LetterSql.Lease.RunAsync(session, [[taken.Id, taken.Token, lease.Owner, lease.Until.ToUnixTimeMilliseconds()]]);
                    return new ProbeTurn.Taken(taken with { Bytes = await session.ScalarAsync<byte[]>("SELECT bytes FROM letter_bodies WHERE letter_id = @Id", new { taken.Id }) });
                case LetterState.Waiting or LetterState.Uncertain or LetterState.Leased:
                    return new ProbeTurn.InHand();
                default:
                    return new ProbeTurn.Failed(row?.Cause is LetterCause.Address or LetterCause.Mailbox);
            }
        },
        token);

    private sealed record Row
    {
        public long Id { get; init; }

        public LetterState State { get; init; }

        public LetterCause? Cause { get; init; }

        public string Recipient { get; init; } = string.Empty;

        public string MessageId { get; init; } = string.Empty;

        public int Attempts { get; init; }

        public int Repeats { get; init; }

        public DateTimeOffset? NextAttempt { get; init; }
    }
}

/// <summary>What became of asking for a pause's letter.</summary>
public abstract record ProbeTurn
{
    private ProbeTurn()
    {
    }

    /// <summary>It is this worker's to send.</summary>
    /// <param name="Letter">The letter, leased.</param>
    public sealed record Taken(LeasedLetter Letter) : ProbeTurn;

    /// <summary>It arrived, and whoever sent it did not come to end the pause.</summary>
    public sealed record Arrived : ProbeTurn;

    /// <summary>Another worker has it, or its next attempt has not come.</summary>
    public sealed record InHand : ProbeTurn;

    /// <summary>It ended without arriving.</summary>
    /// <param name="IsAboutReader">The reader's address or mailbox was at fault, which tells nothing about sending.</param>
    public sealed record Failed(bool IsAboutReader) : ProbeTurn;
}
