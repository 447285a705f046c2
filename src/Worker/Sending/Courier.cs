using System.Text;
using System.Threading.Channels;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>Carries letters over several connections. No transaction is open while a server is spoken to.</summary>
internal sealed partial class Courier(
    LetterStore letters,
    IMailTransport transport,
    PhaseJournal journal,
    IOptions<MailOptions> mail,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<Courier> log)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(40);

    /// <summary>Sends whatever <paramref name="next"/> yields until it yields nothing, the server is away, or the program stops.</summary>
    /// <param name="next">Leases the next letters; gets the number wanted.</param>
    /// <param name="stop">Ends the round: what is on the wire is finished, the rest goes back.</param>
    public async Task<DeliveryTally> RunAsync(Func<int, CancellationToken, Task<IReadOnlyList<LeasedLetter>>> next, CancellationToken stop)
    {
        var round = new Round(options.Value.FailuresInARow);
        var queue = Channel.CreateBounded<LeasedLetter>(options.Value.Batch);
        var results = Channel.CreateUnbounded<AttemptResult>(new UnboundedChannelOptions { SingleReader = true });
        var recording = RecordAsync(results.Reader, round.Tally);
        var lanes = Enumerable.Range(0, mail.Value.Connections).Select(_ => LaneAsync(queue.Reader, results.Writer, round, stop)).ToArray();
        try
        {
            await FeedAsync(next, queue.Writer, round, stop);
        }
        finally
        {
            queue.Writer.Complete();
            await Task.WhenAll(lanes);
            results.Writer.Complete();
            await recording;
        }

        journal.Clear();
        round.Close();
        return round.Tally;
    }

    private async Task FeedAsync(
        Func<int, CancellationToken, Task<IReadOnlyList<LeasedLetter>>> next, ChannelWriter<LeasedLetter> queue, Round round, CancellationToken stop)
    {
        while (!round.Over && !stop.IsCancellationRequested)
        {
            await round.InHand.RoomAsync();
            if (await QueueAsync(await next(options.Value.Batch, CancellationToken.None), queue, round) == 0)
            {
                return;
            }
        }
    }

    /// <summary>A method of its own: nothing holds the batch while the next one is composed.</summary>
    private static async Task<int> QueueAsync(IReadOnlyList<LeasedLetter> batch, ChannelWriter<LeasedLetter> queue, Round round)
    {
        foreach (var letter in batch)
        {
            round.InHand.Take(letter.Bytes.Length);
            await queue.WriteAsync(letter, CancellationToken.None);
        }

        return batch.Count;
    }

    private async Task LaneAsync(ChannelReader<LeasedLetter> queue, ChannelWriter<AttemptResult> results, Round round, CancellationToken stop)
    {
        await using var session = await transport.OpenAsync(CancellationToken.None);
        await foreach (var letter in queue.ReadAllAsync(CancellationToken.None))
        {
            if (await AttemptAsync(session, letter, round, stop) is { } result)
            {
                await results.WriteAsync(result, CancellationToken.None);
            }

            round.InHand.Free(letter.Bytes.Length);
        }
    }

    private async Task<AttemptResult?> AttemptAsync(IMailSession session, LeasedLetter letter, Round round, CancellationToken stop)
    {
        if (round.Over || stop.IsCancellationRequested)
        {
            return RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, clock.GetUtcNow() + round.Rest(options.Value));
        }

        var dotted = false;
        try
        {
            var delivery = await session.SendAsync(
                new Envelope(mail.Value.From, letter.Recipient, !Ascii.IsValid(letter.Recipient)), letter.Bytes, BeforeFinalDot, stop);
            if (delivery is Delivery.Sent)
            {
                NoteAccepted(letter);
            }

            round.Note(delivery);
            return RetryRule.After(letter, delivery, clock.GetUtcNow(), options.Value);
        }
        catch (OperationCanceledException)
        {
            return RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, clock.GetUtcNow());
        }
        catch (LeaseLostException)
        {
            // recorded only if nobody has taken it over since
            Log.LeaseLost(log, letter.Id);
            return RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, clock.GetUtcNow());
        }
        catch (IOException e) when (!dotted)
        {
            // the journal cannot be written, the disk is full perhaps: without it nothing may be sent
            Log.JournalFailed(log, e.Message);
            return RetryRule.After(letter, new Delivery.TryLater(e.Message.ReplaceLineEndings(" ")), clock.GetUtcNow(), options.Value);
        }
        catch (Exception e) when (!dotted)
        {
            // a fault of ours in one letter must not hold up the others
            Log.Broken(log, letter.Id, e);
            return RetryRule.After(letter, new Delivery.TryLater(e.Message.ReplaceLineEndings(" ")), clock.GetUtcNow(), options.Value);
        }
        catch (Exception e)
        {
            Log.Broken(log, letter.Id, e);
            return RetryRule.After(letter, new Delivery.Uncertain(e.Message.ReplaceLineEndings(" ")), clock.GetUtcNow(), options.Value);
        }

        ValueTask BeforeFinalDot()
        {
            // a worker that was stopped for a while must not send what another has taken over since
            if (clock.GetUtcNow() >= letter.Until)
            {
                throw new LeaseLostException();
            }

            journal.Dot(letter.Id, letter.Token);
            dotted = true;
            return ValueTask.CompletedTask;
        }
    }

    private void NoteAccepted(LeasedLetter letter)
    {
        try
        {
            journal.Accepted(letter.Id, letter.Token);
        }
        catch (IOException e)
        {
            // a full disk: the outcome is still recorded in the database when that can be written
            Log.JournalFailed(log, e.Message);
        }
    }

    private async Task RecordAsync(ChannelReader<AttemptResult> results, DeliveryTally tally)
    {
        var batch = new List<AttemptResult>();
        while (await results.WaitToReadAsync(CancellationToken.None))
        {
            // the journal already knows; waiting a moment lets the answers of many letters share one transaction
            await Task.WhenAny(results.Completion, Task.Delay(Gathering));
            batch.Clear();
            while (batch.Count < options.Value.Batch && results.TryRead(out var result))
            {
                batch.Add(result);
                if (result.Counts)
                {
                    tally.Count(result.State);
                }
            }

            await letters.RecordAsync(batch, clock.GetUtcNow(), CancellationToken.None, clock.GetUtcNow() - options.Value.GiveUpAfter);
            foreach (var result in batch.Where(r => r.Counts && r.State != LetterStates.Sent))
            {
                Log.NotSent(log, result.LetterId, result.State);
            }
        }
    }

    private sealed class LeaseLostException : Exception;

    /// <summary>What the lanes of one round know together.</summary>
    private sealed class Round(int failuresInARow)
    {
        private int _inARow;
        private int _failures;
        private int _answers;

        public DeliveryTally Tally { get; } = new();

        public BytesInHand InHand { get; } = new();

        public bool Over => Tally.Paused is not null || Tally.ServerAway;

        public TimeSpan Rest(DeliveryOptions options) => Tally.Paused is not null ? options.Pause : Tally.ServerAway ? options.RetryAfter : TimeSpan.Zero;

        public void Note(Delivery delivery)
        {
            switch (delivery)
            {
                case Delivery.TryLater { RecipientOnly: false }:
                    Interlocked.Increment(ref _failures);
                    if (Interlocked.Increment(ref _inARow) >= failuresInARow)
                    {
                        Tally.ServerAway = true;
                    }

                    break;
                case Delivery.Paused paused:
                    Tally.Paused = paused.Reason;
                    break;
                default:
                    Interlocked.Increment(ref _answers);
                    Interlocked.Exchange(ref _inARow, 0);
                    break;
            }
        }

        /// <summary>A few letters, too, are enough to tell: when nothing but failures came, the server was away.</summary>
        public void Close()
        {
            if (_failures > 0 && _answers == 0)
            {
                Tally.ServerAway = true;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "letter {Letter} is now {State}")]
        public static partial void NotSent(ILogger logger, long letter, string state);

        [LoggerMessage(4, LogLevel.Error, "the journal of sending cannot be written: {Reason}")]
        public static partial void JournalFailed(ILogger logger, string reason);

        [LoggerMessage(3, LogLevel.Error, "letter {Letter} broke the sender")]
        public static partial void Broken(ILogger logger, long letter, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "the lease of letter {Letter} ended before it was sent; it is left to whoever has it now")]
        public static partial void LeaseLost(ILogger logger, long letter);
    }
}
