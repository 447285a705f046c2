using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Tests.Reminders;
using static CaseReform.Ops.Domain.Tests.Reminders.Examples;

namespace CaseReform.Ops.Domain.Tests.Promises;

/// <summary>What a promise does to a measure that is due on 2026-03-20: 提醒 03-11, 预警 03-17, 到期 03-20, 催办 03-23, 督办 03-27, 通报 04-03.</summary>
public sealed class PromisedRungsTests
{
    private static readonly DutyFacts Due = Measure(Day("2026-03-20")) with { EnteredOn = Day("2026-03-09") };

    private readonly NoticeBench _desk = new();

    [Fact]
    public void Of_the_shipped_ladder_all_below_the_first_rung_to_the_principal_is_held() => Assert.Equal(
        ["滞后", "提醒", "预警", "到期", "催办"], Ladder.Default.Rungs.Where(rung => rung.HeldByPromise).OrderBy(rung => rung.Rank).Select(rung => rung.Name));

    [Fact]
    public void What_is_addressed_to_the_office_is_never_held_nor_what_is_louder() => Assert.Equal(["先"], LadderOf(
            """{ "name": "先", "light": "蓝", "when": { "before": 3 }, "to": ["责任人"], "copy": ["第一责任人"] }""",
            """{ "name": "次", "light": "黄", "when": { "after": 1 }, "to": ["责任人", "办公室"], "copy": [] }""",
            """{ "name": "末", "light": "红", "when": { "after": 5 }, "to": ["责任人"], "copy": [] }""")
        .Rungs.Where(rung => rung.HeldByPromise).Select(rung => rung.Name));

    [Fact]
    public void It_holds_back_until_its_day_and_the_day_after_goes_one_rung_higher() => Assert.Equal(
        [
            "03-11 1:提醒",

            // promised on 03-12 for 03-18: 预警 of 03-17 is held; it comes on 03-19, and 到期 with it
            "03-19 1:到期", "03-19 2:预警",
            "03-23 1:催办", "03-23 2:催办", "03-23 4:催办",
        ],
        Said(Due with { Promise = new Promise(Day("2026-03-12"), Day("2026-03-18")) }, "2026-03-25"));

    [Fact]
    public void A_promise_made_on_the_day_a_rung_fires_holds_that_rung() => Assert.Equal(
        ["03-11 1:提醒", "03-19 1:到期", "03-19 2:预警"],
        Said(Due with { Promise = new Promise(Day("2026-03-17"), Day("2026-03-18")) }, "2026-03-19"));

    [Fact]
    public void What_was_held_counts_as_of_the_day_of_reckoning_and_what_went_out_before_the_promise_does_not() => Assert.Equal(
        [("到期", "2026-03-19"), ("预警", "2026-03-19"), ("提醒", "2026-03-11")],
        On(Day("2026-03-19")).Fired(Due with { Promise = new Promise(Day("2026-03-17"), Day("2026-03-18")) })
            .Select(due => (due.Rung.Name, due.FiredOn.ToString("yyyy-MM-dd", null))));

    [Fact]
    public void A_silence_is_held_like_the_rungs_of_the_deadline()
    {
        var quiet = Due with { Deadline = Day("2026-05-29") };

        Assert.Equal(["滞后"], On(Day("2026-03-23")).Fired(quiet).Select(due => due.Rung.Name));
        Assert.Empty(On(Day("2026-03-23")).Fired(quiet with { Promise = new Promise(Day("2026-03-20"), Day("2026-03-23")) }));
        Assert.Equal(["提醒", "滞后"], On(Day("2026-03-24")).Fired(quiet with { Promise = new Promise(Day("2026-03-20"), Day("2026-03-23")) }).Select(due => due.Rung.Name));
    }

    [Fact]
    public void A_promise_that_was_broken_before_go_live_leaves_the_next_rung_to_its_own_day()
    {
        var live = Due with { Promise = new Promise(Day("2026-03-12"), Day("2026-03-20")), Floor = Day("2026-03-24") };

        _desk.Reconcile(live, "2026-03-24");
        Assert.Empty(_desk.Pending);
        Assert.DoesNotContain(_desk.Rows, row => row.Rung == "督办");

        _desk.Reconcile(live, "2026-03-27");
        Assert.Equal(["1:督办", "2:督办", "3:督办", "5:督办"], _desk.Pending);
    }

    [Fact]
    public void A_promise_whose_day_of_reckoning_is_that_of_go_live_is_answered_that_day()
    {
        _desk.Reconcile(Due with { Promise = new Promise(Day("2026-03-12"), Day("2026-03-20")), Floor = Day("2026-03-23") }, "2026-03-23");

        Assert.Equal(["1:督办", "2:督办", "3:督办", "4:催办", "5:督办"], _desk.Pending);
    }

