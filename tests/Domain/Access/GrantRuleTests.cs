using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.Access;

public sealed class GrantRuleTests
{
    private readonly RosterTown _town = new();
    private readonly long _unit;
    private readonly long _first;
    private readonly long _second;
    private readonly long _handler;

    public GrantRuleTests()
    {
        _unit = _town.Unit("甲市示例局");
        _first = _town.Hold(_town.Post(_unit, PostRole.Office, "主任"), "周示例");
        _second = _town.Hold(_town.Post(_unit, PostRole.Office, "副主任"), "郑示例");
        _handler = _town.Hold(_town.Seat(_unit, PostRole.Handler), "张示例");
    }

    [Theory]
    [InlineData(PostRole.Handler, false)]
    [InlineData(PostRole.SupervisingLeader, false)]
    [InlineData(PostRole.FirstResponsible, false)]
    [InlineData(PostRole.Overseer, false)]
    [InlineData(PostRole.Office, true)]
    [InlineData(PostRole.LeadingGroup, true)]
    [InlineData(PostRole.Inspector, true)]
    public void What_sees_everything_is_given_by_two(PostRole role, bool two) =>
        Assert.Equal(two, GrantRule.GrantNeedsSecond(_town.Roster, RosterTown.Today, _first, _handler, role));

    [Fact]
    public void Neither_who_asks_nor_who_gains_is_the_second_one_and_without_one_it_is_done()
    {
        Assert.Equal([_second], Seconds(_first, _handler));
        Assert.Equal([_first, _second], Seconds(null, _handler));
        Assert.Equal([_first], Seconds(null, _second));
        Assert.Empty(Seconds(_first, _second));
        Assert.False(GrantRule.GrantNeedsSecond(_town.Roster, RosterTown.Today, _first, _second, PostRole.LeadingGroup));
    }

    [Fact]
    public void Who_has_the_role_gains_nothing_and_who_gets_another_one_does()
    {
        Assert.False(GrantRule.GrantNeedsSecond(_town.Roster, RosterTown.Today, null, _second, PostRole.Office));
        Assert.True(GrantRule.GrantNeedsSecond(_town.Roster, RosterTown.Today, null, _second, PostRole.Inspector));
    }

    [Fact]
    public void The_address_of_who_sees_everything_now_or_soon_is_changed_by_two()
    {
        Assert.True(GrantRule.AddressNeedsSecond(_town.Roster, RosterTown.Today, null, _second));
        Assert.False(GrantRule.AddressNeedsSecond(_town.Roster, RosterTown.Today, _first, _handler));
        _town.Hold(_town.Post(_unit, PostRole.LeadingGroup, "组长"), _handler, from: RosterTown.Today.AddDays(7));
        Assert.True(GrantRule.AddressNeedsSecond(_town.Roster, RosterTown.Today, _first, _handler));
    }

    [Fact]
    public void Of_two_neither_takes_the_others_place_and_a_lost_mailbox_locks_nobody_out()
    {
        Assert.Equal([_second], GrantRule.AddressSeconds(_town.Roster, RosterTown.Today, _first, _second));
        Assert.Equal([_second], GrantRule.AddressSeconds(_town.Roster, RosterTown.Today, _first, _first));
        Assert.Equal([_first, _second], GrantRule.AddressSeconds(_town.Roster, RosterTown.Today, null, _second));

        var alone = new RosterTown();
        var only = alone.Hold(alone.Post(alone.Unit("甲市示例局"), PostRole.Office, "主任"), "周示例");
        Assert.False(GrantRule.AddressNeedsSecond(alone.Roster, RosterTown.Today, null, only));
        Assert.False(GrantRule.AddressNeedsSecond(alone.Roster, RosterTown.Today, only, only));
    }

    [Fact]
    public void Who_acts_for_the_office_or_cannot_be_written_to_is_no_second_one()
    {
        _town.Away(_second, _handler, RosterTown.Today, null);
        Assert.Equal([_second], Seconds(_first, _town.Hold(_town.Seat(_unit, PostRole.SupervisingLeader), "李示例")));
        var silent = _town.Person("吴示例", email: null);
        _town.Hold(_town.Post(_unit, PostRole.Office, "科员"), silent);
        Assert.DoesNotContain(silent, Seconds(_first, _handler));
    }

    private IReadOnlyList<long> Seconds(long? asker, long person) => GrantRule.Seconds(_town.Roster, RosterTown.Today, asker, person);
}
