using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

/// <summary>An application of the 责任人 that waits for the 第一责任人 since Monday; five working days to act in.</summary>
public sealed class CloseOutCallRuleTests
{
    private const long Step = 41;
    private const int Days = 5;

    private static readonly DateOnly Monday = RosterTown.Today;

    private readonly RosterTown _town = new();
    private readonly long _bureau;
    private readonly long _reviewer;
    private readonly long _above;

    public CloseOutCallRuleTests()
    {
        var county = _town.Unit("示例县");
        _bureau = _town.Unit("示例局", county);
        _town.Hold(_town.Seat(_bureau, PostRole.Handler), "吴示例");
        _reviewer = _town.Seat(_bureau, PostRole.FirstResponsible);
        _town.Hold(_reviewer, "郑样本");
        _above = _town.Seat(county, PostRole.FirstResponsible);
        _town.Hold(_above, "冯示例");
    }

    [Fact]
    public void A_turn_calls_its_holder_once()
    {
        AssertCalls([(CloseOutCall.Act, _reviewer)], Plan(0));
        AssertNothing(Plan(0, Called(NoticeState.Pending)));
        AssertNothing(Plan(0, Called(NoticeState.Sent)));
    }

    [Fact]
    public void A_call_that_is_decided_late_carries_the_day_it_fell_due()
    {
        Assert.Equal([(CloseOutCall.Act, _reviewer, Monday)], Plan(3).Insert);
        Assert.Equal([(CloseOutCall.Remind, _reviewer, Monday.AddDays(7)), (CloseOutCall.Above, _above, Monday.AddDays(8))], Plan(30, Called(NoticeState.Sent)).Insert);
    }

    [Fact]
    public void Whoever_takes_a_turn_over_is_called_from_that_day() =>
        Assert.Equal([(CloseOutCall.Act, _reviewer, Monday.AddDays(3))], Plan(3, Called(NoticeState.Sent) with { PostId = 7 }).Insert);

    [Fact]
    public void A_turn_that_begins_later_calls_nobody_before() => AssertNothing(Plan(0, since: Monday.AddDays(1)));

    // Monday + 7 is the fifth working day after it
    [Theory]
    [InlineData(4, false, false)]
    [InlineData(6, false, false)]
    [InlineData(7, true, false)]
    [InlineData(8, true, true)]
    [InlineData(30, true, true)]
    public void The_holder_is_reminded_after_the_days_and_who_stands_above_is_told_when_they_are_over(int later, bool reminds, bool tells)
    {
        List<(CloseOutCall, long)> calls = [.. reminds ? [(CloseOutCall.Remind, _reviewer)] : Array.Empty<(CloseOutCall, long)>(), .. tells ? [(CloseOutCall.Above, _above)] : Array.Empty<(CloseOutCall, long)>()];

        AssertCalls(calls, Plan(later, Called(NoticeState.Sent)));
    }

    [Fact]
    public void Nobody_is_late_for_what_they_were_not_told() => AssertCalls([(CloseOutCall.Act, _reviewer)], Plan(30, since: Monday));

    [Fact]
    public void Without_days_to_act_in_there_is_one_call_and_no_step_upward() => AssertNothing(Plan(30, days: 0, existing: Called(NoticeState.Sent)));

    [Fact]
    public void A_call_that_never_went_out_waits_and_its_days_do_not_begin() => AssertNothing(Plan(30, Called(NoticeState.Pending)));

    [Fact]
    public void Days_count_from_the_letter_and_not_from_the_plan()
    {
        var late = Called(NoticeState.Sent) with { ToldOn = Monday.AddDays(14) };

        AssertNothing(Plan(18, late));
        Assert.Equal([(CloseOutCall.Remind, _reviewer, Monday.AddDays(21))], Plan(21, late).Insert);
    }

    [Fact]
    public void A_letter_that_failed_counts_from_the_day_it_did() =>
        AssertCalls([(CloseOutCall.Remind, _reviewer), (CloseOutCall.Above, _above)], Plan(8, Called(NoticeState.Undeliverable)));

