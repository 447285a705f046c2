using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.CloseOut;

/// <summary>示例局 below 示例县, with a 责任人 and a 第一责任人; one person of the office and one of the leading group.</summary>
public sealed class CloseOutHoldersTests
{
    private readonly RosterTown _town = new();
    private readonly long _county;
    private readonly long _bureau;
    private readonly long _handler;
    private readonly long _leader;
    private readonly long _officePost;
    private readonly long _office;
    private readonly long _group;

    public CloseOutHoldersTests()
    {
        _county = _town.Unit("示例县");
        _bureau = _town.Unit("示例局", _county);
        _handler = _town.Hold(_town.Seat(_bureau, PostRole.Handler), "吴示例");
        _leader = _town.Hold(_town.Seat(_bureau, PostRole.FirstResponsible), "郑样本");
        _town.Hold(_town.Seat(_county, PostRole.FirstResponsible), "冯示例");
        _officePost = _town.Post(_county, PostRole.Office, "专员");
        _office = _town.Hold(_officePost, "陈样例");
        _group = _town.Post(_county, PostRole.LeadingGroup, "组长");
        _town.Hold(_group, "蒋示例");
    }

    [Fact]
    public void Nobodys_turn_calls_nobody()
    {
        var holders = Of(CloseOutTurn.Nobody, _handler);

        Assert.Empty(holders.Posts);
        Assert.Empty(holders.Above);
    }

    [Fact]
    public void Who_supplements_is_the_handler_and_whoever_applied_and_above_them_is_the_first_responsible()
    {
        Assert.Equal([_town.Seat(_bureau, PostRole.Handler)], Of(CloseOutTurn.Unit, _handler).Posts);
        Assert.Equal([_town.Seat(_bureau, PostRole.FirstResponsible)], Of(CloseOutTurn.Unit, _handler).Above);
        Assert.Equal([_town.Seat(_bureau, PostRole.Handler), _town.Seat(_bureau, PostRole.FirstResponsible)], Of(CloseOutTurn.Unit, _leader).Posts);
    }

    [Fact]
    public void Where_the_first_responsible_supplements_themselves_the_one_of_the_unit_above_is_told() =>
        Assert.Equal([_town.Seat(_county, PostRole.FirstResponsible)], Of(CloseOutTurn.Unit, _leader).Above);

    [Fact]
    public void An_applicant_who_left_the_unit_is_not_called()
    {
        var gone = _town.Hold(_town.Seat(_bureau, PostRole.FirstResponsible), "褚示例", to: RosterTown.Today.AddDays(-1));

        Assert.Equal([_town.Seat(_bureau, PostRole.Handler)], Of(CloseOutTurn.Unit, gone).Posts);
    }

    [Fact]
    public void The_first_responsible_agrees_and_above_is_the_one_of_the_unit_above()
    {
        var holders = Of(CloseOutTurn.UnitReviewer, _handler);

        Assert.Equal([_town.Seat(_bureau, PostRole.FirstResponsible)], holders.Posts);
        Assert.Equal([_town.Seat(_county, PostRole.FirstResponsible)], holders.Above);
        Assert.Null(holders.Passed);
        Assert.True(holders.MayAct(_leader));
        Assert.False(holders.MayAct(_handler));
    }

    [Fact]
    public void Where_the_first_responsible_applied_the_level_passes_upward_with_the_reason_and_above_is_the_office()
    {
        var holders = Of(CloseOutTurn.UnitReviewer, _leader);

        Assert.Equal([_town.Seat(_county, PostRole.FirstResponsible)], holders.Posts);
        Assert.Equal("示例局第一责任人就是申请人。", holders.Passed);
        Assert.Equal([_officePost], holders.Above);
        Assert.Equal(PostRole.Office, holders.AboveRole);
    }

    [Fact]
    public void Where_nobody_may_agree_any_more_the_office_hears_of_it()
    {
        var town = new RosterTown();
        var lone = town.Unit("孤立局");
        var office = town.Post(lone, PostRole.Office, "专员");
        town.Hold(office, "陈样例");

        var holders = CloseOutHolders.Of(town.Roster, Problem(lone), null, CloseOutTurn.UnitReviewer, CloseOutTask.Review, RosterTown.Today);

        Assert.Empty(holders.Posts);
        Assert.Equal([office], holders.Above);
        Assert.Null(holders.Passed);
        Assert.Equal("孤立局第一责任人空缺，没有可以审核的上级单位。", holders.Vacant);
    }

