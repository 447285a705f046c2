using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Mail;

namespace CaseReform.Ops.Worker.Sending;

/// <summary>
/// What the lanes of one round know together. A refusal that may be about sending is held back until an acceptance shows that it is not, or
/// enough others show that it is: a worker that dies meanwhile has refused nobody.
/// </summary>
/// <param name="options">When the server counts as away.</param>
/// <param name="streak">The noes in a row before this round; null where answers never begin a pause.</param>
/// <param name="tally">Gets what the round comes to.</param>
internal sealed class SendingRound(DeliveryOptions options, RefusalStreak? streak, DeliveryTally tally)
{
    private readonly Lock _gate = new();
    private readonly List<(LeasedLetter Letter, AttemptResult Result)> _heldBack = [];
    private RefusalStreak _streak = streak ?? RefusalStreak.None;
    private int _inARow;
    private int _failures;
    private int _answers;
    private bool _accepted;
    private string? _declined;
    private bool _isEnough;

    public DeliveryTally Tally => tally;

    public BytesInHand InHand { get; } = new();

    public bool Over => Tally.Paused is not null || Tally.ServerAway;

    /// <summary>How long what was not tried is put back.</summary>
    public TimeSpan Pause => Tally.Paused is not null ? options.Pause : Tally.ServerAway ? options.RetryAfter : TimeSpan.Zero;

    /// <summary>Takes in how an attempt ended.</summary>
    /// <returns>What can be recorded now; not always this attempt, and at times others with it.</returns>
    public IReadOnlyList<AttemptResult> Note(LeasedLetter letter, Delivery delivery, AttemptResult result, DateTimeOffset now)
    {
        lock (_gate)
        {
            switch (delivery)
            {
                case Delivery.Sent:
                    Answered();
                    _accepted = true;
                    _streak = _streak.Accepted(letter.Recipient);
                    return [.. Settled(), result];
                case Delivery.Paused paused:
                    Tally.Paused ??= paused.Reason;
                    return [.. HeldByPolicy(paused.Reason, now), result];
                case Delivery.TryLater { MayBePolicy: true } later when streak is not null:
                    // a server that says no is not away
                    Answered();
                    _declined = later.RecipientOnly ? _declined : later.Reason;
                    return Counted(letter, later.Reason, result, now);
                case Delivery.TryLater { RecipientOnly: false }:
                    Failed();
                    return [result];
                case Delivery.Refused { MayBePolicy: true } refused when streak is not null:
                    Answered();
                    _heldBack.Add((letter, result));
                    return Counted(letter, refused.Reason, null, now);
                default:
                    Answered();
                    return [result];
            }
        }
    }

    /// <summary>The end of the round. A few letters, too, are enough to tell: when nothing but failures came, the server was away.</summary>
    /// <returns>What was held back and now stands.</returns>
    public IReadOnlyList<AttemptResult> Close()
    {
        lock (_gate)
        {
            if (_failures > 0 && _answers == 0)
            {
                Tally.ServerAway = true;
            }

            Tally.Declined = _accepted ? null : _declined;
            Tally.Streak = _streak;
            return Settled();
        }
    }

    private IReadOnlyList<AttemptResult> Counted(LeasedLetter letter, string reason, AttemptResult? result, DateTimeOffset now)
    {
        _streak = _streak.With(letter.Id, letter.Recipient);
        if (_streak.IsEnough && !_isEnough)
        {
            _isEnough = true;
            Tally.HeldByPolicy = [.. _streak.Open.Select(o => o.Letter).Except(_heldBack.Select(h => h.Letter.Id))];
            _streak = _streak.Paused();
            if (Tally.Paused is null)
            {
                // a pause that began with the account stays one of the account
                Tally.Paused = reason;
                Tally.PausedByAnswers = true;
            }
        }

        return [.. Tally.Paused is null ? [] : HeldByPolicy(Tally.Paused, now), .. result is null ? Array.Empty<AttemptResult>() : [result]];
    }

    private void Answered()
    {
        _answers++;
        _inARow = 0;
    }

    private void Failed()
    {
        _failures++;
        if (++_inARow >= options.FailuresInARow)
        {
            Tally.ServerAway = true;
        }
    }

    private List<AttemptResult> Settled() => Release(h => h.Result);

    private List<AttemptResult> HeldByPolicy(string reason, DateTimeOffset now) => Release(h => RetryRule.HeldByPolicy(h.Letter, reason, now + options.Pause));

    private List<AttemptResult> Release(Func<(LeasedLetter Letter, AttemptResult Result), AttemptResult> choose)
    {
        List<AttemptResult> results = [.. _heldBack.Select(choose)];
        _heldBack.Clear();
        return results;
    }
}
