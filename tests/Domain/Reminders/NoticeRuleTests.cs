using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using static CaseReform.Ops.Domain.Tests.Reminders.Examples;

namespace CaseReform.Ops.Domain.Tests.Reminders;

/// <summary>What becomes of the notices of one measure that is due on 2026-03-20: 提醒 03-11, 预警 03-17, 到期 03-20, 催办 03-23, 督办 03-27, 通报 04-03.</summary>
public sealed class NoticeRuleTests
{
    private static readonly DutyFacts Due = Measure(Day("2026-03-20")) with { EnteredOn = Day("2026-03-09") };

    private readonly NoticeBench _desk = new();

    [Fact]
    public void Day_by_day_each_rung_speaks_to_its_posts_once()
    {
        var said = new List<string>();
        for (var day = Day("2026-03-09"); day <= Day("2026-04-14"); day = day.AddDays(1))
        {
            _desk.Reconcile(Due, On(day));
            said.AddRange(_desk.Pending.Select(notice => $"{day:MM-dd} {notice}"));
            _desk.Send();
        }

        Assert.Equal(
            [
                "03-11 1:提醒",
                "03-17 1:预警", "03-17 2:预警",
                "03-20 1:到期",
                "03-23 1:催办", "03-23 2:催办", "03-23 4:催办",
                "03-27 1:督办", "03-27 2:督办", "03-27 3:督办", "03-27 5:督办",
                "04-03 1:通报", "04-03 2:通报", "04-03 3:通报", "04-03 5:通报",
                "04-13 1:通报", "04-13 2:通报", "04-13 3:通报", "04-13 5:通报",
            ],
            said);
    }

    [Fact]
    public void One_silence_is_told_once_although_the_deadline_moves_meanwhile()
    {
        var far = Due with { Deadline = Day("2026-05-29") };
        _desk.Reconcile(far, "2026-03-24");
        Assert.Equal(["1:滞后"], _desk.Pending);
        _desk.Send();
        _desk.Reconcile(far with { Deadline = Day("2026-06-30") }, "2026-03-25");
        Assert.Empty(_desk.Pending);
    }

    [Fact]
    public void After_ten_days_of_downtime_only_the_loudest_for_each_post_goes_out()
    {
        _desk.Reconcile(Due, "2026-03-16");
        _desk.Send();

        _desk.Reconcile(Due, "2026-03-27");

        Assert.Equal(["1:督办", "2:督办", "3:督办", "4:催办", "5:督办"], _desk.Pending);
        Assert.Equal(["1:催办", "1:到期", "1:预警", "2:催办", "2:预警"], _desk.In(NoticeState.Superseded));
        Assert.All(_desk.Rows.Where(row => row.State == NoticeState.Superseded), row => Assert.Equal(NoticeReason.LowerRung, row.Silenced));
        Assert.Equal(NoticeKind.Copy, _desk.Rows.Single(row => row is { PostId: NoticeBench.Overseer }).Kind);
    }

    [Fact]
    public void A_letter_that_still_waits_is_silenced_by_a_louder_rung()
    {
        _desk.Reconcile(Due, "2026-03-11");
        _desk.Reconcile(Due, "2026-03-17");

        Assert.Equal(["1:预警", "2:预警"], _desk.Pending);
        Assert.Equal(NoticeReason.LowerRung, _desk.ReasonOf(NoticeBench.Handler, "提醒"));
    }

    [Fact]
    public void A_repetition_replaces_the_one_before_that_still_waits()
    {
        _desk.Reconcile(Due, "2026-04-03");
        _desk.Reconcile(Due, "2026-04-13");

        Assert.Equal(["1:通报", "2:通报", "3:通报", "4:催办", "5:通报"], _desk.Pending);
        Assert.All(_desk.Rows.Where(row => row is { State: NoticeState.Pending, Rung: "通报" }), row => Assert.Equal("1", row.Occurrence));
        Assert.All(_desk.Rows.Where(row => row is { Occurrence: "0" }), row => Assert.Equal(NoticeReason.LowerRung, row.Silenced));
    }