    [Fact]
    public void Where_only_the_reminder_went_out_the_first_call_does_not_come_after_it()
    {
        CalledNotice[] before = [Called(NoticeState.Superseded) with { Silenced = NoticeReason.LowerRung }, new(2, CloseOutCall.Remind, Step, _reviewer, NoticeState.Sent, Monday.AddDays(7))];

        AssertNothing(Plan(8, before));
        AssertCalls([(CloseOutCall.Above, _above)], Plan(15, before));
    }

    [Fact]
    public void What_was_called_for_an_earlier_turn_goes()
    {
        var plan = Plan(0, Called(NoticeState.Pending) with { Step = Step - 1 });

        Assert.Equal([(1, NoticeReason.NotDue)], plan.Supersede);
        AssertCalls([(CloseOutCall.Act, _reviewer)], plan);
    }

    [Fact]
    public void Another_holder_is_called_with_days_of_their_own_and_the_former_is_not()
    {
        var plan = Plan(30, Called(NoticeState.Pending) with { PostId = 7 });

        Assert.Equal([(1, NoticeReason.PostChanged)], plan.Supersede);
        AssertCalls([(CloseOutCall.Act, _reviewer)], plan);
    }

    [Fact]
    public void A_post_that_is_asked_again_gets_its_call_back() =>
        Assert.Equal([1], Plan(0, Called(NoticeState.Superseded) with { Silenced = NoticeReason.PostChanged }).Revive);

    [Fact]
    public void What_was_withdrawn_stays_silent() => AssertNothing(Plan(0, Called(NoticeState.Superseded) with { Silenced = NoticeReason.Withdrawn }));

    [Fact]
    public void Asking_again_changes_nothing()
    {
        var all = new[] { Called(NoticeState.Sent), new(2, CloseOutCall.Remind, Step, _reviewer, NoticeState.Sent, Monday.AddDays(7)), new(3, CloseOutCall.Above, Step, _above, NoticeState.Pending, null) };

        AssertNothing(Plan(9, all));
    }

    [Fact]
    public void The_names_of_the_calls_are_for_good()
    {
        Assert.Equal(["销号待办", "销号催办", "销号督促", "销号结果"], Enum.GetValues<CloseOutCall>().Select(CloseOutCalls.RungOf));
        Assert.All(Enum.GetValues<CloseOutCall>(), call => Assert.Equal(call, CloseOutCalls.Find(CloseOutCalls.RungOf(call))));
        Assert.Null(CloseOutCalls.Find("催办"));
    }

    private CalledNotice Called(NoticeState state) => new(1, CloseOutCall.Act, Step, _reviewer, state, state is NoticeState.Sent or NoticeState.Undeliverable ? Monday : null);

    private CloseOutCallPlan Plan(int later, params CalledNotice[] existing) => Plan(later, Days, Monday, existing);

    private CloseOutCallPlan Plan(int later, DateOnly since) => Plan(later, Days, since, []);

    private CloseOutCallPlan Plan(int later, int days, CalledNotice existing) => Plan(later, days, Monday, [existing]);

    private CloseOutCallPlan Plan(int later, int days, DateOnly since, CalledNotice[] existing)
    {
        var today = Monday.AddDays(later);
        var holders = CloseOutHolders.Of(_town.Roster, new ProblemFacts(_bureau, null, null, [new MeasureHands(_bureau, null)]), null, CloseOutTurn.UnitReviewer, CloseOutTask.Review, today);
        return CloseOutCallRule.Reconcile(Step, since, holders, days, existing, today, new WorkingCalendar([]));
    }

    private static void AssertNothing(CloseOutCallPlan plan)
    {
        AssertCalls([], plan);
        Assert.Empty(plan.Supersede);
        Assert.Empty(plan.Revive);
    }

    private static void AssertCalls(IReadOnlyList<(CloseOutCall, long)> calls, CloseOutCallPlan plan) => Assert.Equal(calls, plan.Insert.Select(it => (it.Call, it.PostId)));
}
