using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Sending;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Letters;

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
    PlanContexts contexts,
    WorkerIdentity identity,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<Dispatcher> log)
{
    private bool _unsettled;

    /// <summary>Sends until nothing more can go now.</summary>
    public async Task<RoundReport> RunAsync(CancellationToken stop)
    {
        if (_unsettled || await letters.AnyExpiredAsync(clock.GetUtcNow(), stop))
        {
            // the round before broke off, the database away perhaps, and the journal knows how far its letters got; or another machine died
            await recovery.RunAsync(identity.Owner, stop);
            _unsettled = false;
        }

        var now = clock.GetUtcNow();
        if (await rest.UntilAsync(stop) is { } pause && pause.Until > now)
        {
            return new RoundReport { Paused = pause.Reason, Waiting = await WaitingAsync(stop) };
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
        var tally = await courier.RunAsync(source.NextAsync, stop);
        _unsettled = false;
        SetAsideLog.Write(log, faults);
        await rest.NoteAsync(tally, CancellationToken.None);
        var report = new RoundReport
        {
            Letters = source.Taken,
            Sent = tally.Sent,
            Uncertain = tally.Uncertain,
            Refused = tally.Refused,
            Paused = tally.Paused,
            ServerAway = tally.ServerAway,
            Waiting = await WaitingAsync(CancellationToken.None),
        };
        if (report.Letters > 0)
        {
            Log.Dispatched(log, report.Letters, report.Sent, report.Uncertain, report.Refused);
        }

        return report;
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