    [Fact]
    public void Why_nobody_may_agree_is_said_of_each_level()
    {
        var town = new RosterTown();
        var lone = town.Unit("孤立局");
        var applicant = town.Hold(town.Seat(lone, PostRole.Handler), "吴示例");
        var first = town.Hold(town.Seat(lone, PostRole.FirstResponsible), "郑样本");
        town.Away(applicant, first, RosterTown.Today, null);

        var holders = CloseOutHolders.Of(town.Roster, Problem(lone), new AppliedBy(applicant, null, null), CloseOutTurn.UnitReviewer, CloseOutTask.Review, RosterTown.Today);

        Assert.Empty(holders.Posts);
        Assert.Equal("孤立局第一责任人正代理申请人，没有可以审核的上级单位。", holders.Vacant);
    }

    [Fact]
    public void The_office_verifies_and_above_is_the_leading_group()
    {
        var holders = Of(CloseOutTurn.Office, _handler);

        Assert.Equal([_officePost], holders.Posts);
        Assert.Equal([_group], holders.Above);
        Assert.Equal(PostRole.LeadingGroup, holders.AboveRole);
    }

    [Fact]
    public void Who_may_not_verify_is_not_called_where_the_office_has_somebody_else()
    {
        var post = _town.Post(_county, PostRole.Office, "科员");
        _town.Hold(post, "褚示例");
        var recorded = new AppliedBy(_handler, _office, null);

        Assert.Equal([post], CloseOutHolders.Of(_town.Roster, Problem(_bureau), recorded, CloseOutTurn.Office, CloseOutTask.Verify, RosterTown.Today).Posts);
    }

    [Fact]
    public void Where_nobody_of_the_office_may_verify_the_leading_group_is_called_with_the_reason()
    {
        var holders = Of(CloseOutTurn.Office, _office);

        Assert.Equal([_group], holders.Posts);
        Assert.Equal("办公室没有可以办理的人，由领导小组代为办理。", holders.Passed);
        Assert.Empty(holders.Above);
    }

    // a 公示 and an objection are registered by the office alone, also by who may not verify
    [Theory]
    [InlineData(CloseOutTask.Publish)]
    [InlineData(CloseOutTask.Settle)]
    public void What_the_office_alone_may_do_it_is_called_for_though_it_may_not_verify(CloseOutTask task)
    {
        var holders = Of(CloseOutTurn.Office, _office, task);

        Assert.Equal([_officePost], holders.Posts);
        Assert.True(holders.MayAct(_office));
        Assert.Null(holders.Passed);
        Assert.Equal([_group], holders.Above);
    }

    [Theory]
    [InlineData(CloseOutTask.Close)]
    [InlineData(CloseOutTask.LookBack)]
    public void What_needs_somebody_independent_goes_to_the_leading_group(CloseOutTask task) => Assert.Equal([_group], Of(CloseOutTurn.Office, _office, task).Posts);

    [Fact]
    public void What_the_office_alone_may_do_the_leading_group_is_not_asked_for_in_its_place()
    {
        var town = new RosterTown();
        var lone = town.Unit("孤立局");
        var group = town.Post(lone, PostRole.LeadingGroup, "组长");
        town.Hold(group, "蒋示例");

        var holders = CloseOutHolders.Of(town.Roster, Problem(lone), null, CloseOutTurn.Office, CloseOutTask.Publish, RosterTown.Today);

        Assert.Empty(holders.Posts);
        Assert.Equal([group], holders.Above);
        Assert.Equal("办公室没有在岗人员。", holders.Vacant);
    }

    private CloseOutHolders Of(CloseOutTurn turn, long applicant, CloseOutTask task = CloseOutTask.Verify) =>
        CloseOutHolders.Of(_town.Roster, Problem(_bureau), new AppliedBy(applicant, null, null), turn, task, RosterTown.Today);

    private static ProblemFacts Problem(long unit) => new(unit, null, null, [new MeasureHands(unit, null)]);
}
