using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

/// <summary>Who gets the letters of a post.</summary>
public sealed class SuccessionTests
{
    private readonly RosterTown _town = new();
    private readonly long _city;
    private readonly long _bureau;
    private readonly long _section;

    public SuccessionTests()
    {
        _city = _town.Unit("甲市示例政府");
        _bureau = _town.Unit("甲市示例局", above: _city);
        _section = _town.Unit("甲市示例局一科", above: _bureau);
    }

    [Fact]
    public void Holders_get_the_letters_on_their_first_and_on_their_last_day()
    {
        var post = _town.Seat(_section, PostRole.Handler);
        var person = _town.Hold(post, "张示例", new(2026, 3, 2), new(2026, 3, 6));

        Assert.Equal([person], Found(post, new(2026, 3, 2)).People.Select(p => p.PersonId));
        Assert.Equal([person], Found(post, new(2026, 3, 6)).People.Select(p => p.PersonId));
        Assert.IsType<Recipients.WhollyVacant>(Of(post, new(2026, 3, 1)));
        Assert.IsType<Recipients.WhollyVacant>(Of(post, new(2026, 3, 7)));
    }

    [Fact]
    public void A_successor_gets_them_from_the_day_after_the_last_day()
    {
        var post = _town.Seat(_section, PostRole.Handler);
        _town.Hold(post, "张示例", to: new(2026, 3, 6));
        var next = _town.Hold(post, "李示例", from: new(2026, 3, 7));

        var found = Found(post, new(2026, 3, 7));
        Assert.Equal([next], found.People.Select(p => p.PersonId));
        Assert.Null(found.PassedOnFrom);
    }

    [Fact]
    public void The_acting_colleague_alone_gets_the_letters_while_the_holder_is_away()
    {
        var post = _town.Seat(_section, PostRole.Handler);
        var holder = _town.Hold(post, "张示例");
        var acting = _town.Person("李示例", "li@example.org");
        _town.Away(holder, acting, new(2026, 3, 2), new(2026, 3, 4));

        Assert.Equal([new Recipient(acting, holder, "li@example.org")], Found(post, new(2026, 3, 2)).People);
        Assert.Equal([new Recipient(acting, holder, "li@example.org")], Found(post, new(2026, 3, 4)).People);
        Assert.Equal([new Recipient(holder, null, "someone@example.org")], Found(post, new(2026, 3, 1)).People);
        Assert.Equal([new Recipient(holder, null, "someone@example.org")], Found(post, new(2026, 3, 5)).People);
    }

    [Fact]
    public void Acting_is_one_hop()
    {
        var post = _town.Seat(_section, PostRole.Handler);
        var holder = _town.Hold(post, "张示例");
        var acting = _town.Person("李示例");
        var third = _town.Person("王示例");
        _town.Away(holder, acting, RosterTown.Today, to: null);
        _town.Away(acting, third, RosterTown.Today, to: null);

        Assert.Equal([acting], Found(post).People.Select(p => p.PersonId));
    }

    [Fact]
    public void A_colleague_who_holds_the_post_too_and_acts_gets_one_letter()
    {
        var post = _town.Seat(_section, PostRole.Handler);
        var away = _town.Hold(post, "张示例");
        var acting = _town.Hold(post, "李示例");
        _town.Away(away, acting, RosterTown.Today, to: null);

        Assert.Equal([new Recipient(acting, null, "someone@example.org")], Found(post).People);
    }

    [Fact]
    public void A_vacant_post_passes_on_step_by_step_and_says_so()
    {
        var post = _town.Post(_section, PostRole.Handler, "科员");
        var expected = new List<long>();
        foreach (var (unit, role) in new[]
        {
            (_bureau, PostRole.FirstResponsible), (_bureau, PostRole.SupervisingLeader), (_bureau, PostRole.Handler),
            (_section, PostRole.FirstResponsible), (_section, PostRole.SupervisingLeader), (_section, PostRole.Handler),
        })
        {
            // Filled from the far end, so that each new holder is nearer than all before.
            expected.Add(_town.Hold(_town.Seat(unit, role), "张示例"));
            var found = Found(post);
            Assert.Equal([expected[^1]], found.People.Select(p => p.PersonId));
            Assert.Equal(post, found.PassedOnFrom);
        }
    }

    [Theory]
    [InlineData(PostRole.Handler)]
    [InlineData(PostRole.SupervisingLeader)]
    [InlineData(PostRole.FirstResponsible)]
    public void The_seat_of_a_role_is_filled_by_whoever_holds_the_role_under_a_title(PostRole role)
    {
        var titled = _town.Hold(_town.Post(_section, role, "科长"), "张示例");

        var found = Found(_town.Seat(_section, role));

        Assert.Equal([titled], found.People.Select(p => p.PersonId));
        Assert.Null(found.PassedOnFrom);
    }

    [Fact]
    public void The_seat_of_a_units_leader_is_filled_by_a_leader_elsewhere_who_names_the_unit()
    {
        var vice = _town.Hold(_town.Post(_city, PostRole.SupervisingLeader, "副市长", _section), "张示例");
        _town.Hold(_town.Seat(_section, PostRole.FirstResponsible), "李示例");

        var found = Found(_town.Seat(_section, PostRole.SupervisingLeader));

        Assert.Equal([vice], found.People.Select(p => p.PersonId));
        Assert.Null(found.PassedOnFrom);
    }

