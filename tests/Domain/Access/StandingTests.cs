using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

using static CaseReform.Ops.Domain.Tests.Access.AccessTown;

namespace CaseReform.Ops.Domain.Tests.Access;

public sealed class StandingTests
{
    private readonly AccessTown _town = new();

    private RosterTown People => _town.Town;

    private static DateOnly Today => RosterTown.Today;

    private Standing? Of(long person, DateOnly? day = null) => Standing.Of(People.Roster, person, day ?? Today);

    [Fact]
    public void Somebody_unknown_without_a_post_or_gone_is_nobody()
    {
        var without = People.Person("无岗");
        var gone = People.Person("离任", active: false);
        People.Hold(People.Post(_town.Bureau, PostRole.Handler, "旧岗"), gone);

        Assert.Null(Of(424242));
        Assert.Null(Of(without));
        Assert.Null(Of(gone));
    }

    [Fact]
    public void A_post_counts_from_its_first_day_to_its_last()
    {
        var person = People.Hold(People.Post(_town.Bureau, PostRole.Handler, "挂职"), "挂职", Today, Today.AddDays(1));

        Assert.Null(Of(person, Today.AddDays(-1)));
        Assert.NotNull(Of(person));
        Assert.NotNull(Of(person, Today.AddDays(1)));
        Assert.Null(Of(person, Today.AddDays(2)));
    }

    [Fact]
    public void An_acting_colleague_may_do_what_the_absent_one_may_and_no_more_is_passed_on()
    {
        var (post, handler) = _town.Of[PostRole.Handler];
        var acting = People.Person("代理");
        var second = People.Person("再代理");
        People.Away(handler, acting, Today, Today.AddDays(3));
        People.Away(acting, second, Today, Today.AddDays(3));
        var own = Matter(_town.Bureau, post);

        Assert.True(Allows(Of(acting)!, Operation.Promise, own));
        Assert.True(Allows(Of(handler)!, Operation.Promise, own));
        Assert.Null(Of(second));
        Assert.Null(Of(acting, Today.AddDays(4)));
        Assert.Null(Of(acting, Today.AddDays(-1)));
    }

    [Fact]
    public void Of_several_absences_the_one_that_began_last_counts()
    {
        var (_, handler) = _town.Of[PostRole.Handler];
        var (first, second) = (People.Person("甲"), People.Person("乙"));
        People.Away(handler, first, Today.AddDays(-9), to: null);
        People.Away(handler, second, Today.AddDays(-1), to: null);

        Assert.Null(Of(first));
        Assert.NotNull(Of(second));
    }

    [Fact]
    public void Acting_for_the_office_acts_as_the_office()
    {
        var acting = _town.Of[PostRole.Handler].Person;
        People.Away(_town.Of[PostRole.Office].Person, acting, Today, Today);

        Assert.True(Allows(Of(acting)!, Operation.Report, Matter(_town.Other)));
        Assert.False(Allows(Of(acting, Today.AddDays(1))!, Operation.ReadMatters, Matter(_town.Other)));
    }

    [Fact]
    public void A_measure_that_names_nobody_is_the_own_of_whoever_holds_a_post_of_责任人_there()
    {
        var handler = Of(_town.Of[PostRole.Handler].Person)!;

        Assert.True(Allows(handler, Operation.Report, Matter(_town.Bureau)));
        Assert.False(Allows(handler, Operation.Report, Matter(_town.Other)));
        Assert.False(Allows(Of(_town.Of[PostRole.FirstResponsible].Person)!, Operation.Report, Matter(_town.Bureau)));
    }

    [Fact]
    public void A_vacant_unit_is_answered_for_by_whoever_gets_its_letters()
    {
        var vacant = People.Unit("空缺科", above: _town.Bureau);
        var handler = Of(_town.Of[PostRole.Handler].Person)!;

        // nobody in the unit: the letters go to the same roles of the unit above, 责任人 first, and to one of them only
        var getsIt = Assert.Single(((Recipients.Found)People.Roster.RecipientsOf(People.Seat(vacant, PostRole.Handler), Today)).People).PersonId;
        Assert.Equal(handler.Person.Id, getsIt);
        Assert.True(Allows(handler, Operation.Report, Matter(vacant)));
        Assert.False(Allows(Of(_town.Of[PostRole.SupervisingLeader].Person)!, Operation.Report, Matter(vacant)));

        People.Hold(People.Seat(vacant, PostRole.Handler), "新人", Today.AddDays(1));
        Assert.False(Allows(Of(getsIt, Today.AddDays(1))!, Operation.Report, Matter(vacant)));
    }

