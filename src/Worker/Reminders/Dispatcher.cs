using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Composes what is planned and sends what is composed: first letters whose next attempt has come, then one new letter a person.</summary>
internal sealed partial class Dispatcher(
    SendingGate gate, LetterSources sources, Courier courier, SendingPauses pauses, UndeliveredStore undelivered, RestoreDetector restore, TimeProvider clock, ILogger<Dispatcher> log)
{
    /// <summary>Sends until nothing more can go now.</summary>
    public async Task<RoundReport> RunAsync(CancellationToken stop)
    {
        if (await gate.ClosedAsync(stop) is { } closed)
        {
            return new RoundReport { Paused = closed, Waiting = await sources.WaitingAsync(CancellationToken.None) };
        }

        if (await sources.OpenAsync(stop) is not { } source)
        {
            return new RoundReport { Waiting = await sources.WaitingAsync(stop) };
        }

        var tally = new DeliveryTally { Streak = await pauses.StreakAsync(stop) };
        string? noticed = null;
        try
        {
            await gate.HoldingLettersAsync(() => SendAsync(source, tally, stop));
        }
        catch (RestoreNoticedException)
        {
            noticed = await gate.ClosedMeanwhileAsync();
        }

        SetAsideLog.Write(log, source.Faults);
        var report = new RoundReport
        {
            Letters = source.Taken,
            Sent = tally.Sent,
            Uncertain = tally.Uncertain,
            Refused = tally.Refused,
            Paused = noticed ?? tally.Paused,
            ServerAway = tally.ServerAway,
            Declined = tally.Declined,
            Waiting = await sources.WaitingAsync(CancellationToken.None),
        };
        if (report.Letters > 0)
        {
            Log.Dispatched(log, report.Letters, report.Sent, report.Uncertain, report.Refused);
        }

        return report;
    }

    private async Task<DeliveryTally> SendAsync(LetterSource source, DeliveryTally tally, CancellationToken stop)
    {
        try
        {
            await courier.RunAsync(NextAsync, gate.IsStillOpenAsync, stop, tally.Streak, tally);
        }
        finally
        {
            // however the round ended: what the server said is not forgotten
            await LearnAsync(tally);
        }

        if (source.Taken > 0)
        {
            await restore.StepAsync(CancellationToken.None);
        }

        return tally;

        async Task<IReadOnlyList<LeasedLetter>> NextAsync(int take, CancellationToken token)
        {
            var batch = await source.NextAsync(take, token);
            if (batch.Count > 0)
            {
                // counted before the first of them can go: a copy of the database from before is known by it
                await restore.StepAsync(token);
            }

            return batch;
        }
    }

    /// <summary>Letters that turned out not to be refused come back first: that can be done again, the streak that told of them is gone once it is noted.</summary>
    private async Task LearnAsync(DeliveryTally tally)
    {
        await undelivered.ReturnAsync(tally.HeldByPolicy, new ChangeOrigin(clock.GetUtcNow(), "worker", "worker"), CancellationToken.None);
        await pauses.NoteAsync(tally, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "took {Letters} letters: {Sent} sent, {Uncertain} uncertain, {Refused} refused")]
        public static partial void Dispatched(ILogger logger, int letters, int sent, int uncertain, int refused);
    }
}
