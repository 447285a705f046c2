using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.Access;

public sealed class DeputyRuleTests
{
    private readonly RosterTown _town = new();
    private readonly long _above;
    private readonly long _unit;
    private readonly long _sister;
    private readonly long _handler;

    public DeputyRuleTests()
    {
        _above = _town.Unit("甲市");
        _unit = _town.Unit("甲市示例局", _above);
        _sister = _town.Unit("甲市样例局", _above);
        _handler = _town.Hold(_town.Seat(_unit, PostRole.Handler), "张示例");
    }

    [Fact]
    public void Ones_own_deputy_is_of_the_same_unit_or_the_one_above_and_anybody_else_the_office_decides()
    {
        var (colleague, chief, stranger) = (_town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例"), _town.Hold(_town.Seat(_above, PostRole.FirstResponsible), "王示例"), _town.Hold(_town.Seat(_sister, PostRole.Handler), "赵示例"));

        Assert.Equal(DeputyDecision.Allowed, Decide(_handler, _handler, colleague));
        Assert.Equal(DeputyDecision.Allowed, Decide(_handler, _handler, chief));
        Assert.Equal(DeputyDecision.OfficeDecides, Decide(_handler, _handler, stranger));
        Assert.Equal(DeputyDecision.OfficeDecides, Decide(chief, chief, colleague));
    }

    [Fact]
    public void Who_sits_in_two_units_is_stood_in_for_by_somebody_near_both()
    {
        _town.Hold(_town.Seat(_sister, PostRole.Handler), _handler);
        var (colleague, chief) = (_town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例"), _town.Hold(_town.Seat(_above, PostRole.FirstResponsible), "王示例"));

        Assert.Equal(DeputyDecision.OfficeDecides, Decide(_handler, _handler, colleague));
        Assert.Equal(DeputyDecision.Allowed, Decide(_handler, _handler, chief));
    }

    [Fact]
    public void Why_the_office_decides_is_what_holds()
    {
        var (colleague, stranger) = (_town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例"), _town.Hold(_town.Seat(_sister, PostRole.Handler), "赵示例"));
        var (chief, second) = (_town.Hold(_town.Post(_above, PostRole.LeadingGroup, "主任"), "钱示例"), _town.Hold(_town.Post(_above, PostRole.LeadingGroup, "副主任"), "孙示例"));

        Assert.Equal(DeputyReason.Elsewhere, Why(_handler, stranger));
        Assert.Equal((DeputyDecision.OfficeDecides, DeputyReason.SeesAll), (Decide(chief, chief, second), Why(chief, second)));
        _town.Hold(_town.Seat(_sister, PostRole.Handler), _handler);
        Assert.Equal((DeputyDecision.OfficeDecides, DeputyReason.NotEverywhere), (Decide(_handler, _handler, colleague), Why(_handler, colleague)));

        DeputyReason Why(long away, long acting) => DeputyRule.WhyOffice(_town.Roster, away, acting, RosterTown.Today);
    }

    [Fact]
    public void Ended_it_is_by_who_was_away_or_the_office_itself_and_seen_by_the_unit_and_those_above_it()
    {
        var office = _town.Hold(_town.Post(_above, PostRole.Office, "主任"), "周示例");
        var (colleague, chief, stranger) = (_town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例"), _town.Hold(_town.Seat(_above, PostRole.FirstResponsible), "王示例"), _town.Hold(_town.Seat(_sister, PostRole.Handler), "赵示例"));
        _town.Away(office, stranger, RosterTown.Today, null);

        Assert.Equal([true, true, false, false, false], new[] { _handler, office, colleague, chief, stranger }.Select(speaker => DeputyRule.MayEnd(_town.Roster, Of(speaker), _handler)));
        Assert.Equal([true, true, true, true], new[] { _handler, office, colleague, chief }.Select(speaker => DeputyRule.MaySee(_town.Roster, Of(speaker), _handler)));
        Assert.False(DeputyRule.MaySee(_town.Roster, Of(_town.Hold(_town.Seat(_sister, PostRole.SupervisingLeader), "郑示例")), _handler));

        Standing Of(long speaker) => Standing.Of(_town.Roster, speaker, RosterTown.Today)!;
    }

    [Fact]
    public void The_office_says_for_anybody_and_nobody_else_for_others()
    {
        var office = _town.Hold(_town.Post(_sister, PostRole.Office, "主任"), "周示例");
        var colleague = _town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例");

        Assert.Equal(DeputyDecision.Allowed, Decide(office, _handler, office));
        Assert.Equal(DeputyDecision.NotPermitted, Decide(colleague, _handler, colleague));
    }

    [Theory]
    [InlineData(PostRole.LeadingGroup)]
    [InlineData(PostRole.Inspector)]
    public void Who_sees_everything_hands_it_to_nobody_without_the_office(PostRole role)
    {
        var member = _town.Hold(_town.Post(_unit, role, "成员"), "孙示例");
        _town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), member);
        var soon = _town.Hold(_town.Seat(_unit, PostRole.FirstResponsible), "钱示例");
        _town.Hold(_town.Post(_unit, role, "副职"), soon, RosterTown.Today.AddDays(3));

        Assert.Equal(DeputyDecision.OfficeDecides, Decide(member, member, _handler));
        Assert.Equal(DeputyDecision.OfficeDecides, Decide(soon, soon, _handler));
    }

    [Fact]
    public void Who_acts_for_the_office_names_no_deputies()
    {
        var office = _town.Hold(_town.Post(_unit, PostRole.Office, "主任"), "周示例");
        var acting = _town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例");
        _town.Away(office, acting, RosterTown.Today, null);

        Assert.Equal(DeputyDecision.NotPermitted, Decide(acting, _handler, acting));
        Assert.Equal(DeputyDecision.Allowed, Decide(acting, acting, _handler));
    }

    private DeputyDecision Decide(long speaker, long away, long acting) =>
        DeputyRule.Decide(_town.Roster, Standing.Of(_town.Roster, speaker, RosterTown.Today)!, away, acting);
}
