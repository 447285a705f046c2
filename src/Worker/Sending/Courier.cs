using System.Text;
using System.Threading.Channels;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
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

    /// <summary>Letters leased at a time. One batch waits for a lane while the next is taken: at the pace that is set both are gone in half a lease.</summary>
    private int Take => mail.Value.RatePerMinute == 0
        ? options.Value.Batch
        : (int)Math.Clamp(mail.Value.RatePerMinute * options.Value.Lease.TotalMinutes / 4, 1, options.Value.Batch);

    /// <summary>Sends whatever <paramref name="next"/> yields until it yields nothing, the server is away, or the program stops.</summary>
    /// <param name="next">Leases the next letters; gets the number wanted.</param>
    /// <param name="isStillOurs">Asked before each final dot: whether what was leased is still ours to send.</param>
    /// <param name="stop">Ends the round: what is on the wire is finished, the rest goes back.</param>
    /// <param name="streak">The noes in a row so far; null where answers to these letters never begin a pause.</param>
    /// <param name="tally">Gets what the round comes to, also when <paramref name="next"/> fails in the midst of it; a new one when null.</param>
    public async Task<DeliveryTally> RunAsync(
        Func<int, CancellationToken, Task<IReadOnlyList<LeasedLetter>>> next, Func<ValueTask<bool>> isStillOurs, CancellationToken stop, RefusalStreak? streak = null,
        DeliveryTally? tally = null)
    {
        var round = new SendingRound(options.Value, streak, tally ?? new DeliveryTally());
        var queue = Channel.CreateBounded<LeasedLetter>(Take);
        var results = Channel.CreateUnbounded<AttemptResult>(new UnboundedChannelOptions { SingleReader = true });
        var recording = RecordAsync(results.Reader, round.Tally);
        var lanes = Enumerable.Range(0, mail.Value.Connections).Select(_ => LaneAsync(queue.Reader, results.Writer, round, isStillOurs, stop)).ToArray();
        try
        {
            await FeedAsync(next, queue.Writer, round, stop);
        }
        finally
        {
            queue.Writer.Complete();
            await Task.WhenAll(lanes);
            foreach (var result in round.Close())
            {
                await results.Writer.WriteAsync(result, CancellationToken.None);
            }

            results.Writer.Complete();
            await recording;
        }

        journal.Clear();
        return round.Tally;
    }

    /// <summary>Sends one letter over a connection of its own. Recording the end is the caller's, and so is clearing the journal afterwards.</summary>
    /// <returns>How it ended; null when it surely was not sent because the program stops or the lease has ended.</returns>
    public async Task<Delivery?> SendOneAsync(LeasedLetter letter, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        await using var session = await transport.OpenAsync(CancellationToken.None);
        return await TryAsync(session, letter, isStillOurs, stop);
    }

    private async Task FeedAsync(
        Func<int, CancellationToken, Task<IReadOnlyList<LeasedLetter>>> next, ChannelWriter<LeasedLetter> queue, SendingRound round, CancellationToken stop)
    {
        while (!round.Over && !stop.IsCancellationRequested)
        {
            await round.InHand.RoomAsync();
            if (await QueueAsync(await next(Take, CancellationToken.None), queue, round) == 0)
            {
                return;
            }
        }
    }

    /// <summary>A method of its own: nothing holds the batch while the next one is composed.</summary>
    private static async Task<int> QueueAsync(IReadOnlyList<LeasedLetter> batch, ChannelWriter<LeasedLetter> queue, SendingRound round)
    {
        foreach (var letter in batch)
        {
            round.InHand.Take(letter.Bytes.Length);
            await queue.WriteAsync(letter, CancellationToken.None);
        }

        return batch.Count;
    }

    private async Task LaneAsync(
        ChannelReader<LeasedLetter> queue, ChannelWriter<AttemptResult> results, SendingRound round, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        await using var session = await transport.OpenAsync(CancellationToken.None);
        await foreach (var letter in queue.ReadAllAsync(CancellationToken.None))
        {
            foreach (var result in await AttemptAsync(session, letter, round, isStillOurs, stop))
            {
                await results.WriteAsync(result, CancellationToken.None);
            }

            round.InHand.Free(letter.Bytes.Length);
        }
    }

    private async Task<IReadOnlyList<AttemptResult>> AttemptAsync(
        IMailSession session, LeasedLetter letter, SendingRound round, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        if (round.Over || stop.IsCancellationRequested)
        {
            return [RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, clock.GetUtcNow() + round.Pause)];
        }

        // a letter whose lease ended in the queue is not begun; it goes back unless somebody has taken it over since
        var delivery = clock.GetUtcNow() < letter.Until ? await TryAsync(session, letter, isStillOurs, stop) : null;
        var now = clock.GetUtcNow();
        return delivery is null
            ? [RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, now)]
            : round.Note(letter, delivery, RetryRule.After(letter, delivery, now, options.Value), now);
    }

    private async Task<Delivery?> TryAsync(IMailSession session, LeasedLetter letter, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        var dotted = false;
        try
        {
            var delivery = await session.SendAsync(
                new Envelope(mail.Value.From, letter.Recipient, !Ascii.IsValid(letter.Recipient)), letter.Bytes, BeforeFinalDot, stop);
            if (delivery is Delivery.Sent)
            {
                NoteAccepted(letter);
            }

            return delivery;
        }
        catch (OperationCanceledException) when (!dotted)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            // a session promises not to walk away after the dot; should one do it all the same, the letter may have arrived
            return new Delivery.Uncertain(DeliveryTexts.UncertainAfterStop);
        }
        catch (LeaseLostException)
        {
            // recorded only if nobody has taken it over since
            Log.LeaseLost(log, letter.Id);
            return null;
        }
        catch (IOException e) when (!dotted)
        {
            // the journal cannot be written, the disk is full perhaps: without it nothing may be sent
            Log.JournalFailed(log, e.Message);
            return new Delivery.TryLater(e.Message.ReplaceLineEndings(" "));
        }
        catch (Exception e) when (!dotted)
        {
            // a fault of ours in one letter must not hold up the others
            Log.Broken(log, letter.Id, e);
            return new Delivery.TryLater(e.Message.ReplaceLineEndings(" "));
        }
        catch (Exception e)
        {
            Log.Broken(log, letter.Id, e);
            return new Delivery.Uncertain(e.Message.ReplaceLineEndings(" "));
        }

        async ValueTask BeforeFinalDot()
        {
            // a worker that was stopped for a while, or cut off from the database, must not send what another has taken over since
            if (clock.GetUtcNow() >= letter.Until || !await isStillOurs())
            {
                throw new LeaseLostException();
            }

            journal.Dot(letter.Id, letter.Token);
            dotted = true;
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
            }

            var now = clock.GetUtcNow();
            foreach (var result in (await letters.RecordOrGiveUpAsync(batch, now - options.Value.GiveUpAfter, now, CancellationToken.None)).Where(r => r.Counts))
            {
                tally.Count(result.State);
                if (result.State != LetterState.Sent)
                {
                    Log.NotSent(log, result.LetterId, Codes.LetterState[result.State]);
                }
            }
        }
    }

    private sealed class LeaseLostException : Exception;

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
