using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;

using static CaseReform.Ops.Domain.Tests.CloseOut.CloseOutExamples;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

public sealed class CloseOutRuleTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);

    [Theory]
    [InlineData(CloseOutStage.NotStarted)]
    [InlineData(CloseOutStage.InProgress)]
    [InlineData(CloseOutStage.LongTerm)]
    public void Who_applies_too_early_is_told_which_measure_is_not_done(CloseOutStage stage)
    {
        var refusal = CloseOutRule.Judge(Ready(stage), CloseOutMove.Apply, By(CloseOutRole.Responsible), Full());

        Assert.Equal(new(CloseOutFault.MeasuresOpen, "12-1还没有完成，全部措施完成后才能办理“申请销号”。"), refusal);
    }

    [Fact]
    public void Each_measure_needs_its_evidence_and_what_is_missing_is_counted()
    {
        var facts = Ready(CloseOutStage.Completed) with { Terms = new(3, 0) };

        var refusal = CloseOutRule.Judge(facts, CloseOutMove.Apply, By(CloseOutRole.Responsible), Full());

        Assert.Equal("佐证材料不齐：12-1还缺2件、12-2还缺1件。每条措施需要3件。", refusal?.Sentence);
    }

    [Theory]
    [InlineData(CloseOutMove.Apply, CloseOutStage.Completed, CloseOutRole.Responsible)]
    [InlineData(CloseOutMove.Return, CloseOutStage.UnitReview, CloseOutRole.UnitReviewer)]
    [InlineData(CloseOutMove.Return, CloseOutStage.OfficeReview, CloseOutRole.Office)]
    [InlineData(CloseOutMove.Object, CloseOutStage.PublicNotice, CloseOutRole.Office)]
    [InlineData(CloseOutMove.Settle, CloseOutStage.PublicNotice, CloseOutRole.Office)]
    [InlineData(CloseOutMove.Reopen, CloseOutStage.Closed, CloseOutRole.Office)]
    [InlineData(CloseOutMove.LookBack, CloseOutStage.Closed, CloseOutRole.Office)]
    public void What_must_be_said_is_asked_for(CloseOutMove move, CloseOutStage stage, CloseOutRole role) =>
        Assert.Equal(CloseOutFault.TextMissing, CloseOutRule.Judge(Ready(stage, move), move, By(role), Full() with { Text = " " })?.Kind);

    [Fact]
    public void Each_clause_is_answered_once_and_noted()
    {
        var answers = Full().Answers;
        var refusal = Verify(Full() with { Answers = [answers[0], answers[1] with { Note = "" }, answers[2], answers[2]] });

        Assert.Equal("核查意见没有填完：风险点是否找准、整改措施是否过硬、成效是否显著。每条都要答“是”或“否”，并写明依据。", refusal?.Sentence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void One_no_returns_the_application(int clause)
    {
        var wish = Full() with { Answers = [.. Full().Answers.Select((answer, i) => answer with { Yes = i != clause })] };

        Assert.Null(Verify(wish));
        Assert.Equal(CloseOutStage.Returned, CloseOutRule.After(Ready(CloseOutStage.OfficeReview), CloseOutMove.Verify, wish));
    }

    [Theory]
    [InlineData(Effectiveness.Yes, CloseOutStage.Verified)]
    [InlineData(Effectiveness.NotJudged, CloseOutStage.Verified)]
    [InlineData(Effectiveness.No, CloseOutStage.Returned)]
    public void What_was_not_effective_goes_back_and_what_is_not_judged_waits(Effectiveness effective, CloseOutStage stage) =>
        Assert.Equal(stage, CloseOutRule.After(Ready(CloseOutStage.OfficeReview), CloseOutMove.Verify, Full() with { Effective = effective }));

    [Theory]
    [InlineData(Effectiveness.NotJudged, "成效评价不是“是”：12-1为“未评”。评价为“是”才能办理“销号”，请重新核查。")]
    [InlineData(Effectiveness.No, "成效评价不是“是”：12-1为“否”。评价为“是”才能办理“销号”，请重新核查。")]
    public void Only_what_was_effective_is_closed(Effectiveness effective, string sentence)
    {
        var facts = Ready(CloseOutStage.Verified);

        Assert.Equal(sentence, Close(facts with { Measures = [facts.Measures[0] with { Effective = effective }, facts.Measures[1]] })?.Sentence);
    }

    [Theory]
    [InlineData(CloseOutMove.Agree, CloseOutStage.UnitReview, CloseOutRole.UnitReviewer)]
    [InlineData(CloseOutMove.Verify, CloseOutStage.OfficeReview, CloseOutRole.Office)]
    [InlineData(CloseOutMove.Close, CloseOutStage.Verified, CloseOutRole.Office)]
    public void A_measure_that_was_opened_meanwhile_stops_every_step_forward(CloseOutMove move, CloseOutStage stage, CloseOutRole role)
    {
        var facts = Ready(stage);

        Assert.Equal(
            CloseOutFault.MeasuresOpen,
            CloseOutRule.Judge(facts with { Measures = [facts.Measures[0], facts.Measures[1] with { IsComplete = false }] }, move, By(role), Full())?.Kind);
    }

    [Fact]
    public void What_came_into_the_ledger_under_notice_is_verified_before_it_is_closed() =>
        Assert.Equal(CloseOutFault.NotVerified, Close(Ready(CloseOutStage.PublicNotice) with { IsVerified = false })?.Kind);

    [Fact]
    public void A_verification_during_the_notice_leaves_it_running() =>
        Assert.Equal(CloseOutStage.PublicNotice, CloseOutRule.After(Ready(CloseOutStage.PublicNotice), CloseOutMove.Verify, Full()));

    [Fact]
    public void Where_the_office_asks_for_a_notice_nothing_is_closed_without_one()
    {
        Assert.Equal(CloseOutFault.NoticeMissing, Close(Ready(CloseOutStage.Verified) with { Terms = new(1, 5) })?.Kind);
        Assert.Null(Close(Ready(CloseOutStage.Verified)));
    }

    [Theory]
    [InlineData("2026-03-02", CloseOutFault.NoticeRunning)]
    [InlineData("2026-03-01", null)]
    public void The_last_day_of_the_notice_counts(string last, CloseOutFault? fault) =>
        Assert.Equal(fault, Close(Ready(CloseOutStage.PublicNotice) with { Notice = new(new(2026, 2, 24), DateOnly.Parse(last, null), 5) })?.Kind);

    [Fact]
    public void An_objection_keeps_the_problem_open_however_late_it_is() =>
        Assert.Equal(CloseOutFault.ObjectionOpen, Close(Ready(CloseOutStage.PublicNotice) with { Notice = new(new(2026, 2, 9), new(2026, 2, 13), 5, new(2026, 2, 11)) })?.Kind);

    [Theory]
    [InlineData(4, 0, CloseOutFault.NoticeDaysNotAllowed)]
    [InlineData(3, 5, CloseOutFault.NoticeDaysNotAllowed)]
    [InlineData(5, 5, null)]
    [InlineData(10, 5, null)]
    public void A_notice_has_one_of_the_lengths_and_no_less_than_the_office_asks(int days, int atLeast, CloseOutFault? fault) =>
        Assert.Equal(fault, Publish(Ready(CloseOutStage.Verified) with { Terms = new(1, atLeast) }, Full() with { NoticeDays = days })?.Kind);

    [Fact]
    public void A_notice_does_not_begin_yesterday_and_is_not_given_twice()
    {
        Assert.Equal(CloseOutFault.NoticeDayPast, Publish(Ready(CloseOutStage.Verified), Full() with { NoticeFrom = Today.AddDays(-1) })?.Kind);
        Assert.Equal(CloseOutFault.NoticeGiven, Publish(Ready(CloseOutStage.PublicNotice) with { Notice = new(Today, Today, 3) }, Full())?.Kind);
    }

    [Fact]
    public void A_notice_that_came_with_the_ledger_gets_the_day_on_which_it_began() =>
        Assert.Null(Publish(Ready(CloseOutStage.PublicNotice, CloseOutMove.Publish), Full() with { NoticeFrom = Today.AddDays(-4) }));

    // 2026: 10-01 to 10-07 are off, 10-10 is worked; 09-20 is worked, 09-25 to 09-27 are off
    [Theory]
    [InlineData("2026-09-28", 3, "2026-09-30")]
    [InlineData("2026-09-28", 5, "2026-10-09")]
    [InlineData("2026-09-28", 7, "2026-10-12")]
    [InlineData("2026-09-26", 3, "2026-09-30")]
    [InlineData("2026-09-18", 3, "2026-09-21")]
    public void A_notice_counts_working_days_and_its_first_day_with_them(string from, int days, string to) =>
        Assert.Equal(DateOnly.Parse(to, null), NoticePeriod.Of(DateOnly.Parse(from, null), days, Calendar).To);

    [Theory]
    [InlineData("2026-03-04", "2026-03-04", "2026-03-06")] // settled on the day it came: nothing is lost
    [InlineData("2026-03-04", "2026-03-09", "2026-03-11")] // two of five days had run, three are left
    [InlineData("2026-03-02", "2026-03-16", "2026-03-20")] // on the first day: all five again
    [InlineData("2026-03-06", "2026-03-14", "2026-03-16")] // settled on a Saturday: the last day is the Monday
    public void An_objection_stops_the_clock_and_the_days_left_run_on(string stopped, string settled, string to)
    {
        var notice = NoticePeriod.Of(new(2026, 3, 2), 5, Calendar).Stop(DateOnly.Parse(stopped, null)).Resume(DateOnly.Parse(settled, null), Calendar);

        Assert.Equal((DateOnly.Parse(to, null), (DateOnly?)null), (notice.To, notice.StoppedOn));
    }

    [Fact]
    public void Two_objections_take_no_day_twice()
    {
        var notice = NoticePeriod.Of(new(2026, 3, 2), 5, Calendar)
            .Stop(new(2026, 3, 4)).Resume(new(2026, 3, 9), Calendar)
            .Stop(new(2026, 3, 10)).Resume(new(2026, 3, 16), Calendar);

        Assert.Equal(new DateOnly(2026, 3, 17), notice.To);
    }

    [Fact]
    public void Only_a_failed_look_back_or_one_entered_so_is_a_relapse()
    {
        Assert.True(CloseOutRule.IsRelapse(CloseOutMove.LookBack, new() { Holds = false }));
        Assert.False(CloseOutRule.IsRelapse(CloseOutMove.LookBack, new() { Holds = true }));
        Assert.True(CloseOutRule.IsRelapse(CloseOutMove.Reopen, new() { IsRelapse = true }));
        Assert.False(CloseOutRule.IsRelapse(CloseOutMove.Reopen, new()));
        Assert.False(CloseOutRule.IsRelapse(CloseOutMove.Return, new()));
        Assert.Equal(CloseOutStage.Reopened, CloseOutRule.After(Ready(CloseOutStage.Closed), CloseOutMove.LookBack, new() { Holds = false }));
        Assert.Equal(CloseOutStage.Closed, CloseOutRule.After(Ready(CloseOutStage.Closed), CloseOutMove.LookBack, new() { Holds = true }));
    }

    [Fact]
    public void Whose_turn_it_is_follows_from_the_stage()
    {
        Assert.Equal(CloseOutTurn.UnitReviewer, Turn(CloseOutStage.UnitReview));
        Assert.Equal(CloseOutTurn.Office, Turn(CloseOutStage.OfficeReview));
        Assert.Equal(CloseOutTurn.Unit, Turn(CloseOutStage.Returned));
        Assert.Equal(CloseOutTurn.Unit, Turn(CloseOutStage.Reopened));
        Assert.Equal(CloseOutTurn.Nobody, Turn(CloseOutStage.Completed));
        Assert.Equal(CloseOutTurn.Nobody, Turn(CloseOutStage.PublicNotice, new(Today, Today, 3)));
        Assert.Equal(CloseOutTurn.Office, Turn(CloseOutStage.PublicNotice, new(Today, Today.AddDays(-1), 3)));
        Assert.Equal(CloseOutTurn.Office, Turn(CloseOutStage.PublicNotice, new(Today, Today, 3, Today)));
        Assert.Equal(CloseOutTurn.Office, Turn(CloseOutStage.Closed, lookBack: Today));
        Assert.Equal(CloseOutTurn.Nobody, Turn(CloseOutStage.Closed, lookBack: Today.AddDays(1)));
        Assert.Equal(CloseOutTurn.Nobody, Turn(CloseOutStage.Closed));
    }

    private static CloseOutTurn Turn(CloseOutStage stage, NoticePeriod? notice = null, DateOnly? lookBack = null) => CloseOutTurns.Of(stage, notice, lookBack, Today);

    private static CloseOutRefusal? Verify(CloseOutWish wish) => CloseOutRule.Judge(Ready(CloseOutStage.OfficeReview), CloseOutMove.Verify, By(CloseOutRole.Office), wish);

    private static CloseOutRefusal? Close(CloseOutFacts facts) => CloseOutRule.Judge(facts, CloseOutMove.Close, By(CloseOutRole.Office), new());

    private static CloseOutRefusal? Publish(CloseOutFacts facts, CloseOutWish wish) => CloseOutRule.Judge(facts, CloseOutMove.Publish, By(CloseOutRole.Office), wish);
}
