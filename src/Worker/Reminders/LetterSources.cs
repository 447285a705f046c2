using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Looks what there is to send.</summary>
internal sealed class LetterSources(
    LetterStore letters,
    OwnMeasureStore own,
    SetAsideStore aside,
    ComposeStamp stamp,
    LetterComposer composer,
    LedgerMention ledgers,
    PlanContexts contexts,
    WorkerIdentity identity,
    IOptions<DeliveryOptions> options,
    TimeProvider clock)
{
    /// <summary>Where one round's letters come from; null when there is nothing to send.</summary>
    public async Task<LetterSource?> OpenAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var waiting = await letters.WaitingAsync(now, token);
        if (waiting.AnyAside && await aside.ForgetChangedAsync(stamp.Mark, token) > 0)
        {
            waiting = await letters.WaitingAsync(now, token);
        }

        var next = await letters.NextAttemptAsync(token);
        if (waiting.Posts.Count == 0 && (next is null || next > now))
        {
            return null;
        }

        var context = await contexts.NowAsync(token);
        var addressees = Addressees.Build(context.Roster, context.Roster.Posts.Select(p => p.Id), context.Day.Today);
        return new LetterSource(
            letters, own, aside, composer, context, addressees, await ledgers.SeveralAsync(token), new FaultNotes(stamp.Mark),
            () => new LeaseTerms(identity.Owner, clock.GetUtcNow() + options.Value.Lease), clock);
    }

    /// <summary>How many letters and notices wait, whatever for.</summary>
    public async Task<int> WaitingAsync(CancellationToken token) => (int)await letters.WaitingCountAsync(token) + (await letters.PendingPostsAsync(token)).Count;
}
