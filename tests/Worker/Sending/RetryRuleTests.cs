using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

namespace CaseReform.Ops.Worker.Tests.Sending;

public sealed class RetryRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryOptions Options = new();

    [Theory]
    [InlineData(0, LetterState.Waiting)]
    [InlineData(1, LetterState.Uncertain)]
    [InlineData(2, LetterState.Uncertain)]
    public void A_letter_that_was_uncertain_once_goes_back_uncertain(int repeats, LetterState state)
    {
        Assert.Equal(state, RetryRule.Release(1, "t", repeats, "", Now).State);
        Assert.Equal(state, RetryRule.After(Letter(repeats), new Delivery.TryLater("451"), Now, Options).State);
        Assert.Equal(state, RetryRule.HeldByPolicy(Letter(repeats), "554", Now).State);
    }

    [Fact]
    public void Repeats_of_an_uncertain_letter_lie_ever_farther_apart_and_the_last_says_what_happened()
    {
        var waits = new[] { 0, 1 }.Select(repeats => RetryRule.After(Letter(repeats), new Delivery.Uncertain("断开"), Now, Options).NextAttempt - Now);
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromHours(1)], waits.Select(w => w!.Value));

        var last = RetryRule.After(Letter(repeats: 2), new Delivery.Uncertain("断开"), Now, Options);
        Assert.Equal((LetterState.GivenUp, LetterCause.Uncertain), (last.State, last.Cause));
        Assert.Contains("共发送3次", last.Detail, StringComparison.Ordinal);
        Assert.Contains("可能已经送达", last.Detail, StringComparison.Ordinal);
        Assert.Contains("断开", last.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_letter_failed_for_is_kept()
    {
        Assert.Equal(LetterCause.Address, Cause(new Delivery.Refused("550", AddressAtFault: true)));
        Assert.Equal(LetterCause.Letter, Cause(new Delivery.Refused("552", AddressAtFault: false)));
        Assert.Equal(LetterCause.Mailbox, Cause(new Delivery.TryLater("452", RecipientOnly: true)));
        Assert.Equal(LetterCause.Sending, Cause(new Delivery.TryLater("421")));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 32)]
    [InlineData(6, 60)]
    [InlineData(7, 60)]
    [InlineData(1000, 60)]
    public void The_wait_doubles_with_each_attempt_up_to_the_longest(int attempts, int minutes) =>
        Assert.Equal(Now + TimeSpan.FromMinutes(minutes), RetryRule.After(Letter(0) with { Attempts = attempts }, new Delivery.TryLater("451"), Now, Options).NextAttempt);

    [Fact]
    public void A_repeat_of_an_uncertain_letter_waits_no_longer_than_the_longest() => Assert.Equal(
        Now + TimeSpan.FromMinutes(20),
        RetryRule.After(Letter(repeats: 1), new Delivery.Uncertain("断开"), Now, new DeliveryOptions { LongestWait = TimeSpan.FromMinutes(20) }).NextAttempt);

    [Fact]
    public void A_refused_account_counts_no_attempt_and_the_letter_waits_as_long_as_sending_rests()
    {
        var result = RetryRule.After(Letter(0), new Delivery.Paused("535"), Now, Options);

        Assert.Equal((LetterState.Waiting, false, Now + Options.Pause, null), (result.State, result.Counts, result.NextAttempt, result.Cause));
    }

    [Fact]
    public void What_is_held_by_policy_counts_its_attempt()
    {
        var result = RetryRule.HeldByPolicy(Letter(0), "554", Now + Options.Pause);

        Assert.Equal((LetterState.Waiting, true, Now + Options.Pause, LetterCause.Sending), (result.State, result.Counts, result.NextAttempt, result.Cause));
    }

    [Fact]
    public void What_ended_is_not_tried_again()
    {
        Assert.Null(RetryRule.After(Letter(0), new Delivery.Sent("250"), Now, Options).NextAttempt);
        Assert.Null(RetryRule.After(Letter(0), new Delivery.Refused("550", AddressAtFault: true), Now, Options).NextAttempt);
        Assert.Null(RetryRule.After(Letter(RetryRule.Repeats), new Delivery.Uncertain("断开"), Now, Options).NextAttempt);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void An_uncertain_end_counts_as_one_also_when_it_is_the_last(int repeats) =>
        Assert.True(RetryRule.After(Letter(repeats), new Delivery.Uncertain("断开"), Now, Options).WasUncertain);

    private static LetterCause? Cause(Delivery delivery) => RetryRule.After(Letter(0), delivery, Now, Options).Cause;

    private static LeasedLetter Letter(int repeats) => new() { Id = 1, Token = "t", Repeats = repeats };
}
