using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.Access;

public sealed class AccessRuleTests
{
    private const string Read = "read", Write = "write", Promise = "promise", Always = "always", Desk = "desk";

    private static readonly Dictionary<Operation, string> Kinds = new()
    {
        [Operation.ReadMatters] = Read,
        [Operation.ReadFigures] = Read,
        [Operation.ReadUnit] = Read,
        [Operation.ReadReminders] = Read,
        [Operation.ReadEvidence] = Read,
        [Operation.Report] = Write,
        [Operation.Complete] = Write,
        [Operation.AttachEvidence] = Write,
        [Operation.Undo] = Write,
        [Operation.Promise] = Promise,
        [Operation.RunOffice] = Desk,
        [Operation.AskCalendar] = Always,
        [Operation.ChooseNotices] = Always,
        [Operation.SetDeputy] = Always,
        [Operation.Suggest] = Always,
        [Operation.MoveDeadline] = Desk,
        [Operation.ChangeResponsible] = Desk,
        [Operation.Urge] = Desk,
        [Operation.EnterProblem] = Desk,
        [Operation.Grant] = Desk,
        [Operation.AnswerSuggestion] = Desk,
    };

    /// <summary>For each role: may it do so with a matter of its own, of its unit, one that 督查室 oversees, one that is none of its business?</summary>
    private static readonly Dictionary<(PostRole Role, string Kind), string> Table = new()
    {
        [(PostRole.Handler, Read)] = "own",
        [(PostRole.Handler, Write)] = "own",
        [(PostRole.Handler, Desk)] = "",
        [(PostRole.Handler, Promise)] = "own",
        [(PostRole.SupervisingLeader, Read)] = "own unit",
        [(PostRole.SupervisingLeader, Write)] = "own",
        [(PostRole.SupervisingLeader, Desk)] = "",
        [(PostRole.SupervisingLeader, Promise)] = "own",
        [(PostRole.FirstResponsible, Read)] = "own unit",
        [(PostRole.FirstResponsible, Write)] = "own",
        [(PostRole.FirstResponsible, Desk)] = "",
        [(PostRole.FirstResponsible, Promise)] = "own",
        [(PostRole.Overseer, Read)] = "own overseen",
        [(PostRole.Overseer, Write)] = "own",
        [(PostRole.Overseer, Desk)] = "",
        [(PostRole.Overseer, Promise)] = "own",
        [(PostRole.Office, Read)] = "own unit overseen foreign",
        [(PostRole.Office, Write)] = "own unit overseen foreign",
        [(PostRole.Office, Desk)] = "own unit overseen foreign",
        [(PostRole.Office, Promise)] = "own",
        [(PostRole.LeadingGroup, Read)] = "own unit overseen foreign",
        [(PostRole.LeadingGroup, Write)] = "own",
        [(PostRole.LeadingGroup, Desk)] = "",
        [(PostRole.LeadingGroup, Promise)] = "own",
        [(PostRole.Inspector, Read)] = "own unit overseen foreign",
        [(PostRole.Inspector, Write)] = "",
        [(PostRole.Inspector, Desk)] = "",
        [(PostRole.Inspector, Promise)] = "",
    };

