using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

public sealed class CloseOutPeopleTests
{
    private readonly RosterTown _town = new();
    private readonly long _county;
    private readonly long _bureau;
    private readonly long _handler;
    private readonly long _leader;
    private readonly long _above;
    private readonly long _office;

    public CloseOutPeopleTests()
    {
        _county = _town.Unit("示例县");
        _bureau = _town.Unit("示例局", _county);
        _handler = _town.Hold(_town.Seat(_bureau, PostRole.Handler), "吴示例");
        _leader = _town.Hold(_town.Seat(_bureau, PostRole.FirstResponsible), "郑样本");
        _above = _town.Hold(_town.Seat(_county, PostRole.FirstResponsible), "冯示例");
        _office = _town.Hold(_town.Post(_county, PostRole.Office, "专员"), "陈样例");
    }

    [Fact]
    public void The_units_first_responsible_agrees() => AssertReview([_leader], null, _handler);

    [Fact]
    public void Who_applied_does_not_agree_and_the_level_passes_upward_with_the_reason() =>
        AssertReview([_above], "示例局第一责任人就是申请人。", _leader);

    [Fact]
    public void A_vacant_post_passes_upward_with_the_reason()
    {
        var village = _town.Unit("示例村", _bureau);

        var review = UnitReview.Of(_town.Roster, village, null, RosterTown.Today);

        Assert.Equal([_leader], review.Reviewers);
        Assert.Equal("示例村第一责任人空缺。", review.Passed);
    }

    [Fact]
    public void Where_nobody_is_left_the_office_verifies_at_once_with_the_reason()
    {
        var review = UnitReview.Of(_town.Roster, _county, _above, RosterTown.Today);

        Assert.Empty(review.Reviewers);
        Assert.Equal("示例县第一责任人就是申请人，没有可以审核的上级单位，直接由办公室核查。", review.Passed);
    }

    [Fact]
    public void Who_acts_for_the_first_responsible_agrees_unless_they_applied()
    {
        _town.Away(_leader, _handler, RosterTown.Today, null);

        AssertReview([_handler], null, null);
        AssertReview([_above], "示例局第一责任人就是申请人。", _handler);
    }

    [Fact]
    public void Who_acts_for_the_applicant_does_not_agree_in_their_place()
    {
        _town.Away(_leader, _town.Hold(_town.Post(_bureau, PostRole.Handler, "科员"), "沈示例"), RosterTown.Today, null);

        AssertReview([_above], "示例局第一责任人就是申请人。", _leader);
    }

    [Fact]
    public void The_first_responsible_who_acts_for_the_applicant_does_not_agree()
    {
        _town.Away(_handler, _leader, RosterTown.Today, null);

        AssertReview([_above], "示例局第一责任人正代理申请人。", _handler);
        AssertReview([_leader], null, null);
    }

    [Fact]
    public void Somebody_elses_deputy_agrees_as_ever()
    {
        _town.Away(_leader, _office, RosterTown.Today, null);

        AssertReview([_office], null, _handler);
    }

    [Fact]
    public void Who_acts_for_the_applicant_or_a_handler_makes_no_move_of_the_table_that_needs_somebody_else()
    {
        var applicant = _town.Hold(_town.Post(_bureau, PostRole.Inspector, "督查"), "沈示例");
        foreach (var absent in new[] { applicant, _handler })
        {
            _town.Away(absent, _office, RosterTown.Today, null);
        }

        _town.Hold(_town.Post(_county, PostRole.Office, "科员"), "褚示例");
        foreach (var by in new[] { applicant, _handler })
        {
            var actor = People(new AppliedBy(by, null, _leader)).Of(Standing(_office));
            foreach (var (row, stage) in CloseOutTable.Rows.SelectMany(row => row.From, (row, stage) => (row, stage)))
            {
                var refusal = CloseOutRule.Judge(CloseOutExamples.Ready(stage, row.Move), row.Move, actor, CloseOutExamples.Full());
                if (row.Needs.Contains(CloseOutNeed.Independent))
                {
                    Assert.Equal((row.Move, stage, CloseOutFault.Barred), (row.Move, stage, refusal?.Kind));
                }
            }
        }

        Assert.Equal("您正代理申请人的工作，不能核查这份申请。", People(new AppliedBy(applicant, null, _leader)).Of(Standing(_office)).Bar?.Sentence);
    }

    [Fact]
    public void Who_acts_for_somebody_below_the_applicant_does_not_verify()
    {
        var group = _town.Hold(_town.Post(_county, PostRole.LeadingGroup, "组长"), "卫样本");
        _town.Away(_office, group, RosterTown.Today, null);

        Assert.Equal("申请人或经办人是您的上级，您不能核查。", People(new AppliedBy(_above, null, null)).Of(Standing(group)).Bar?.Sentence);
    }

    [Fact]
    public void A_ring_of_units_ends()
    {
        _town.Bend(_county, _bureau);

        Assert.Empty(UnitReview.Of(_town.Roster, _county, _above, RosterTown.Today).Reviewers.Except([_leader]));
    }

