using CaseReform.Ops.Domain.Promises;
using CaseReform.Ops.Domain.Reminders;
using static CaseReform.Ops.Domain.Tests.Reminders.Examples;

namespace CaseReform.Ops.Domain.Tests.Promises;

public sealed class PromiseRuleTests
{
    [Theory]
    [InlineData("2026-03-20", "2026-03-02", "2026-03-20")]
    [InlineData("2026-03-20", "2026-03-20", "2026-03-20")]
    // five working days from today once the deadline has passed, whenever that was
    [InlineData("2026-03-20", "2026-03-21", "2026-03-27")]
    [InlineData("2026-03-20", "2026-03-23", "2026-03-30")]
    [InlineData("2026-09-22", "2026-09-24", "2026-10-09")]
    public void A_promise_reaches_to_the_deadline_or_five_working_days_when_that_has_passed(string deadline, string today, string last) =>
        Assert.Equal((Day(today), Day(last)), PromiseRule.DaysFor(Measure(Day(deadline)), Shipped, Day(today)));

    [Fact]
    public void Without_a_deadline_to_meet_there_is_nothing_to_promise()
    {
        var due = Measure(Day("2026-03-20"));

        Assert.Null(PromiseRule.DaysFor(Measure(), Shipped, Day("2026-03-02")));
        Assert.Null(PromiseRule.DaysFor(Measure() with { LongTerm = true }, Shipped, Day("2026-03-02")));
        Assert.Null(PromiseRule.DaysFor(due with { State = DutyState.Done }, Shipped, Day("2026-03-02")));
        Assert.Null(PromiseRule.DaysFor(due with { State = DutyState.LongTerm }, Shipped, Day("2026-03-02")));
        Assert.Null(PromiseRule.DaysFor(due with { State = DutyState.Closed }, Shipped, Day("2026-03-02")));
    }

    [Theory]
    [InlineData("2026-03-25", null, false)]
    [InlineData("2026-03-26", null, true)]
    [InlineData("2026-03-26", "2026-03-25", false)]
    [InlineData("2026-03-26", "2026-03-26", true)]
    public void A_promise_is_broken_when_its_day_passed_without_completion(string today, string? completed, bool broken) =>
        Assert.Equal(broken, new Promise(Day("2026-03-20"), Day("2026-03-25")).IsBroken(Day(today), completed is null ? null : Day(completed)));
}