    public static TheoryData<PostRole, Operation> Pairs()
    {
        var pairs = new TheoryData<PostRole, Operation>();
        foreach (var role in Enum.GetValues<PostRole>())
        {
            foreach (var operation in Enum.GetValues<Operation>())
            {
                pairs.Add(role, operation);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_role_may_do_what_the_table_says_and_nothing_else(PostRole role, Operation operation)
    {
        var town = new AccessTown();
        var standing = town.Standing(role);
        var matters = new Dictionary<string, ProblemFacts>
        {
            // what the ledger names one's post for; a unit's matter is a colleague's, so that it is nobody's own here
            ["own"] = AccessTown.Matter(role is PostRole.Handler or PostRole.SupervisingLeader or PostRole.FirstResponsible ? town.Bureau : town.Other, town.Of[role].Post),
            ["unit"] = AccessTown.Matter(town.Bureau, town.Colleague),
            ["overseen"] = AccessTown.Matter(town.Other, overseeing: town.Watch),
            ["foreign"] = AccessTown.Matter(town.Other),
        };

        var allowed = matters.Where(m => AccessTown.Allows(standing, operation, m.Value)).Select(m => m.Key);

        if (Kinds[operation] == Always)
        {
            Assert.True(AccessRule.MayEver(standing, operation));
            Assert.All(matters.Values, m => Assert.True(AccessRule.May(standing, operation, m.Measures[0])));
            return;
        }

        Assert.Equal(Table[(role, Kinds[operation])], string.Join(' ', allowed));
    }

    [Theory]
    [InlineData(Operation.Report)]
    [InlineData(Operation.Complete)]
    [InlineData(Operation.AttachEvidence)]
    [InlineData(Operation.Undo)]
    [InlineData(Operation.Promise)]
    public void A_units_seat_acts_on_what_names_nobody_and_not_on_what_names_a_colleague(Operation operation)
    {
        var town = new AccessTown();
        var seat = town.Town.Hold(town.Town.Seat(town.Bureau, PostRole.Handler), "承办人");
        var standing = Standing.Of(town.Town.Roster, seat, RosterTown.Today)!;

        Assert.True(AccessRule.May(standing, operation, new MeasureHands(town.Bureau, null)));
        Assert.False(AccessRule.May(standing, operation, new MeasureHands(town.Bureau, town.Colleague)));
    }

    [Theory]
    [InlineData(PostRole.Handler, PostRole.Handler)]
    [InlineData(PostRole.SupervisingLeader, PostRole.SupervisingLeader)]
    [InlineData(PostRole.FirstResponsible, PostRole.FirstResponsible)]
    [InlineData(PostRole.Overseer, PostRole.Overseer)]
    [InlineData(PostRole.LeadingGroup, PostRole.LeadingGroup)]
    [InlineData(PostRole.Office, null)]
    [InlineData(PostRole.Inspector, null)]
    public void Whoever_was_written_to_is_heard_as_what_the_post_is_and_may_neither_complete_nor_promise(PostRole role, PostRole? heardAs)
    {
        var town = new AccessTown();
        var standing = town.Standing(role);
        var measure = new ReportFacts(new MeasureHands(town.Bureau, town.Colleague), null, IsRunning: true, [town.Of[role].Post]);

        Assert.All([Operation.Report, Operation.AttachEvidence, Operation.Undo], operation => Assert.Equal(heardAs, AccessRule.HeardAs(standing, operation, measure)));
        Assert.All(Enum.GetValues<Operation>().Except([Operation.Report, Operation.AttachEvidence, Operation.Undo]), operation => Assert.Null(AccessRule.HeardAs(standing, operation, measure)));
        Assert.Null(AccessRule.HeardAs(standing, Operation.Report, measure with { NotifiedPosts = [town.Colleague] }));
        Assert.Null(AccessRule.HeardAs(standing, Operation.Report, measure with { IsRunning = false }));
    }

    [Fact]
    public void Who_answers_for_a_measure_is_not_only_heard()
    {
        var town = new AccessTown();
        var (post, _) = town.Of[PostRole.FirstResponsible];

        Assert.Null(AccessRule.HeardAs(town.Standing(PostRole.FirstResponsible), Operation.Report, new ReportFacts(new MeasureHands(town.Bureau, post), null, true, [post])));
    }

    [Fact]
    public void Of_several_posts_the_one_that_answers_for_most_speaks_and_a_牵头领导_speaks_as_a_leader()
    {
        var town = new AccessTown();
        var (leader, person) = town.Of[PostRole.SupervisingLeader];
        var first = town.Of[PostRole.FirstResponsible].Post;
        town.Town.Hold(first, person);
        var standing = Standing.Of(town.Town.Roster, person, RosterTown.Today)!;
        var measure = new ReportFacts(new MeasureHands(town.Bureau, town.Colleague), null, true, [leader, first]);

        Assert.Equal(PostRole.FirstResponsible, AccessRule.HeardAs(standing, Operation.Report, measure));
        Assert.Equal(PostRole.SupervisingLeader, AccessRule.HeardAs(standing, Operation.Report, measure with { NotifiedPosts = [leader] }));
        Assert.Equal(
            PostRole.SupervisingLeader,
            AccessRule.HeardAs(town.Standing(PostRole.Handler), Operation.Report, measure with { LeadLeaderPostId = town.Of[PostRole.Handler].Post, NotifiedPosts = [town.Of[PostRole.Handler].Post] }));
    }

    [Fact]
    public void Who_acts_for_a_post_that_was_written_to_or_inherits_it_is_heard_and_who_did_before_is_not()
    {
        var town = new AccessTown();
        var (leader, person) = town.Of[PostRole.SupervisingLeader];
        var acting = town.Town.Person("代理");
        town.Town.Away(person, acting, RosterTown.Today, RosterTown.Today);
        var vacant = town.Town.Post(town.Bureau, PostRole.SupervisingLeader, "空缺的副局长", town.Other);
        var measure = new ReportFacts(new MeasureHands(town.Bureau, town.Colleague), null, true, [leader]);

        Assert.Equal(PostRole.SupervisingLeader, AccessRule.HeardAs(Standing.Of(town.Town.Roster, acting, RosterTown.Today)!, Operation.Report, measure));
        Assert.Null(Standing.Of(town.Town.Roster, acting, RosterTown.Today.AddDays(1)));
        var heir = Assert.Single(((Recipients.Found)town.Town.Roster.RecipientsOf(vacant, RosterTown.Today.AddDays(1))).People).PersonId;
        Assert.Equal(PostRole.SupervisingLeader, AccessRule.HeardAs(Standing.Of(town.Town.Roster, heir, RosterTown.Today.AddDays(1))!, Operation.Report, measure with { NotifiedPosts = [vacant] }));
        town.Town.Hold(vacant, "新任", RosterTown.Today.AddDays(1));
        Assert.Null(AccessRule.HeardAs(Standing.Of(town.Town.Roster, heir, RosterTown.Today.AddDays(1))!, Operation.Report, measure with { NotifiedPosts = [vacant] }));
    }

    [Theory]
    [InlineData(PostRole.Handler, true, true)]
    [InlineData(PostRole.SupervisingLeader, true, true)]
    [InlineData(PostRole.FirstResponsible, true, true)]
    [InlineData(PostRole.Overseer, false, false)]
    [InlineData(PostRole.Office, true, false)]
    [InlineData(PostRole.LeadingGroup, false, false)]
    [InlineData(PostRole.Inspector, false, false)]
    public void Help_offers_what_the_role_is_there_for(PostRole role, bool reports, bool promises)
    {
        var standing = new AccessTown().Standing(role);

        Assert.Equal(reports, AccessRule.MayEver(standing, Operation.Report));
        Assert.Equal(promises, AccessRule.MayEver(standing, Operation.Promise));
        Assert.True(AccessRule.MayEver(standing, Operation.ReadMatters));
    }
}