    [Fact]
    public void An_applicant_does_not_verify() =>
        Assert.Equal("您是申请人，不能核查自己申请的问题。", People(new AppliedBy(_office, null, null)).Of(Standing(_office)).Bar?.Sentence);

    [Fact]
    public void A_handler_does_not_verify()
    {
        _town.Hold(_town.Post(_bureau, PostRole.Handler, "科员"), _office);
        var facts = new ProblemFacts(_bureau, null, null, [new MeasureHands(_bureau, _town.PostsFor(PostRole.Handler, _bureau)[^1])]);

        Assert.Equal("您是这个问题的经办人，不能核查。", new CloseOutPeople(_town.Roster, facts, null, RosterTown.Today).Of(Standing(_office)).Bar?.Sentence);
    }

    [Fact]
    public void Whose_superior_applied_does_not_verify_and_it_passes_to_the_leading_group()
    {
        var group = _town.Hold(_town.Post(_county, PostRole.LeadingGroup, "组长"), "卫样本");
        var people = People(new AppliedBy(_above, null, null));

        Assert.Equal("申请人或经办人是您的上级，您不能核查。", people.Of(Standing(_office)).Bar?.Sentence);
        Assert.Contains(CloseOutRole.StandIn, people.Of(Standing(group)).Roles);
        Assert.Null(people.Of(Standing(group)).Bar);
        Assert.Equal("领导小组代为核查", people.MarkOf(group));
        Assert.Equal([group], people.Verifiers);
    }

    [Fact]
    public void The_leading_group_does_not_verify_where_the_office_can()
    {
        var group = _town.Hold(_town.Post(_county, PostRole.LeadingGroup, "组长"), "卫样本");

        Assert.DoesNotContain(CloseOutRole.StandIn, People(new AppliedBy(_handler, null, _leader)).Of(Standing(group)).Roles);
    }

    [Fact]
    public void Who_recorded_it_does_not_verify_where_the_office_has_a_second_person()
    {
        var second = _town.Hold(_town.Post(_county, PostRole.Office, "科员"), "褚示例");
        var people = People(new AppliedBy(_handler, _office, _leader));

        Assert.Equal("这份申请由您代录，请办公室其他人员核查。", people.Of(Standing(_office)).Bar?.Sentence);
        Assert.Null(people.Of(Standing(second)).Bar);
        Assert.Null(people.MarkOf(second));
    }

    [Fact]
    public void Recording_for_a_unit_does_not_make_the_office_the_applicant_and_an_office_of_one_is_marked()
    {
        var people = People(new AppliedBy(_handler, _office, _leader));

        Assert.Null(people.Of(Standing(_office)).Bar);
        Assert.Equal("代录并核查", people.MarkOf(_office));
    }

    [Fact]
    public void A_second_person_who_is_away_or_has_left_is_none()
    {
        var post = _town.Post(_county, PostRole.Office, "科员");
        _town.Hold(post, _town.Person("褚示例", active: false));

        Assert.Null(People(new AppliedBy(_handler, _office, _leader)).Of(Standing(_office)).Bar);
    }

    [Fact]
    public void Who_agreed_for_the_unit_verifies_only_where_the_office_has_nobody_else()
    {
        var people = People(new AppliedBy(_handler, null, _office));

        Assert.Null(people.Of(Standing(_office)).Bar);
        Assert.Equal("审核并核查", people.MarkOf(_office));

        _town.Hold(_town.Post(_county, PostRole.Office, "科员"), "褚示例");

        Assert.Equal("单位审核意见由您签署，请办公室其他人员核查。", People(new AppliedBy(_handler, null, _office)).Of(Standing(_office)).Bar?.Sentence);
    }

    [Fact]
    public void A_vacant_handlers_seat_makes_nobody_above_it_a_handler()
    {
        var village = _town.Unit("示例村", _bureau);
        var facts = new ProblemFacts(village, null, null, [new MeasureHands(village, null)]);

        Assert.Null(new CloseOutPeople(_town.Roster, facts, null, RosterTown.Today).Of(Standing(_office)).Bar);
    }

    [Fact]
    public void Roles_follow_from_the_posts()
    {
        var people = People(null);

        Assert.Equal([CloseOutRole.Responsible], people.Of(Standing(_handler)).Roles);
        Assert.Equal([CloseOutRole.UnitReviewer], people.Of(Standing(_leader)).Roles);
        Assert.Equal([CloseOutRole.Office], people.Of(Standing(_office)).Roles);
        Assert.Equal([CloseOutRole.Other], people.Of(Standing(_above)).Roles);
    }

    private void AssertReview(long[] reviewers, string? passed, long? applicant)
    {
        var review = UnitReview.Of(_town.Roster, _bureau, applicant, RosterTown.Today);
        Assert.Equal(reviewers, review.Reviewers);
        Assert.Equal(passed, review.Passed);
    }

    private CloseOutPeople People(AppliedBy? application) =>
        new(_town.Roster, new ProblemFacts(_bureau, null, null, [new MeasureHands(_bureau, null)]), application, RosterTown.Today);

    private Standing Standing(long person) => Domain.Access.Standing.Of(_town.Roster, person, RosterTown.Today)!;
}