    [Fact]
    public void On_the_way_a_leader_who_names_the_unit_counts_as_its_leader()
    {
        var vice = _town.Hold(_town.Post(_bureau, PostRole.SupervisingLeader, "副局长", _section), "张示例");
        _town.Hold(_town.Seat(_section, PostRole.SupervisingLeader), "李示例");

        Assert.Equal([vice], Found(_town.Seat(_section, PostRole.Handler)).People.Select(p => p.PersonId));
    }

    [Fact]
    public void A_leader_of_other_units_does_not_stand_in()
    {
        var other = _town.Unit("甲市示例局二科", above: _bureau);
        var vacant = _town.Post(_bureau, PostRole.SupervisingLeader, "副局长", _section);
        _town.Hold(_town.Post(_bureau, PostRole.SupervisingLeader, "另一位副局长", other), "张示例");
        var head = _town.Hold(_town.Seat(_bureau, PostRole.FirstResponsible), "李示例");

        Assert.Equal([head], Found(vacant).People.Select(p => p.PersonId));
    }

    [Fact]
    public void What_is_meant_for_the_first_responsible_goes_to_the_one_above_and_never_down()
    {
        _town.Hold(_town.Seat(_section, PostRole.Handler), "张示例");
        _town.Hold(_town.Seat(_bureau, PostRole.Handler), "李示例");
        var mayor = _town.Hold(_town.Seat(_city, PostRole.FirstResponsible), "王示例");

        Assert.Equal([mayor], Found(_town.Seat(_section, PostRole.FirstResponsible)).People.Select(p => p.PersonId));
    }

    [Fact]
    public void A_chain_without_anybody_is_wholly_vacant_even_when_the_tree_is_a_ring()
    {
        _town.Bend(_city, above: _section);

        Assert.IsType<Recipients.WhollyVacant>(Of(_town.Seat(_section, PostRole.Handler), RosterTown.Today));
    }

    [Fact]
    public void A_holder_who_cannot_be_reached_is_no_vacancy()
    {
        var gone = _town.Person("张示例", active: false);
        var unknown = _town.Person("李示例", email: null);
        _town.Hold(_town.Seat(_section, PostRole.Handler), gone);
        _town.Hold(_town.Seat(_section, PostRole.Handler), unknown);
        _town.Hold(_town.Seat(_section, PostRole.SupervisingLeader), "王示例");

        var found = Found(_town.Seat(_section, PostRole.Handler));
        Assert.Equal([new Recipient(gone, null, null), new Recipient(unknown, null, null)], found.People);
        Assert.Null(found.PassedOnFrom);
    }

    [Theory]
    [InlineData(PostRole.Handler, PostRole.Handler, false)]
    [InlineData(PostRole.Handler, PostRole.SupervisingLeader, false)]
    [InlineData(PostRole.Handler, PostRole.FirstResponsible, false)]
    [InlineData(PostRole.Handler, PostRole.Handler, true)]
    [InlineData(PostRole.SupervisingLeader, PostRole.SupervisingLeader, true)]
    [InlineData(PostRole.FirstResponsible, PostRole.FirstResponsible, true)]
    [InlineData(PostRole.Overseer, PostRole.Overseer, false)]
    [InlineData(PostRole.Overseer, PostRole.Office, true)]
    [InlineData(PostRole.LeadingGroup, PostRole.Office, true)]
    public void Of_several_to_whom_a_vacant_post_may_pass_one_who_can_be_reached_gets_the_letters(PostRole vacant, PostRole next, bool above)
    {
        var post = vacant is PostRole.Overseer or PostRole.LeadingGroup ? _town.Post(_section, vacant, "空缺") : _town.Seat(_section, vacant);
        var unit = above ? _bureau : _section;
        var unknown = _town.Person("张示例", email: null);
        _town.Hold(_town.Post(unit, next, "甲"), unknown);
        Assert.Equal([new Recipient(unknown, null, null)], Found(post).People);

        _town.Hold(_town.Post(unit, next, "乙"), _town.Person("王示例", active: false));
        var reached = _town.Hold(_town.Post(unit, next, "丙"), "李示例");
        _town.Hold(_town.Post(unit, next, "丁"), "赵示例");

        Assert.Equal([reached], Found(post).People.Select(p => p.PersonId));
    }

    [Fact]
    public void A_vacant_overseer_passes_on_to_the_office_and_a_vacant_office_to_nobody()
    {
        var overseer = _town.Post(_city, PostRole.Overseer, "督查员");
        var office = _town.Post(_city, PostRole.Office, "办公室主任");
        _town.Hold(_town.Seat(_city, PostRole.FirstResponsible), "张示例");
        Assert.IsType<Recipients.WhollyVacant>(Of(overseer, RosterTown.Today));
        Assert.IsType<Recipients.WhollyVacant>(Of(office, RosterTown.Today));

        var director = _town.Hold(office, "李示例");
        Assert.Equal([director], Found(overseer).People.Select(p => p.PersonId));
        Assert.Equal(overseer, Found(overseer).PassedOnFrom);
    }

    [Fact]
    public void A_post_that_does_not_exist_is_an_error() =>
        Assert.Throws<ArgumentException>(() => Of(9, RosterTown.Today));

    private Recipients.Found Found(long post, DateOnly? day = null) => Assert.IsType<Recipients.Found>(Of(post, day ?? RosterTown.Today));

    private Recipients Of(long post, DateOnly day) => _town.Roster.RecipientsOf(post, day);
}
