using System.Diagnostics;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Mail;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>What becomes of a letter after an attempt. Pure.</summary>
internal static class RetryRule
{
    /// <summary>An uncertain letter is repeated at most twice.</summary>
    public const int Repeats = 2;

    public static AttemptResult After(LeasedLetter letter, Delivery delivery, DateTimeOffset now, DeliveryOptions options) => delivery switch
    {
        Delivery.Sent sent => Result(letter, LetterState.Sent, sent.ServerReply),
        Delivery.Refused refused => Result(letter, LetterState.Refused, refused.Reason) with { Cause = refused.AddressAtFault ? LetterCause.Address : LetterCause.Letter },
        Delivery.Uncertain uncertain => Uncertain(letter.Id, letter.Token, letter.Repeats, uncertain.Reason, now, options),
        Delivery.TryLater later => Result(letter, NotAccepted(letter.Repeats), later.Reason) with
        {
            NextAttempt = now + Wait(letter.Attempts, options), Cause = later.RecipientOnly ? LetterCause.Mailbox : LetterCause.Sending,
        },
        Delivery.Paused paused => Release(letter.Id, letter.Token, letter.Repeats, paused.Reason, now + options.Pause),
        _ => throw new UnreachableException(),
    };

    /// <summary>A letter that got a no which is not about it: it waits, whatever the code was.</summary>
    public static AttemptResult HeldByPolicy(LeasedLetter letter, string reason, DateTimeOffset next) =>
        Result(letter, NotAccepted(letter.Repeats), reason) with { NextAttempt = next, Cause = LetterCause.Sending };

    /// <summary>
    /// A letter that perhaps was accepted. Its repeats lie far apart and ever farther: what cut it off, a process that dies, a server that
    /// hangs, seldom is over at once.
    /// </summary>
    public static AttemptResult Uncertain(long letter, string token, int repeats, string reason, DateTimeOffset now, DeliveryOptions options) =>
        repeats < Repeats
            ? new AttemptResult
            {
                LetterId = letter, Token = token, State = LetterState.Uncertain, Detail = reason, WasUncertain = true, Cause = LetterCause.Uncertain,
                NextAttempt = now + RepeatWait(repeats, options),
            }
            : new AttemptResult
            {
                LetterId = letter, Token = token, State = LetterState.GivenUp, WasUncertain = true, Cause = LetterCause.Uncertain,
                Detail = Say(DeliveryTexts.UncertainEachTime, repeats + 1, reason),
            };

    /// <summary>A letter that was not tried: it goes back as it was.</summary>
    public static AttemptResult Release(long letter, string token, int repeats, string reason, DateTimeOffset next) =>
        new() { LetterId = letter, Token = token, State = NotAccepted(repeats), Detail = reason, NextAttempt = next, Counts = false };

    /// <summary>The wait before the next attempt: doubled each time, up to the longest.</summary>
    public static TimeSpan Wait(int attempts, DeliveryOptions options)
    {
        var wait = options.RetryAfter * Math.Pow(2, Math.Min(attempts, 20));
        return wait < options.LongestWait ? wait : options.LongestWait;
    }

    /// <summary>The wait before an uncertain letter is repeated: 5 times the first wait, then 60 times, up to the longest.</summary>
    private static TimeSpan RepeatWait(int repeats, DeliveryOptions options)
    {
        var wait = options.RetryAfter * (5 * Math.Pow(12, repeats));
        return wait < options.LongestWait ? wait : options.LongestWait;
    }

    /// <summary>Once uncertain, always perhaps accepted: a later failure does not take that back.</summary>
    private static LetterState NotAccepted(int repeats) => repeats > 0 ? LetterState.Uncertain : LetterState.Waiting;

    private static AttemptResult Result(LeasedLetter letter, LetterState state, string detail) =>
        new() { LetterId = letter.Id, Token = letter.Token, State = state, Detail = detail };
}
