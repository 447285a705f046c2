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
        Delivery.Sent sent => Result(letter, LetterStates.Sent, sent.ServerReply),
        Delivery.Refused refused => Result(letter, LetterStates.Refused, refused.Reason),
        Delivery.Uncertain uncertain => Uncertain(letter.Id, letter.Token, letter.Attempts, letter.Repeats, uncertain.Reason, now, options),
        Delivery.TryLater later => Result(letter, NotAccepted(letter.Repeats), later.Reason) with { NextAttempt = now + Wait(letter.Attempts, options) },
        Delivery.Paused paused => Release(letter.Id, letter.Token, letter.Repeats, paused.Reason, now + options.Pause),
        _ => throw new UnreachableException(),
    };

    /// <summary>A letter that perhaps was accepted.</summary>
    public static AttemptResult Uncertain(long letter, string token, int attempts, int repeats, string reason, DateTimeOffset now, DeliveryOptions options) =>
        repeats < Repeats
            ? new AttemptResult
            {
                LetterId = letter, Token = token, State = LetterStates.Uncertain, Detail = reason, WasUncertain = true, NextAttempt = now + Wait(attempts, options),
            }
            : new AttemptResult { LetterId = letter, Token = token, State = LetterStates.GivenUp, Detail = reason, WasUncertain = true };

    /// <summary>A letter that was not tried: it goes back as it was.</summary>
    public static AttemptResult Release(long letter, string token, int repeats, string reason, DateTimeOffset next) =>
        new() { LetterId = letter, Token = token, State = NotAccepted(repeats), Detail = reason, NextAttempt = next, Counts = false };

    /// <summary>The wait before the next attempt: doubled each time, up to the longest.</summary>
    public static TimeSpan Wait(int attempts, DeliveryOptions options)
    {
        var wait = options.RetryAfter * Math.Pow(2, Math.Min(attempts, 20));
        return wait < options.LongestWait ? wait : options.LongestWait;
    }

    /// <summary>Once uncertain, always perhaps accepted: a later failure does not take that back.</summary>
    private static string NotAccepted(int repeats) => repeats > 0 ? LetterStates.Uncertain : LetterStates.Waiting;

    private static AttemptResult Result(LeasedLetter letter, string state, string detail) =>
        new() { LetterId = letter.Id, Token = letter.Token, State = state, Detail = detail };
}