    [Fact]
    public void What_could_not_be_delivered_is_not_tried_with_a_lower_rung()
    {
        _desk.Reconcile(Due, "2026-03-23");
        _desk.Send(NoticeState.Undeliverable);

        Assert.True(_desk.Reconcile(Due, "2026-03-25").ChangesNothing);
        _desk.Reconcile(Due, "2026-03-27");
        Assert.Contains("1:督办", _desk.Pending);
    }

    [Fact]
    public void A_post_that_has_to_act_and_is_told_gets_one_notice_to_act_on()
    {
        _desk.Appoint(PostRole.SupervisingLeader, NoticeBench.Handler);

        _desk.Reconcile(Due, "2026-03-17");

        Assert.Equal(NoticeKind.To, _desk.Rows.Single(row => row.Rung == "预警").Kind);
    }

    [Fact]
    public void Completing_stops_what_waits_and_undoing_it_starts_it_again()
    {
        _desk.Reconcile(Due, "2026-03-17");

        var done = _desk.Reconcile(Due with { State = DutyState.Done }, "2026-03-18");
        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.Completed, _desk.ReasonOf(NoticeBench.Leader, "预警"));
        Assert.Null(done.Next);

        var undone = _desk.Reconcile(Due, "2026-03-19");
        Assert.Equal(["1:预警", "2:预警"], _desk.Pending);
        Assert.Equal(2, undone.Revive.Count);
        Assert.Equal(Day("2026-03-20"), undone.Next);
    }

    [Fact]
    public void Undoing_a_completion_does_not_repeat_what_went_out()
    {
        _desk.Reconcile(Due, "2026-03-17");
        _desk.Send();
        _desk.Reconcile(Due with { State = DutyState.Done }, "2026-03-18");

        Assert.True(_desk.Reconcile(Due, "2026-03-19").ChangesNothing);
    }

    [Fact]
    public void Closing_the_problem_stops_what_waits()
    {
        _desk.Reconcile(Due, "2026-03-17");
        _desk.Reconcile(Due with { State = DutyState.Closed }, "2026-03-18");

        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.ProblemClosed, _desk.ReasonOf(NoticeBench.Leader, "预警"));
    }

    [Fact]
    public void A_deadline_that_moves_and_moves_back_revives_what_waited_and_keeps_what_went_out()
    {
        var moved = Due with { Deadline = Day("2026-04-30") };
        _desk.Reconcile(Due, "2026-03-11");
        _desk.Send();
        _desk.Reconcile(Due, "2026-03-17");

        _desk.Reconcile(moved, "2026-03-18");
        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.DeadlineMoved, _desk.ReasonOf(NoticeBench.Handler, "预警"));
        Assert.Equal(["1:提醒"], _desk.In(NoticeState.Sent));

        _desk.Reconcile(Due, "2026-03-19");
        Assert.Equal(["1:预警", "2:预警"], _desk.Pending);
        Assert.Equal(["1:提醒"], _desk.In(NoticeState.Sent));
    }

    [Fact]
    public void A_deadline_that_moves_starts_the_ladder_anew()
    {
        _desk.Reconcile(Due, "2026-03-27");
        _desk.Send();

        _desk.Reconcile(Due with { Deadline = Day("2026-04-02"), LastReportOn = Day("2026-03-27") }, "2026-03-27");

        Assert.Equal(["1:提醒"], _desk.Pending);
        Assert.Equal(Day("2026-04-02"), _desk.Rows.Single(row => row.State == NoticeState.Pending).Deadline);
    }

    [Fact]
    public void What_fired_before_go_live_stays_silent_for_good()
    {
        var live = Due with { Floor = Day("2026-03-24") };

        _desk.Reconcile(live, "2026-03-24");
        Assert.Empty(_desk.Pending);
        Assert.All(_desk.Rows, row => Assert.Equal(NoticeReason.BeforeGoLive, row.Silenced));

        _desk.Reconcile(live with { State = DutyState.Done }, "2026-03-25");
        Assert.True(_desk.Reconcile(live, "2026-03-26").ChangesNothing);

        _desk.Reconcile(live, "2026-03-27");
        Assert.Equal(["1:督办", "2:督办", "3:督办", "5:督办"], _desk.Pending);
    }

    [Fact]
    public void Lifting_go_live_afterwards_brings_nothing_back()
    {
        _desk.Reconcile(Due with { Floor = Day("2026-03-24") }, "2026-03-24");

        Assert.True(_desk.Reconcile(Due, "2026-03-25").ChangesNothing);
    }

    [Fact]
    public void What_fires_on_the_day_of_go_live_goes_out()
    {
        _desk.Reconcile(Due with { Floor = Day("2026-03-23") }, "2026-03-23");

        Assert.Equal(["1:催办", "2:催办", "4:催办"], _desk.Pending);
        Assert.Equal(NoticeReason.BeforeGoLive, _desk.ReasonOf(NoticeBench.Handler, "到期"));
    }

    [Fact]
    public void A_report_breaks_the_silence_and_the_next_silence_is_another_one()
    {
        var measure = Measure(Day("2026-05-29")) with { EnteredOn = Day("2026-03-02") };
        _desk.Reconcile(measure, "2026-03-16");
        Assert.Equal(["1:滞后"], _desk.Pending);

        _desk.Reconcile(measure with { LastReportOn = Day("2026-03-17") }, "2026-03-17");
        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.Reported, _desk.ReasonOf(NoticeBench.Handler, "滞后"));

        _desk.Reconcile(measure with { LastReportOn = Day("2026-03-17") }, "2026-03-31");
        Assert.Equal("2026-03-17", _desk.Rows.Single(row => row.State == NoticeState.Pending).Occurrence);
    }

    [Fact]
    public void A_silence_is_named_once_however_long_it_lasts()
    {
        var measure = Measure(Day("2026-05-29")) with { EnteredOn = Day("2026-03-02") };
        _desk.Reconcile(measure, "2026-03-16");
        _desk.Send();

        Assert.True(_desk.Reconcile(measure, "2026-05-15").ChangesNothing);
    }

    [Fact]
    public void A_silence_that_nobody_mailed_in_time_gives_way_to_the_deadline()
    {
        var measure = Measure(Day("2026-03-25")) with { EnteredOn = Day("2026-02-28") };
        _desk.Reconcile(measure, "2026-03-13");
        _desk.Reconcile(measure, "2026-03-16");

        Assert.Equal(["1:提醒"], _desk.Pending);
        Assert.Equal(NoticeReason.NotDue, _desk.ReasonOf(NoticeBench.Handler, "滞后"));
    }

    [Fact]
    public void What_goes_on_for_good_leaves_the_deadline_behind_and_is_asked_each_quarter()
    {
        _desk.Reconcile(Due, "2026-03-17");
        var forGood = Due with { State = DutyState.LongTerm, LastReportOn = Day("2026-03-18") };

        _desk.Reconcile(forGood, "2026-03-18");
        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.LongTerm, _desk.ReasonOf(NoticeBench.Leader, "预警"));

        _desk.Reconcile(forGood, "2026-03-20");
        Assert.Equal(["1:定期"], _desk.Pending);

        _desk.Reconcile(forGood with { LastReportOn = Day("2026-03-23") }, "2026-03-23");
        Assert.Equal(NoticeReason.Reported, _desk.ReasonOf(NoticeBench.Handler, "定期"));
    }

    [Fact]
    public void Another_post_gets_what_the_old_post_no_longer_needs()
    {
        _desk.Reconcile(Due, "2026-03-17");
        _desk.Appoint(PostRole.Handler, 9);
        _desk.Reconcile(Due, "2026-03-18");

        Assert.Equal(["2:预警", "9:预警"], _desk.Pending);
        Assert.Equal(NoticeReason.PostChanged, _desk.ReasonOf(NoticeBench.Handler, "预警"));
    }

    [Fact]
    public void A_rung_that_left_the_ladder_takes_its_notices_along()
    {
        _desk.Reconcile(Due, "2026-03-20");
        var without = LadderOf("""{"name":"提醒","light":"蓝","when":{"before":7},"to":["责任人"]}""");

        _desk.Reconcile(Due, On(Day("2026-03-20"), without));

        Assert.Equal(["1:提醒"], _desk.Pending);
        Assert.Equal(NoticeReason.LadderChanged, _desk.ReasonOf(NoticeBench.Handler, "到期"));
    }

    [Fact]
    public void After_a_louder_rung_went_out_a_new_calendar_brings_back_nothing_quieter()
    {
        var later = new WorkingCalendar([.. ShippedCalendars.All, new CalendarYear(2026, [new SpecialDay("调休", Day("2026-03-23"), true)])]);
        _desk.Reconcile(Due, "2026-03-23");
        _desk.Send();

        Assert.True(_desk.Reconcile(Due, new LadderDay(Ladder.Default, later, Day("2026-03-23"))).ChangesNothing);
        Assert.DoesNotContain(_desk.Rows, row => row.State == NoticeState.Pending);
    }

    [Fact]
    public void A_rung_that_a_new_calendar_puts_off_waits_for_its_day()
    {
        var later = new WorkingCalendar([.. ShippedCalendars.All, new CalendarYear(2026, [new SpecialDay("调休", Day("2026-03-23"), true)])]);
        _desk.Reconcile(Due, "2026-03-23");

        _desk.Reconcile(Due, new LadderDay(Ladder.Default, later, Day("2026-03-23")));
        Assert.Equal(["1:到期", "2:预警"], _desk.Pending);
        Assert.Equal(NoticeReason.NotDue, _desk.ReasonOf(NoticeBench.Handler, "催办"));

        _desk.Reconcile(Due, new LadderDay(Ladder.Default, later, Day("2026-03-24")));
        Assert.Equal(["1:催办", "2:催办", "4:催办"], _desk.Pending);
    }

    [Fact]
    public void After_a_repetition_went_out_a_clock_that_goes_back_says_no_earlier_one()
    {
        _desk.Reconcile(Due, "2026-04-13");
        _desk.Send();

        _desk.Reconcile(Due, "2026-04-10");

        Assert.Empty(_desk.Pending);
    }

    [Theory]
    [InlineData(NoticeState.Sent)]
    [InlineData(NoticeState.Undeliverable)]
    public void The_tenth_repetition_counts_as_later_than_the_ninth(NoticeState outcome)
    {
        var daily = LadderOf("""{"name":"通报","light":"红","when":{"after":1,"every":1},"to":["责任人"]}""");
        _desk.Reconcile(Due, On(Day("2026-04-03"), daily));
        Assert.Equal("9", Assert.Single(_desk.Rows, row => row.State == NoticeState.Pending).Occurrence);
        _desk.Rows.Clear();
        _desk.Reconcile(Due, On(Day("2026-04-07"), daily));
        Assert.Equal("10", Assert.Single(_desk.Rows, row => row.State == NoticeState.Pending).Occurrence);
        _desk.Send(outcome);

        _desk.Reconcile(Due, On(Day("2026-04-03"), daily));

        Assert.Empty(_desk.Pending);
    }

    [Fact]
    public void What_went_out_to_one_post_silences_nothing_for_another()
    {
        _desk.Reconcile(Due, "2026-03-23");
        _desk.Send();
        _desk.Appoint(PostRole.Handler, 9);

        // the day before, as after a clock that was set back: the new post has heard nothing louder
        _desk.Reconcile(Due, "2026-03-20");

        Assert.Equal(["9:到期"], _desk.Pending);
    }

    [Fact]
    public void On_the_day_of_its_deadline_a_measure_is_due_and_not_yet_chased()
    {
        _desk.Reconcile(Due, "2026-03-20");
        Assert.Equal(["1:到期", "2:预警"], _desk.Pending);

        _desk.Reconcile(Due, "2026-03-22");
        Assert.Equal(["1:到期", "2:预警"], _desk.Pending);

        _desk.Reconcile(Due, "2026-03-23");
        Assert.Equal(["1:催办", "2:催办", "4:催办"], _desk.Pending);
    }

    [Fact]
    public void A_quarters_notice_that_a_new_calendar_puts_off_is_not_due()
    {
        var forGood = Measure() with { LongTerm = true };
        var later = new WorkingCalendar([.. ShippedCalendars.All, new CalendarYear(2026, [new SpecialDay("调休", Day("2026-03-28"), false)])]);
        _desk.Reconcile(forGood, "2026-03-20");
        Assert.Equal(["1:定期"], _desk.Pending);

        _desk.Reconcile(forGood, new LadderDay(Ladder.Default, later, Day("2026-03-20")));

        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.NotDue, _desk.ReasonOf(NoticeBench.Handler, "定期"));
    }
}
