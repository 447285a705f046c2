using CaseReform.Ops.Worker.Sending;

namespace CaseReform.Ops.Worker.Tests.Sending;

/// <summary>When noes in a row are about sending and not about their letters.</summary>
public sealed class AnswerStreakTests
{
    [Fact]
    public void Three_different_recipients_are_enough_and_two_are_not()
    {
        var two = RefusalStreak.None.With(1, "a").With(2, "b");

        Assert.False(two.IsEnough);
        Assert.False(two.With(3, "b").IsEnough);
        Assert.True(two.With(3, "c").IsEnough);
    }

    [Fact]
    public void An_acceptance_ends_it() => Assert.Equal(RefusalStreak.None.Open, RefusalStreak.None.With(1, "a").With(2, "b").Accepted("c").Open);

    [Fact]
    public void After_a_pause_it_begins_anew_and_knows_whom_it_was_about()
    {
        var paused = RefusalStreak.None.With(1, "a").With(2, "b").With(3, "c").Paused();

        Assert.Empty(paused.Open);
        Assert.Equal(["a", "b", "c"], paused.Known);
        Assert.Empty(paused.With(4, "a").Open);
        Assert.Equal("d", Assert.Single(paused.With(4, "d").Open).Recipient);
    }

    [Fact]
    public void Whoever_was_reached_is_no_longer_known()
    {
        var known = RefusalStreak.None with { Known = ["a", "b"] };

        Assert.Equal(["b"], known.Accepted("a").Known);
        Assert.Equal(["a", "b"], known.Accepted("c").Known);
    }

    [Fact]
    public void It_keeps_the_letter_of_each_no() => Assert.Equal(
        [new StreakRefusal(1, "a"), new StreakRefusal(2, "b")], RefusalStreak.None.With(1, "a").With(2, "b").With(3, "a").Open);
}
