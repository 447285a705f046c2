using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;
using static CaseReform.Ops.Domain.Tests.Reminders.Examples;

namespace CaseReform.Ops.Domain.Tests.Reminders;

/// <summary>When each rung of the shipped ladder fires, by the real calendar.</summary>
public sealed class LadderRuleTests
{
    [Theory]
    [InlineData("2026-03-20", "提醒", "2026-03-11")]
    [InlineData("2026-03-20", "预警", "2026-03-17")]
    [InlineData("2026-03-20", "到期", "2026-03-20")]
    [InlineData("2026-03-20", "催办", "2026-03-23")]
    [InlineData("2026-03-20", "督办", "2026-03-27")]
    [InlineData("2026-03-20", "通报", "2026-04-03")]
    // a Sunday
    [InlineData("2026-05-31", "提醒", "2026-05-20")]
    [InlineData("2026-05-31", "到期", "2026-05-29")]
    [InlineData("2026-05-31", "催办", "2026-06-01")]
    // inside National Day; 09-20 and 10-10 are worked, 09-25 to 09-27 are off
    [InlineData("2026-10-03", "提醒", "2026-09-20")]
    [InlineData("2026-10-03", "预警", "2026-09-24")]
    [InlineData("2026-10-03", "到期", "2026-09-30")]
    [InlineData("2026-10-03", "催办", "2026-10-08")]
    [InlineData("2026-10-03", "督办", "2026-10-13")]
    [InlineData("2026-10-03", "通报", "2026-10-20")]
    // a Sunday that is worked
    [InlineData("2026-09-20", "到期", "2026-09-20")]
    [InlineData("2026-09-20", "催办", "2026-09-21")]
    // a year without a calendar: weekends and 1 January
    [InlineData("2027-02-08", "提醒", "2027-01-28")]
    [InlineData("2026-12-31", "催办", "2027-01-04")]
    public void A_rung_fires_on_its_working_day_and_not_before(string deadline, string rung, string day)
    {
        var measure = Measure(Day(deadline));

        Assert.DoesNotContain(On(Day(day).AddDays(-1)).Fired(measure), due => due.Rung.Name == rung);
        Assert.Equal(Day(day), Assert.Single(On(Day(day)).Fired(measure), due => due.Rung.Name == rung).FiredOn);
        Assert.Equal(Day(day), Assert.Single(On(Day(day).AddDays(4)).Fired(measure), due => due.Rung.Name == rung).FiredOn);
    }

    [Theory]
    [InlineData("2026-04-02", null, null)]
    [InlineData("2026-04-03", "0", "2026-04-03")]
    [InlineData("2026-04-12", "0", "2026-04-03")]
    [InlineData("2026-04-13", "1", "2026-04-13")]
    [InlineData("2026-04-19", "1", "2026-04-13")]
    [InlineData("2026-04-20", "2", "2026-04-20")]
    public void A_repeated_rung_fires_every_so_often_and_only_the_latest_counts(string today, string? occurrence, string? firedOn)
    {
        var repeated = On(Day(today)).Fired(Measure(Day("2026-03-20"))).SingleOrDefault(due => due.Rung.Name == "通报");

        Assert.Equal(occurrence, repeated?.Occurrence);
        Assert.Equal(firedOn is null ? null : Day(firedOn), repeated?.FiredOn);
    }

    [Fact]
    public void The_loudest_comes_first_and_each_says_why()
    {
        var fired = On(Day("2026-04-20")).Fired(Measure(Day("2026-03-20")));

        Assert.Equal(["after:10+2*5", "after:5", "after:1", "day", "before:3", "before:7"], fired.Select(due => due.Reason));
        Assert.All(fired, due => Assert.Equal(Day("2026-03-20"), due.Deadline));
    }

