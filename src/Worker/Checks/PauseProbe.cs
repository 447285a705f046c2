using System.Diagnostics;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>
/// Ends a pause by one letter to the office's own address before any other goes out. It says what happened and that it is over, which is true
/// for whoever reads it, because it arrives only then. Where nobody of the office has an address it goes to <see cref="MailOptions.From"/>.
/// </summary>
internal sealed class PauseProbe(
    ProbeStore probes,
    LetterStore letters,
    Courier courier,
    PhaseJournal journal,
    SendingPauses pauses,
    PauseLetter officeLetter,
    WorkerIdentity identity,
    IOptions<DeliveryOptions> options,
    TimeProvider clock)
{
    /// <summary>Tries whether the server takes letters again.</summary>
    /// <param name="pause">The pause that is over by the clock.</param>
    /// <param name="isStillOurs">Asked before the final dot: whether this worker may still send.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <returns>Whether ordinary letters may go out now.</returns>
    public async Task<bool> RunAsync(SendingPauses.Pause pause, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var probeLetters = await officeLetter.ForAsync(pause, now, stop);
        Verdict.Doubt? doubt = null;
        foreach (var letter in probeLetters)
        {
            var turn = await probes.TakeAsync(letter, new LeaseTerms(identity.Owner, now + options.Value.Lease), now, stop);
            switch (turn is ProbeTurn.Taken taken ? await TryAsync(taken.Letter, isStillOurs, stop) : VerdictOf(turn, pause))
            {
                case Verdict.Yes:
                    await pauses.EndAsync(CancellationToken.None);
                    foreach (var other in probeLetters.Where(m => m != letter && m.PersonId is not null))
                    {
                        await letters.EnqueueAsync(other, clock.GetUtcNow(), CancellationToken.None);
                    }

                    return true;
                case Verdict.No no:
                    await pauses.ProlongAsync(pause, no.Reason, no.IsAccount, CancellationToken.None);
                    return false;
                case Verdict.None:
                    return false;
                case Verdict.Doubt first:
                    doubt ??= first;
                    break;
                case Verdict.AboutRecipient:
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        if (doubt is not null)
        {
            // nobody else's mailbox said that it was the one mailbox only
            await pauses.ProlongAsync(pause, doubt.Reason, isAccount: false, CancellationToken.None);
            return false;
        }

        // no address of ours can be reached, which says nothing about sending: the letters themselves try
        return true;
    }

    /// <summary>What an earlier turn came to, when its worker did not live to draw the conclusion.</summary>
    private static Verdict VerdictOf(ProbeTurn turn, SendingPauses.Pause pause) => turn switch
    {
        ProbeTurn.Arrived => new Verdict.Yes(),
        ProbeTurn.InHand => new Verdict.None(),
        ProbeTurn.Failed { IsAboutReader: true } => new Verdict.AboutRecipient(),
        _ => new Verdict.No(pause.Reason, pause.IsAccount),
    };

    private async Task<Verdict> TryAsync(LeasedLetter letter, Func<ValueTask<bool>> isStillOurs, CancellationToken stop)
    {
        var delivery = await courier.SendOneAsync(letter, isStillOurs, stop);
        var now = clock.GetUtcNow();
        Verdict answer = delivery switch
        {
            Delivery.Sent => new Verdict.Yes(),
            Delivery.Paused paused => new Verdict.No(paused.Reason, IsAccount: true),
            Delivery.Refused { MayBePolicy: true, AddressAtFault: true } refused => new Verdict.Doubt(refused.Reason),
            Delivery.TryLater { MayBePolicy: true, RecipientOnly: true } later => new Verdict.Doubt(later.Reason),
            Delivery.Refused { MayBePolicy: true } refused => new Verdict.No(refused.Reason, IsAccount: false),
            Delivery.TryLater { MayBePolicy: true } later => new Verdict.No(later.Reason, IsAccount: false),
            Delivery.Uncertain uncertain => new Verdict.No(uncertain.Reason, IsAccount: false),
            Delivery.Refused or Delivery.TryLater { RecipientOnly: true } => new Verdict.AboutRecipient(),
            _ => new Verdict.None(),
        };
        var result = delivery switch
        {
            null => RetryRule.Release(letter.Id, letter.Token, letter.Repeats, string.Empty, now),
            Delivery.Sent => RetryRule.After(letter, delivery, now, options.Value),
            Delivery.TryLater { MayBePolicy: false, RecipientOnly: false } => RetryRule.After(letter, delivery, now, options.Value), // the server is away
            _ => RetryRule.After(letter, delivery, now, options.Value) with
            {
                State = LetterState.Dropped, NextAttempt = null, Cause = answer is Verdict.AboutRecipient ? LetterCause.Address : LetterCause.Sending,
            }, // the next one says how things stand then
        };
        await letters.RecordAsync([result], now, CancellationToken.None);
        journal.Clear();
        return answer;
    }

    /// <summary>What the server's answer tells about sending.</summary>
    private abstract record Verdict
    {
        internal sealed record Yes : Verdict;

        internal sealed record No(string Reason, bool IsAccount) : Verdict;

        /// <summary>One mailbox only, perhaps: the next reader's tells.</summary>
        internal sealed record Doubt(string Reason) : Verdict;

        /// <summary>Nothing yet: the server was away, another worker is at it, or the program stops.</summary>
        internal sealed record None : Verdict;

        /// <summary>Nothing: this one address or mailbox is at fault.</summary>
        internal sealed record AboutRecipient : Verdict;
    }
}
