using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Tests.People;

namespace CaseReform.Ops.Domain.Tests.Access;

/// <summary>示例局 below 示例委, 样本局 beside it, 督查室; somebody in each role.</summary>
internal sealed class AccessTown
{
    public AccessTown()
    {
        Committee = Town.Unit("示例委");
        Bureau = Town.Unit("示例局", Committee);
        Other = Town.Unit("样本局", Committee);
        Watch = Town.Unit("督查室", Committee);
        Add(PostRole.Handler, Town.Post(Bureau, PostRole.Handler, "科长"));
        Add(PostRole.SupervisingLeader, Town.Post(Bureau, PostRole.SupervisingLeader, "副局长"));
        Add(PostRole.FirstResponsible, Town.Seat(Bureau, PostRole.FirstResponsible));
        Add(PostRole.Overseer, Town.Post(Watch, PostRole.Overseer, "专员"));
        Add(PostRole.Office, Town.Post(Committee, PostRole.Office, "主任"));
        Add(PostRole.LeadingGroup, Town.Post(Committee, PostRole.LeadingGroup, "组长"));
        Add(PostRole.Inspector, Town.Post(Committee, PostRole.Inspector, "巡察员"));
        Colleague = Town.Post(Bureau, PostRole.Handler, "科员");
        Town.Hold(Colleague, "同事");
        Town.Hold(Town.Seat(Other, PostRole.Handler), "他人");
        Town.Hold(Town.Seat(Other, PostRole.FirstResponsible), "他局局长");
    }

    public RosterTown Town { get; } = new();

    public long Committee { get; }

    public long Bureau { get; }

    public long Other { get; }

    public long Watch { get; }

    public long Colleague { get; }

    public Dictionary<PostRole, (long Post, long Person)> Of { get; } = [];

    public Standing Standing(PostRole role) => Domain.Access.Standing.Of(Town.Roster, Of[role].Person, RosterTown.Today)!;

    /// <summary>A problem with one measure.</summary>
    public static ProblemFacts Matter(long unit, long? responsible = null, long? overseeing = null, long? leader = null) =>
        new(unit, overseeing, leader, [new MeasureHands(unit, responsible)]);

    public static bool Allows(Standing standing, Operation operation, ProblemFacts matter) =>
        standing.Scope.Covers(matter) && AccessRule.May(standing, operation, matter.Measures[0]);

    private void Add(PostRole role, long post) => Of.Add(role, (post, Town.Hold(post, PostRoleNames.NameOf(role))));
}
