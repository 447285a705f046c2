using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

namespace CaseReform.Ops.Worker.Tests.Sending;

public sealed class SendingRoundTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOptions Options = new();
    private static readonly Delivery Perhaps = new Delivery.Refused("554 no", AddressAtFault: false, MayBePolicy: true);
    private static readonly Delivery Gone = new Delivery.Refused("550 5.1.1", AddressAtFault: true);
    private static readonly Delivery Full = new Delivery.TryLater("552 full", RecipientOnly: true, MayBePolicy: true);
    private static readonly Delivery Limit = new Delivery.TryLater("421 limit", MayBePolicy: true);
    private static readonly Delivery Sent = new Delivery.Sent("250");

    [Fact]
    public void Three_noes_to_different_recipients_pause_and_nobody_is_left_refused()
    {
        var (round, results) = Run(RefusalStreak.None, ("a", Perhaps), ("b", Full), ("c", Limit));
        Assert.Equal("421 limit", round.Tally.Paused);
        Assert.True(round.Tally.PausedByAnswers);
        Assert.Equal([LetterState.Waiting, LetterState.Waiting, LetterState.Waiting], results.Select(r => r.State));
        Assert.Equal(Now + Options.Pause, results.Single(r => r.Cause == LetterCause.Sending && r.Detail == "421 limit" && r.LetterId == 'a').NextAttempt);
        Assert.Equal(["a", "b", "c"], round.Tally.Streak.Known);
    }

    [Fact]
    public void An_acceptance_between_makes_each_no_that_of_its_own_letter()
    {
        var (round, results) = Run(RefusalStreak.None, ("a", Perhaps), ("b", Perhaps), ("c", Sent), ("d", Perhaps), ("e", Full));
        Assert.Null(round.Tally.Paused);
        Assert.Equal(["a refused", "b refused", "c sent", "d refused", "e waiting"], Sorted(results));
    }

    [Fact]
    public void Addresses_that_do_not_exist_are_refused_however_many_they_are()
    {
        var (round, results) = Run(RefusalStreak.None, ("a", Gone), ("b", Gone), ("c", Gone), ("d", Gone));
        Assert.Null(round.Tally.Paused);
        Assert.All(results, r => Assert.Equal(LetterState.Refused, r.State));
    }

    [Fact]
    public void An_address_that_does_not_exist_is_no_acceptance()
    {
        var (round, results) = Run(RefusalStreak.None, ("a", Perhaps), ("b", Gone), ("c", Perhaps), ("d", Perhaps));
        Assert.NotNull(round.Tally.Paused);
        Assert.Equal(["a waiting", "b refused", "c waiting", "d waiting"], Sorted(results));
    }

    [Fact]
    public void The_same_recipient_counts_once()
    {
        var (round, _) = Run(RefusalStreak.None, ("a", Limit), ("a", Limit), ("b", Limit));
        Assert.Null(round.Tally.Paused);
    }

    [Fact]
    public void A_streak_goes_on_in_the_next_round_and_names_what_was_refused_before()
    {
        var (first, refused) = Run(RefusalStreak.None, ("a", Perhaps), ("b", Perhaps));
        Assert.Equal(["a refused", "b refused"], Sorted(refused));
        Assert.Null(first.Tally.Paused);

        var (second, waiting) = Run(first.Tally.Streak, ("c", Perhaps));
        Assert.NotNull(second.Tally.Paused);
        Assert.Equal(["c waiting"], Sorted(waiting));
        Assert.Equal(new long[] { 'a', 'b' }, second.Tally.HeldByPolicy);
    }

    [Fact]
    public void After_a_pause_the_noes_of_the_same_recipients_are_theirs()
    {
        var known = RefusalStreak.None with { Known = ["a", "b", "c"] };
        var (round, results) = Run(known, ("a", Perhaps), ("b", Perhaps), ("c", Perhaps));
        Assert.Null(round.Tally.Paused);
        Assert.All(results, r => Assert.Equal(LetterState.Refused, r.State));

        var (again, held) = Run(known, ("a", Perhaps), ("d", Perhaps), ("e", Perhaps), ("f", Perhaps));
        Assert.NotNull(again.Tally.Paused);
        Assert.All(held, r => Assert.Equal(LetterState.Waiting, r.State));
    }

    [Fact]
    public void Where_a_stranger_could_cause_them_answers_never_pause()
    {
        var (round, results) = Run(null, ("a", Perhaps), ("b", Limit), ("c", Full), ("d", Perhaps));
        Assert.Null(round.Tally.Paused);
        Assert.Equal(["a refused", "b waiting", "c waiting", "d refused"], Sorted(results));
    }

    [Fact]
    public void A_server_that_says_no_is_not_away()
    {
        var (round, _) = Run(RefusalStreak.None, ("a", Limit));
        Assert.False(round.Tally.ServerAway);
        Assert.NotNull(round.Tally.Declined); // and what it said is told
        var (known, _) = Run(RefusalStreak.None with { Known = ["a"] }, [.. Enumerable.Repeat(("a", Limit), Options.FailuresInARow)]);
        Assert.False(known.Tally.ServerAway);
        var (away, _) = Run(RefusalStreak.None, ("a", new Delivery.TryLater("no connection")));
        Assert.True(away.Tally.ServerAway);
    }

    [Fact]
    public void What_the_server_said_is_told_unless_it_said_it_of_one_mailbox_or_took_another_letter()
    {
        Assert.Equal("421 limit", DeclinedAfter(("a", Limit)));
        Assert.Equal("421 limit", DeclinedAfter(("a", Limit), ("b", Full)));
        Assert.Null(DeclinedAfter(("a", Full)));
        Assert.Null(DeclinedAfter(("a", Limit), ("b", Sent)));

        static string? DeclinedAfter(params (string, Delivery)[] attempts) => Run(RefusalStreak.None, attempts).Round.Tally.Declined;
    }

    [Fact]
    public void Failures_with_an_answer_between_them_do_not_make_the_server_away()
    {
        var failures = Enumerable.Repeat<(string, Delivery)>(("a", new Delivery.TryLater("no connection")), Options.FailuresInARow - 1).ToList();

        var (scattered, _) = Run(RefusalStreak.None, [.. failures, ("b", Sent), .. failures]);
        Assert.False(scattered.Tally.ServerAway);

        var (row, _) = Run(RefusalStreak.None, [("b", Sent), .. failures, failures[0]]);
        Assert.True(row.Tally.ServerAway);
    }

    [Fact]
    public void A_pause_of_the_account_stays_one_when_noes_in_hand_follow()
    {
        var (round, _) = Run(RefusalStreak.None, ("z", new Delivery.Paused("535")), ("a", Limit), ("b", Limit), ("c", Limit));
        Assert.Equal("535", round.Tally.Paused);
        Assert.False(round.Tally.PausedByAnswers);
    }

    [Fact]
    public void A_refused_account_pauses_at_once_and_settles_nothing_else()
    {
        var (round, results) = Run(RefusalStreak.None, ("a", Perhaps), ("b", new Delivery.Paused("535")));
        Assert.Equal("535", round.Tally.Paused);
        Assert.False(round.Tally.PausedByAnswers);
        Assert.Equal(["a waiting", "b waiting"], Sorted(results));
    }

    private static (SendingRound Round, List<AttemptResult> Results) Run(RefusalStreak? streak, params (string Recipient, Delivery Delivery)[] attempts)
    {
        var round = new SendingRound(Options, streak, new DeliveryTally());
        var results = new List<AttemptResult>();
        foreach (var (recipient, delivery) in attempts)
        {
            var letter = new LeasedLetter { Id = recipient[0], Token = recipient, Recipient = recipient };
            results.AddRange(round.Note(letter, delivery, RetryRule.After(letter, delivery, Now, Options), Now));
        }

        results.AddRange(round.Close());
        return (round, results);
    }

    private static IEnumerable<string> Sorted(IEnumerable<AttemptResult> results) => results.OrderBy(r => r.LetterId).Select(r => $"{r.Token} {Codes.LetterState[r.State]}");
}