    [Fact]
    public void A_promise_for_the_last_working_day_of_the_year_is_reckoned_on_the_first_of_the_next()
    {
        var promised = Due with { Deadline = Day("2026-12-31"), EnteredOn = Day("2026-12-28"), Promise = new Promise(Day("2026-12-28"), Day("2026-12-31")) };

        Assert.Empty(On(Day("2027-01-03")).Fired(promised));
        Assert.Equal(Day("2027-01-04"), On(Day("2027-01-03")).NextDecision(promised));
        Assert.Equal(("督办", Day("2027-01-04")), On(Day("2027-01-04")).Fired(promised).Select(due => (due.Rung.Name, due.FiredOn)).First());
    }

    [Fact]
    public void What_goes_to_the_principal_is_not_held_and_a_rung_that_came_early_does_not_come_again() => Assert.Equal(
        [
            "03-11 1:提醒", "03-17 1:预警", "03-17 2:预警", "03-20 1:到期",

            // promised on 03-23 for 03-30: 催办 is held, 督办 is not; on 03-31 通报 comes early, for the others what was held
            "03-27 1:督办", "03-27 2:督办", "03-27 3:督办", "03-27 5:督办",
            "03-31 1:通报", "03-31 2:通报", "03-31 3:通报", "03-31 4:催办", "03-31 5:通报",
            "04-13 1:通报", "04-13 2:通报", "04-13 3:通报", "04-13 5:通报",
        ],
        Said(Due with { Promise = new Promise(Day("2026-03-23"), Day("2026-03-30")) }, "2026-04-13"));

    [Fact]
    public void The_rung_that_would_fire_on_the_day_of_reckoning_itself_is_passed_over()
    {
        var promised = Due with { Promise = new Promise(Day("2026-03-18"), Day("2026-03-20")) };

        Assert.Equal(["督办", "催办", "到期", "预警", "提醒"], On(Day("2026-03-23")).Fired(promised).Select(due => due.Rung.Name));
        var raised = On(Day("2026-03-23")).Fired(promised)[0];
        Assert.Equal((Day("2026-03-23"), "promise:2026-03-20", ""), (raised.FiredOn, raised.Reason, raised.Occurrence));
    }

    [Fact]
    public void A_promise_that_is_broken_before_anything_fired_calls_the_quietest_rung()
    {
        var promised = Due with { Promise = new Promise(Day("2026-03-09"), Day("2026-03-09")) };

        Assert.Empty(On(Day("2026-03-09")).Fired(promised));
        Assert.Equal(["提醒"], On(Day("2026-03-10")).Fired(promised).Select(due => due.Rung.Name));
    }

    [Fact]
    public void On_a_day_off_nothing_comes_before_the_next_working_day()
    {
        var promised = Due with { Promise = new Promise(Day("2026-03-19"), Day("2026-03-20")) };

        Assert.Equal(Day("2026-03-23"), On(Day("2026-03-20")).NextDecision(promised));
        Assert.DoesNotContain(On(Day("2026-03-22")).Fired(promised), due => due.Rung.HeldByPromise);
    }

    [Fact]
    public void A_notice_that_waits_is_silenced_by_the_promise_and_says_so()
    {
        _desk.Reconcile(Due, "2026-03-17");
        _desk.Reconcile(Due with { Promise = new Promise(Day("2026-03-17"), Day("2026-03-20")) }, "2026-03-17");

        Assert.Empty(_desk.Pending);
        Assert.Equal(NoticeReason.Promised, _desk.ReasonOf(NoticeBench.Handler, "预警"));
    }

    [Fact]
    public void A_promise_that_is_taken_back_lets_the_notice_go()
    {
        _desk.Reconcile(Due, "2026-03-17");
        _desk.Reconcile(Due with { Promise = new Promise(Day("2026-03-17"), Day("2026-03-20")) }, "2026-03-17");
        _desk.Reconcile(Due, "2026-03-17");

        Assert.Equal(["1:预警", "2:预警"], _desk.Pending);
    }

    [Fact]
    public void A_kept_promise_has_no_consequence() => Assert.Empty(On(Day("2026-03-23")).Fired(
        Due with { Promise = new Promise(Day("2026-03-12"), Day("2026-03-18")), State = DutyState.Done }));

    [Fact]
    public void The_light_follows_the_deadline_alone()
    {
        var promised = Due with { Promise = new Promise(Day("2026-03-23"), Day("2026-03-25")) };

        Assert.Equal(Light.Orange, On(Day("2026-03-23")).LightOf(promised));
        Assert.Equal(Light.Orange, On(Day("2026-03-26")).LightOf(promised));
    }

    [Fact]
    public void A_promise_of_tomorrow_holds_nothing_today() => Assert.Equal(
        On(Day("2026-03-17")).Fired(Due), On(Day("2026-03-17")).Fired(Due with { Promise = new Promise(Day("2026-03-18"), Day("2026-03-20")) }));

    /// <summary>As 日 岗位:档, day by day, everything being sent on its day.</summary>
    private List<string> Said(DutyFacts measure, string until)
    {
        var said = new List<string>();
        for (var day = measure.EnteredOn; day <= Day(until); day = day.AddDays(1))
        {
            _desk.Reconcile(measure, On(day));
            said.AddRange(_desk.Pending.Select(notice => $"{day:MM-dd} {notice}"));
            _desk.Send();
        }

        return said;
    }
}
