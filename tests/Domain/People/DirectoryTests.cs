using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

/// <summary>Which posts a role means for a measure.</summary>
public sealed class DirectoryTests
{
    private readonly RosterTown _town = new();
    private readonly long _city;
    private readonly long _bureau;

    public DirectoryTests()
    {
        _city = _town.Unit("甲市示例政府");
        _bureau = _town.Unit("甲市示例局", above: _city);
    }

    [Fact]
    public void The_post_that_the_row_names_answers_even_when_it_is_vacant()
    {
        var named = _town.Post(_bureau, PostRole.Handler, "综合科科长");
        _town.Hold(_town.Post(_bureau, PostRole.Handler, "法规科科长"), "张示例");

        Assert.Equal([named], _town.PostsFor(PostRole.Handler, _bureau, responsible: named));
    }

    [Fact]
    public void Without_a_named_post_all_held_handlers_of_the_lead_unit_answer()
    {
        var first = _town.Post(_bureau, PostRole.Handler, "综合科科长");
        var second = _town.Post(_bureau, PostRole.Handler, "法规科科长");
        _town.Post(_bureau, PostRole.Handler, "空缺科科长");
        _town.Hold(first, "张示例");
        _town.Hold(second, "李示例");

        Assert.Equal([first, second], _town.PostsFor(PostRole.Handler, _bureau));
    }

    [Fact]
    public void Without_any_holder_the_seat_of_the_unit_is_named()
    {
        _town.Post(_bureau, PostRole.Handler, "综合科科长");

        Assert.Equal([_town.Seat(_bureau, PostRole.Handler)], _town.PostsFor(PostRole.Handler, _bureau));
        Assert.Equal([_town.Seat(_bureau, PostRole.SupervisingLeader)], _town.PostsFor(PostRole.SupervisingLeader, _bureau));
        Assert.Equal([_town.Seat(_bureau, PostRole.FirstResponsible)], _town.PostsFor(PostRole.FirstResponsible, _bureau));
    }

    [Fact]
    public void A_leader_who_names_the_unit_goes_before_the_units_own()
    {
        var mayor = _town.Post(_city, PostRole.SupervisingLeader, "副市长", _bureau);
        _town.Post(_city, PostRole.SupervisingLeader, "另一位副市长", _city);
        _town.Hold(mayor, "张示例");
        _town.Hold(_town.Post(_bureau, PostRole.SupervisingLeader, "副局长"), "李示例");

        Assert.Equal([mayor], _town.PostsFor(PostRole.SupervisingLeader, _bureau));
    }

    [Fact]
    public void The_units_own_leader_stands_in_for_a_vacant_one_who_names_it()
    {
        _town.Post(_city, PostRole.SupervisingLeader, "副市长", _bureau);
        var deputy = _town.Post(_bureau, PostRole.SupervisingLeader, "副局长");
        _town.Hold(deputy, "李示例");

        Assert.Equal([deputy], _town.PostsFor(PostRole.SupervisingLeader, _bureau));
    }

    [Fact]
    public void A_vacant_leader_who_names_the_unit_is_named_before_its_empty_seat()
    {
        var mayor = _town.Post(_city, PostRole.SupervisingLeader, "副市长", _bureau);

        Assert.Equal([mayor], _town.PostsFor(PostRole.SupervisingLeader, _bureau));
    }

    [Fact]
    public void A_leader_of_other_units_is_not_the_leader_of_their_own()
    {
        var section = _town.Unit("甲市示例局一科", above: _bureau);
        _town.Hold(_town.Post(_bureau, PostRole.SupervisingLeader, "副局长", section), "张示例");

        Assert.Equal([_town.Seat(_bureau, PostRole.SupervisingLeader)], _town.PostsFor(PostRole.SupervisingLeader, _bureau));
    }

    [Fact]
    public void The_leader_that_the_row_names_goes_before_all_others()
    {
        var named = _town.Post(_city, PostRole.SupervisingLeader, "副市长");
        _town.Hold(_town.Post(_city, PostRole.SupervisingLeader, "另一位副市长", _bureau), "张示例");

        Assert.Equal([named], _town.PostsFor(PostRole.SupervisingLeader, _bureau, leader: named));
    }

    [Fact]
    public void Overseers_are_those_of_the_overseeing_unit_or_those_who_name_the_lead_unit_or_nobody()
    {
        Assert.Empty(_town.PostsFor(PostRole.Overseer, _bureau));

        var naming = _town.Post(_city, PostRole.Overseer, "督查员", _bureau);
        Assert.Equal([naming], _town.PostsFor(PostRole.Overseer, _bureau));

        var inspection = _town.Unit("甲市示例督查室");
        Assert.Equal([naming], _town.PostsFor(PostRole.Overseer, _bureau, overseeing: inspection));

        var own = _town.Post(inspection, PostRole.Overseer, "督查员");
        Assert.Equal([own], _town.PostsFor(PostRole.Overseer, _bureau, overseeing: inspection));
    }

    [Fact]
    public void The_office_is_every_held_post_of_the_office_wherever_it_sits()
    {
        var director = _town.Post(_city, PostRole.Office, "办公室主任");
        var vacant = _town.Post(_bureau, PostRole.Office, "联络专班");
        Assert.Equal([director, vacant], _town.PostsFor(PostRole.Office, _bureau));

        _town.Hold(director, "张示例");
        Assert.Equal([director], _town.PostsFor(PostRole.Office, _bureau));
        Assert.Empty(_town.PostsFor(PostRole.LeadingGroup, _bureau));
    }
}