    [Fact]
    public void A_silence_fires_on_the_tenth_working_day_after_the_last_sign_of_life()
    {
        var measure = Measure(Day("2026-05-29")) with { IssuedOn = Day("2026-01-04"), LastReportOn = Day("2026-03-02") };

        Assert.Empty(On(Day("2026-03-15")).Fired(measure));
        var due = Assert.Single(On(Day("2026-03-16")).Fired(measure));
        Assert.Equal(("滞后", "2026-03-02", Day("2026-03-16"), "silence:10@2026-03-02"), (due.Rung.Name, due.Occurrence, due.FiredOn, due.Reason));
        Assert.Equal("2026-03-02", Assert.Single(On(Day("2026-05-15")).Fired(measure)).Occurrence);
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-02", null, "2026-03-10")]
    [InlineData(null, "2026-03-02", null, "2026-03-02")]
    [InlineData("2026-02-10", "2026-03-02", null, "2026-03-02")]
    [InlineData("2026-02-10", "2026-03-02", "2026-03-12", "2026-03-12")]
    [InlineData("2026-02-10", "2026-03-12", "2026-03-02", "2026-03-12")]
    [InlineData("2026-03-12", "2026-03-02", "2026-02-10", "2026-03-12")]
    [InlineData("2026-03-02", "2026-02-10", "2026-03-12", "2026-03-12")]
    [InlineData("2026-03-02", "2026-03-12", "2026-02-10", "2026-03-12")]
    [InlineData("2026-03-12", "2026-02-10", "2026-03-02", "2026-03-12")]
    [InlineData(null, "2026-03-12", "2026-03-02", "2026-03-12")]
    public void A_silence_counts_from_issue_import_or_report_whichever_is_latest(string? issued, string entered, string? report, string since)
    {
        var measure = Measure(Day("2026-08-14")) with
        {
            IssuedOn = issued is null ? null : Day(issued),
            EnteredOn = Day(entered),
            LastReportOn = report is null ? null : Day(report),
        };

        Assert.Equal(since, Assert.Single(On(Day("2026-06-01")).Fired(measure)).Occurrence);
    }

    [Theory]
    [InlineData("2026-03-25", true)] // 8 working days remain on the tenth day of silence, 03-13
    [InlineData("2026-03-24", false)] // 7 remain
    public void A_silence_counts_only_while_more_than_seven_working_days_remain(string deadline, bool fires)
    {
        var measure = Measure(Day(deadline)) with { EnteredOn = Day("2026-02-28") };

        Assert.Equal(fires, On(Day("2026-03-13")).Fired(measure).Any(due => due.Rung.Name == "滞后"));
    }

    [Theory]
    [InlineData("2026-06-30", "2026-03-31", false)] // 61 working days remain
    [InlineData("2026-06-30", "2026-04-01", true)] // 60 remain
    [InlineData("2026-07-05", "2026-04-03", false)] // a Sunday: 61 remain to the Friday before
    [InlineData("2026-07-05", "2026-04-07", true)]
    public void A_silence_has_neither_letter_nor_light_while_more_than_sixty_working_days_remain(string deadline, string today, bool fires)
    {
        var measure = Measure(Day(deadline));
        var day = On(Day(today));

        Assert.Equal(fires, day.Fired(measure).Any(due => due.Rung.Name == "滞后" && due.FiredOn == Day(today)));
        Assert.Equal(fires ? Light.Yellow : Light.Green, day.LightOf(measure));
        if (!fires)
        {
            Assert.Equal(Shipped.AddWorkingDays(Day(today), 1), day.NextDecision(measure));
        }
    }

    [Fact]
    public void A_ladder_without_an_upper_bound_keeps_its_meaning()
    {
        var ladder = LadderOf("""{"name":"滞后","light":"黄","when":{"silence":10,"whileMoreThan":7},"to":["责任人"]}""");
        var measure = Measure(Day("2026-12-31"));

        Assert.Equal(Day("2026-01-19"), Assert.Single(On(Day("2026-02-02"), ladder).Fired(measure)).FiredOn);
        Assert.Empty(On(Day("2026-02-02")).Fired(measure));
    }

    [Theory]
    [InlineData("2026-02-25", "2026-03-10", true)] // 8 working days remain to the Friday before
    [InlineData("2026-02-26", "2026-03-11", false)] // 7 remain
    public void Toward_a_sunday_a_silence_counts_the_working_days_to_the_last_one_before(string entered, string today, bool fires)
    {
        var measure = Measure(Day("2026-03-22")) with { EnteredOn = Day(entered) };

        Assert.Equal(fires, On(Day(today)).Fired(measure).Any(due => due.Rung.Name == "滞后"));
    }

    [Fact]
    public void A_silence_gives_way_when_seven_working_days_remain()
    {
        var measure = Measure(Day("2026-03-25")) with { EnteredOn = Day("2026-02-28") };

        Assert.Equal(["滞后"], On(Day("2026-03-15")).Fired(measure).Select(due => due.Rung.Name));
        Assert.Equal(["提醒"], On(Day("2026-03-16")).Fired(measure).Select(due => due.Rung.Name));
    }

    [Theory]
    [InlineData("2026-03-19", null)]
    [InlineData("2026-03-20", "2026Q1")]
    [InlineData("2026-06-17", "2026Q1")]
    [InlineData("2026-06-18", "2026Q2")]
    [InlineData("2026-12-21", "2026Q3")]
    [InlineData("2026-12-22", "2026Q4")]
    [InlineData("2027-02-01", "2026Q4")]
    public void What_goes_on_for_good_is_asked_before_each_quarters_end(string today, string? quarter)
    {
        var byStatus = Measure(Day("2026-02-01")) with { State = DutyState.LongTerm };
        var byText = Measure() with { LongTerm = true };

        Assert.Equal(quarter, On(Day(today)).Fired(byStatus).SingleOrDefault()?.Occurrence);
        Assert.Equal(quarter, On(Day(today)).Fired(byText).SingleOrDefault()?.Occurrence);
        Assert.All(On(Day(today)).Fired(byText), due => Assert.Null(due.Deadline));
    }

    [Fact]
    public void A_quarter_asked_for_before_the_measure_came_or_answered_since_is_not_asked_again()
    {
        var asked = Day("2026-03-20");
        var measure = Measure() with { LongTerm = true, EnteredOn = asked };

        Assert.Single(On(Day("2026-03-25")).Fired(measure));
        Assert.Empty(On(Day("2026-03-25")).Fired(measure with { EnteredOn = asked.AddDays(1) }));
        Assert.Empty(On(Day("2026-03-25")).Fired(measure with { LastReportOn = asked }));
        Assert.Single(On(Day("2026-03-25")).Fired(measure with { LastReportOn = asked.AddDays(-1) }));
    }

    [Fact]
    public void A_new_quarters_first_rung_ends_the_old_quarters_louder_one()
    {
        var ladder = LadderOf(
            """{"name":"早","light":"–","when":{"quarterEndBefore":14},"to":["责任人"]}""",
            """{"name":"晚","light":"–","when":{"quarterEndBefore":7},"to":["责任人"]}""");
        var measure = Measure() with { LongTerm = true };

        Assert.Equal(["晚", "早"], On(Day("2026-03-20"), ladder).Fired(measure).Select(due => due.Rung.Name));
        Assert.Equal([("早", "2026Q2")], On(Day("2026-06-12"), ladder).Fired(measure).Select(due => (due.Rung.Name, due.Occurrence)));
    }

    [Fact]
    public void A_long_term_measure_with_a_date_is_chased_until_it_is_completed()
    {
        var measure = Measure(Day("2026-03-20")) with { LongTerm = true };

        Assert.Equal("催办", On(Day("2026-03-24")).Fired(measure)[0].Rung.Name);
        Assert.Equal(Light.Orange, On(Day("2026-03-24")).LightOf(measure));
    }

    [Theory]
    [InlineData("2026-03-20", false, DutyState.Done)]
    [InlineData("2026-03-20", false, DutyState.Closed)]
    [InlineData(null, true, DutyState.Closed)]
    [InlineData(null, true, DutyState.Done)]
    [InlineData(null, false, DutyState.Open)]
    public void Nothing_is_said_of_what_is_completed_closed_or_without_any_date(string? deadline, bool longTerm, DutyState state)
    {
        var measure = Measure(deadline is null ? null : Day(deadline)) with { LongTerm = longTerm, State = state };

        Assert.Empty(On(Day("2026-06-25")).Fired(measure));
        Assert.Null(On(Day("2026-06-25")).NextDecision(measure));
        Assert.Equal(Light.None, On(Day("2026-06-25")).LightOf(measure));
    }

    [Theory]
    [InlineData("2026-03-10", Light.Green)]
    [InlineData("2026-03-11", Light.Blue)]
    [InlineData("2026-03-17", Light.Yellow)]
    [InlineData("2026-03-21", Light.Yellow)]
    [InlineData("2026-03-23", Light.Orange)]
    [InlineData("2026-03-27", Light.Red)]
    [InlineData("2026-08-01", Light.Red)]
    public void The_light_is_that_of_the_loudest_rung_whatever_go_live_silenced(string today, Light light)
    {
        var measure = Measure(Day("2026-03-20")) with { EnteredOn = Day("2026-03-06"), Floor = Day("2026-09-01") };

        Assert.Equal(light, On(Day(today)).LightOf(measure));
        Assert.Equal(light, LadderRule.LightOf(measure, Ladder.Default, Shipped, Day(today)));
    }

    [Fact]
    public void A_silence_lights_yellow_and_what_goes_on_for_good_shows_no_light()
    {
        Assert.Equal(Light.Yellow, On(Day("2026-02-10")).LightOf(Measure(Day("2026-04-30"))));
        Assert.Equal(Light.None, On(Day("2026-03-25")).LightOf(Measure() with { LongTerm = true }));
    }

    [Theory]
    [InlineData("2026-10-03", "2026-09-18", 8)]
    [InlineData("2026-10-03", "2026-09-29", 1)]
    [InlineData("2026-10-03", "2026-09-30", 0)]
    [InlineData("2026-10-03", "2026-10-03", 0)]
    [InlineData("2026-10-03", "2026-10-07", 0)]
    [InlineData("2026-10-03", "2026-10-08", -1)]
    [InlineData("2026-10-03", "2026-10-10", -3)]
    [InlineData("2026-10-03", "2026-10-11", -3)]
    public void Days_left_are_working_days_to_the_last_one_before_the_deadline(string deadline, string today, int left)
    {
        Assert.Equal(left, LadderRule.WorkingDaysLeft(Day(deadline), Shipped, Day(today)));
        Assert.Equal(left, On(Day(today)).WorkingDaysLeft(Day(deadline)));
        Assert.Null(On(Day(today)).WorkingDaysLeft(null));
    }

    [Fact]
    public void Overdue_begins_on_the_day_after_the_deadline_even_on_an_off_day()
    {
        Assert.False(LadderRule.IsOverdue(DutyState.Open, Day("2026-10-03"), Day("2026-10-03")));
        Assert.True(LadderRule.IsOverdue(DutyState.Open, Day("2026-10-03"), Day("2026-10-04")));
        Assert.False(LadderRule.IsOverdue(DutyState.Open, null, Day("2026-10-04")));
        Assert.Equal(0, LadderRule.DaysOverdue(DutyState.Open, Day("2026-10-03"), Day("2026-10-03")));
        Assert.Equal(8, LadderRule.DaysOverdue(DutyState.Open, Day("2026-10-03"), Day("2026-10-11")));
    }

    [Theory]
    [InlineData(DutyState.LongTerm)]
    [InlineData(DutyState.Done)]
    [InlineData(DutyState.Closed)]
    public void What_is_not_to_be_done_by_a_day_is_never_overdue(DutyState state) =>
        Assert.Equal(0, LadderRule.DaysOverdue(state, Day("2026-10-03"), Day("2026-10-11")));

    [Theory]
    [InlineData(ProblemStatus.InProgress, MeasureStatus.NotStarted, DutyState.Open)]
    [InlineData(ProblemStatus.UnderReview, MeasureStatus.InProgress, DutyState.Open)]
    [InlineData(ProblemStatus.InProgress, MeasureStatus.Completed, DutyState.Done)]
    [InlineData(ProblemStatus.LongTerm, MeasureStatus.LongTerm, DutyState.LongTerm)]
    [InlineData(ProblemStatus.LongTerm, MeasureStatus.InProgress, DutyState.Open)]
    [InlineData(ProblemStatus.Closed, MeasureStatus.InProgress, DutyState.Closed)]
    [InlineData(ProblemStatus.Closed, MeasureStatus.Completed, DutyState.Closed)]
    [InlineData(ProblemStatus.Closed, MeasureStatus.LongTerm, DutyState.Closed)]
    public void A_measure_stands_as_its_own_state_says_until_its_problem_is_closed(ProblemStatus problem, MeasureStatus measure, DutyState state) =>
        Assert.Equal(state, DutyStates.Of(problem, measure));

    [Fact]
    public void The_next_decision_walks_through_the_ladder()
    {
        var measure = Measure(Day("2026-03-20")) with { EnteredOn = Day("2026-02-11") };
        var days = new List<DateOnly>();
        for (var day = Day("2026-02-12"); days.Count < 10; day = days[^1])
        {
            days.Add(On(day).NextDecision(measure)!.Value);
        }

        // 滞后 on 03-03 (02-14 and 02-28 are worked, 02-15 to 02-23 are off), 提醒, 预警, 到期, 催办, 督办, then 通报 again and again
        Assert.Equal(
            ["2026-03-03", "2026-03-11", "2026-03-17", "2026-03-20", "2026-03-23", "2026-03-27", "2026-04-03", "2026-04-13", "2026-04-20", "2026-04-27"],
            days.Select(day => day.ToString("yyyy-MM-dd", null)));
    }

    [Fact]
    public void A_silence_that_can_no_longer_fire_asks_for_no_decision()
    {
        var overdue = Measure(Day("2026-03-20")) with { LastReportOn = Day("2026-04-07") };

        Assert.Equal(Day("2026-04-27"), On(Day("2026-04-20")).NextDecision(overdue));
    }

    [Fact]
    public void A_quarter_names_its_last_day()
    {
        Assert.True(Quarter.TryParse("2026Q1", out var quarter));
        Assert.Equal(Day("2026-03-31"), quarter.LastDay);
        Assert.Equal(quarter, Quarter.Of(Day("2026-01-01")));
        Assert.False(Quarter.TryParse("2026Q5", out _));
        Assert.False(Quarter.TryParse("2026-03-31", out _));
    }
}
