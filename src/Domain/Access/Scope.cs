using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Access;

/// <summary>
/// Which problems a person may read. Stores put it into their WHERE clauses: what lies outside does not exist for the reader. A problem lies inside
/// when any of the lists names it.
/// </summary>
public sealed record Scope
{
    /// <summary>Everything: 办公室, 领导小组, 巡察.</summary>
    public bool All { get; private init; }

    /// <summary>Problems led by these units, or with a measure of theirs: 分管领导 and 第一责任人, with the units below.</summary>
    public IReadOnlyList<long> Units { get; private init; } = [];

    /// <summary>Problems overseen by these units: 督导人.</summary>
    public IReadOnlyList<long> OverseeingUnits { get; private init; } = [];

    /// <summary>Problems without an overseeing unit that are led by these: 督导人 who name units.</summary>
    public IReadOnlyList<long> OverseenUnits { get; private init; } = [];

    /// <summary>Problems with a measure for which one of these posts answers, or which name one of them as 牵头领导.</summary>
    public IReadOnlyList<long> Posts { get; private init; } = [];

    /// <summary>Problems with a measure of these units that names no 责任人.</summary>
    public IReadOnlyList<long> SeatUnits { get; private init; } = [];

    /// <summary>Whether a problem lies inside; the same rule as the stores' condition, for one problem that was already read.</summary>
    public bool Covers(MatterFacts matter) =>
        All
        || Units.Contains(matter.LeadUnitId)
        || (matter.OverseeingUnitId is { } overseeing ? OverseeingUnits.Contains(overseeing) : OverseenUnits.Contains(matter.LeadUnitId))
        || (matter.LeadLeaderPostId is { } leader && Posts.Contains(leader))
        || matter.Measures.Any(m =>
            Units.Contains(m.UnitId) || (m.ResponsiblePostId is { } post ? Posts.Contains(post) : SeatUnits.Contains(m.UnitId)));

    internal static Scope Of(Roster roster, IReadOnlyList<Post> posts, IReadOnlySet<long> answers, IReadOnlySet<long> seats)
    {
        if (posts.Any(post => post.Role is PostRole.Office or PostRole.LeadingGroup or PostRole.Inspector))
        {
            return new Scope { All = true };
        }

        var leaders = posts.Where(post => post.Role is PostRole.SupervisingLeader or PostRole.FirstResponsible);
        var overseers = posts.Where(post => post.Role == PostRole.Overseer).ToList();
        return new Scope
        {
            Units = [.. leaders.SelectMany(post => roster.WithUnitsBelow(post.SupervisedUnits.Count > 0 ? post.SupervisedUnits : [post.UnitId])).Distinct().Order()],
            OverseeingUnits = [.. overseers.Select(post => post.UnitId).Distinct().Order()],
            OverseenUnits = [.. overseers.SelectMany(post => post.SupervisedUnits).Distinct().Order()],
            Posts = [.. answers.Order()],
            SeatUnits = [.. seats.Order()],
        };
    }
}

/// <summary>What decides who may read a problem.</summary>
/// <param name="LeadUnitId">牵头单位</param>
/// <param name="OverseeingUnitId">督导单位, when it names one.</param>
/// <param name="LeadLeaderPostId">牵头领导, when it names one.</param>
/// <param name="Measures">Its measures.</param>
public sealed record MatterFacts(long LeadUnitId, long? OverseeingUnitId, long? LeadLeaderPostId, IReadOnlyList<MeasureHands> Measures);

/// <summary>In whose hands a measure lies.</summary>
/// <param name="UnitId">Its own unit, else the problem's lead unit.</param>
/// <param name="ResponsiblePostId">责任人, when it names one.</param>
public sealed record MeasureHands(long UnitId, long? ResponsiblePostId);
