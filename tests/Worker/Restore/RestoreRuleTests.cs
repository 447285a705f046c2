using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Worker.Restore;

namespace CaseReform.Ops.Worker.Tests.Restore;

public sealed class RestoreRuleTests
{
    [Theory]
    [InlineData(7, true, 6)] // stopped before the commit
    [InlineData(7, true, 7)] // stopped after it
    [InlineData(7, false, 7)]
    public void A_stop_at_any_moment_of_a_step_is_no_restore(long mark, bool pending, long number) =>
        Assert.Equal(RestoreVerdict.Fits, Judge(Mark(mark, pending), Row(number)));

    [Theory]
    [InlineData(7, true, 5)]
    [InlineData(7, false, 6)]
    public void A_mark_that_is_ahead_means_that_the_database_was_put_back(long mark, bool pending, long number) =>
        Assert.Equal(RestoreVerdict.MarkAhead, Judge(Mark(mark, pending), Row(number)));

    [Fact]
    public void A_mark_that_is_behind_is_no_restore_and_another_folder_may_have_worked() =>
        Assert.Equal(RestoreVerdict.Behind, Judge(Mark(7), Row(9)));

    [Fact]
    public void A_database_that_has_forgotten_a_worker_was_put_back() => Assert.Equal(RestoreVerdict.MarkAhead, Judge(Mark(3), null));

    [Fact]
    public void A_known_worker_without_a_mark_asks() => Assert.Equal(RestoreVerdict.MarkMissing, Judge(null, Row(1)));

    [Fact]
    public void A_new_worker_joins_unless_all_who_sent_letters_are_gone()
    {
        Assert.Equal(RestoreVerdict.New, Judge(null, null));
        Assert.Equal(RestoreVerdict.Stranger, Judge(null, null, othersGone: true));
        Assert.Equal(RestoreVerdict.NewerHead, Judge(null, null, headFits: false));
    }

    [Fact]
    public void A_head_that_does_not_fit_asks_even_when_the_numbers_do() =>
        Assert.Equal(RestoreVerdict.NewerHead, Judge(Mark(4), Row(4), headFits: false));

    [Fact]
    public void An_answer_given_since_settles_whatever_this_worker_sees()
    {
        Assert.Equal(RestoreVerdict.Settled, Judge(Mark(9), Row(4), settled: "a"));
        Assert.Equal(RestoreVerdict.Settled, Judge(null, Row(4), settled: "a"));
        Assert.Equal(RestoreVerdict.Settled, Judge(Mark(9), null, settled: "a", headFits: false));
    }

    [Fact]
    public void An_answer_from_before_settles_nothing()
    {
        Assert.Equal(RestoreVerdict.MarkAhead, Judge(Mark(9, settled: "a"), Row(4, "a"), settled: "a"));
        Assert.Equal(RestoreVerdict.MarkAhead, Judge(Mark(9, settled: "b"), Row(4, "a"), settled: "a"));
        Assert.Equal(RestoreVerdict.MarkMissing, Judge(null, Row(4, "a"), settled: "a"));
        Assert.Equal(RestoreVerdict.MarkAhead, Judge(Mark(9, settled: "b"), null, settled: "a")); // which of the two is older cannot be seen
    }

    [Fact]
    public void A_stop_while_an_answer_is_taken_over_is_no_restore()
    {
        Assert.Equal(RestoreVerdict.Settled, Judge(Mark(10, pending: true), Row(4), settled: "a"));
        Assert.Equal(RestoreVerdict.Fits, Judge(Mark(10, pending: true), Row(10, "a"), settled: "a"));
    }

    private static RestoreVerdict Judge(MarkContent? mark, WorkerRow? row, string settled = "", bool headFits = true, bool othersGone = false) =>
        RestoreRule.Judge(new RestoreFacts(mark, row, settled, headFits, othersGone));

    private static MarkContent Mark(long number, bool pending = false, string settled = "") => new("w", settled, number, pending);

    private static WorkerRow Row(long number, string settled = "") => new() { Name = "w", Number = number, Settled = settled };
}