    [Fact]
    public void Whoever_gets_a_vacant_分管领导s_letters_may_read_what_he_answered_for()
    {
        var leader = People.Post(_town.Bureau, PostRole.SupervisingLeader, "分管样本局", _town.Other);
        var colleague = Of(_town.Of[PostRole.SupervisingLeader].Person)!;

        Assert.True(Allows(colleague, Operation.ReadMatters, Matter(_town.Other)));
        Assert.False(Allows(colleague, Operation.Report, Matter(_town.Other)));

        People.Hold(leader, "新任", Today);
        Assert.False(Allows(Of(colleague.Person.Id)!, Operation.ReadMatters, Matter(_town.Other)));
    }

    [Fact]
    public void A_named_牵头领导_reads_the_problem_and_so_does_whoever_stands_in_for_the_vacant_post()
    {
        var leader = People.Post(_town.Bureau, PostRole.SupervisingLeader, "牵头", _town.Bureau);
        var led = Matter(_town.Other, leader: leader);

        Assert.True(Of(_town.Of[PostRole.SupervisingLeader].Person)!.Scope.Covers(led));

        var holder = People.Hold(leader, "牵头领导");
        Assert.True(Of(holder)!.Scope.Covers(led));
        Assert.False(Of(_town.Of[PostRole.SupervisingLeader].Person)!.Scope.Covers(led));
    }

    [Fact]
    public void A_第一责任人_reads_the_own_unit_and_those_below_also_when_other_units_are_named()
    {
        var below = People.Unit("下属科", above: _town.Bureau);
        var post = People.Post(_town.Bureau, PostRole.FirstResponsible, "书记", _town.Other);
        var first = Of(People.Hold(post, "书记"))!;

        Assert.Equal([_town.Bureau, _town.Other, below], first.Scope.Units.Order());
    }

    [Fact]
    public void A_分管领导_who_names_units_reads_those_only()
    {
        var leader = Of(People.Hold(People.Post(_town.Bureau, PostRole.SupervisingLeader, "副局长乙", _town.Other), "副局长乙"))!;

        Assert.True(Allows(leader, Operation.ReadMatters, Matter(_town.Other)));
        Assert.False(Allows(leader, Operation.ReadMatters, Matter(_town.Bureau, _town.Colleague)));
    }

    [Fact]
    public void A_督导人_who_names_units_reads_their_problems_unless_another_督导单位_has_them()
    {
        var desk = People.Unit("第二督查室", _town.Committee);
        var overseer = Of(People.Hold(People.Post(desk, PostRole.Overseer, "督导", _town.Other), "督导"))!;

        Assert.True(overseer.Scope.Covers(Matter(_town.Other)));
        Assert.True(overseer.Scope.Covers(Matter(_town.Bureau) with { Measures = [new MeasureHands(_town.Other, null)] }));
        Assert.True(overseer.Scope.Covers(Matter(_town.Bureau, overseeing: desk)));

        // 督导单位 without any 督导人: its letters go to those who name the lead unit
        Assert.True(overseer.Scope.Covers(Matter(_town.Other, overseeing: _town.Committee)));
        Assert.False(overseer.Scope.Covers(Matter(_town.Other, overseeing: _town.Watch)));
        Assert.False(overseer.Scope.Covers(Matter(_town.Bureau)));
    }

    [Fact]
    public void A_tree_bent_into_a_ring_does_not_hang()
    {
        People.Bend(_town.Committee, above: _town.Bureau);

        Assert.Contains(_town.Committee, Of(_town.Of[PostRole.FirstResponsible].Person)!.Scope.Units);
    }
}
