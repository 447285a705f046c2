using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Composes what is planned and sends what is composed: first letters whose next attempt has come, then one new letter a person.</summary>
internal sealed partial class Dispatcher(
    LetterStore letters,
    SetAsideStore aside,
    ComposeSurroundings surroundings,
    LetterComposer composer,
    LedgerNames ledgers,
    Courier courier,
    Recovery recovery,
    SendingRest rest,
    PauseProbe probe,
    UndeliveredStore undelivered,
    PlanContexts contexts,
    WorkerIdentity identity,
    WorkerName name,
    RestoreWatch restore,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<Dispatcher> log)
{
    private bool _unsettled = true;
    private long? _hold;

    /// <summary>Sends until nothing more can go now.</summary>
    public async Task<RoundReport> RunAsync(CancellationToken stop)
    {
        if (await name.HoldAsync(stop) is not { } hold)
        {
            return new RoundReport { Paused = HostingTexts.NameHeldElsewhere, Waiting = await WaitingAsync(stop) };
        }

        if (await restore.HeldAsync(stop) is { } held)
        {
            return new RoundReport { Paused = held, Waiting = await WaitingAsync(stop) };
        }

        if (_unsettled || hold != _hold || await letters.AnyExpiredAsync(clock.GetUtcNow(), stop))
        {
            // the round before broke off, the database away perhaps, and the journal knows how far its letters got; or another machine died
            await recovery.RunAsync(identity.Owner, stop);
            (_unsettled, _hold) = (false, hold);
        }

        var now = clock.GetUtcNow();
        if (await rest.UntilAsync(stop) is { } pause && (pause.Until > now || !await TryAgainAsync(pause, () => name.IsStillAsync(hold), stop)))
        {
            return new RoundReport { Paused = (await rest.UntilAsync(CancellationToken.None) ?? pause).Reason, Waiting = await WaitingAsync(CancellationToken.None) };
        }

        var waiting = await letters.WaitingAsync(now, stop);
        if (waiting.AnyAside && await aside.ForgetChangedAsync(surroundings.Mark, stop) > 0)
        {
            waiting = await letters.WaitingAsync(now, stop);
        }

        var next = await letters.NextAttemptAsync(stop);
        if (waiting.Posts.Count == 0 && (next is null || next > now))
        {
            return new RoundReport { Waiting = await WaitingAsync(stop) };
        }

        var context = await contexts.NowAsync(stop);
        var book = AddresseeBook.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
        var faults = new FaultNotes(surroundings.Mark);
        var source = new LetterSource(letters, aside, composer, context, book, await ledgers.SeveralAsync(stop), faults, () => new LeaseTerms(identity.Owner, clock.GetUtcNow() + options.Value.Lease), clock);
        _unsettled = true;
        var streak = await rest.StreakAsync(stop);
        var tally = new DeliveryTally { Streak = streak };
        string? noticed = null;
        try
        {
            try
            {
                await courier.RunAsync(NextAsync, () => name.IsStillAsync(hold), stop, streak, tally);
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

            _unsettled = false;
        }
        catch (RestoreNoticedException)
        {
            noticed = await restore.HeldAsync(CancellationToken.None) ?? (await name.HoldAsync(CancellationToken.None) is null ? HostingTexts.NameHeldElsewhere : null);
        }

        SetAsideLog.Write(log, faults);
        var report = new RoundReport
        {
            Letters = source.Taken,
            Sent = tally.Sent,
            Uncertain = tally.Uncertain,
            Refused = tally.Refused,
            Paused = noticed ?? tally.Paused,
            ServerAway = tally.ServerAway,
            Declined = tally.Declined,
            Waiting = await WaitingAsync(CancellationToken.None),
        };
        if (report.Letters > 0)
        {
            Log.Dispatched(log, report.Letters, report.Sent, report.Uncertain, report.Refused);
        }

        return report;

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
        await rest.NoteAsync(tally, CancellationToken.None);
    }

    /// <summary>The rest is over by the clock: the office's letter goes first.</summary>
    private async Task<bool> TryAgainAsync(SendingRest.Rest pause, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        _unsettled = true;
        var goesOn = await probe.RunAsync(pause, isStillOurs, stop);
        _unsettled = false;
        return goesOn;
    }

    private async Task<int> WaitingAsync(CancellationToken token)
    {
        return (int)await letters.WaitingCountAsync(token) + (await letters.PendingPostsAsync(token)).Count;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "took {Letters} letters: {Sent} sent, {Uncertain} uncertain, {Refused} refused")]
        public static partial void Dispatched(ILogger logger, int letters, int sent, int uncertain, int refused);
    }
}
