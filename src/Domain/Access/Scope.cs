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

    /// <summary>
    /// Problems led by these, or with a measure of theirs, unless an overseeing unit with 督导人 of its own has them (<see cref="UnitsWithOverseers"/>): 督导人 who
    /// name units.
    /// </summary>
    public IReadOnlyList<long> OverseenUnits { get; private init; } = [];

    /// <summary>Units with a 督导人 post, held or not: a problem that names one of them is overseen there and nowhere else. Empty where <see cref="OverseenUnits"/> is.</summary>
    public IReadOnlyList<long> UnitsWithOverseers { get; private init; } = [];

    /// <summary>Problems with a measure for which one of these posts answers, or which name one of them as 牵头领导.</summary>
    public IReadOnlyList<long> Posts { get; private init; } = [];

    /// <summary>Problems with a measure of these units that names no 责任人.</summary>
    public IReadOnlyList<long> SeatUnits { get; private init; } = [];

    /// <summary>Everything, for the command line.</summary>
    public static Scope Everything { get; } = new() { All = true };

    /// <summary>Whether a problem lies inside; the same rule as the stores' condition, for one problem that was already read.</summary>
    public bool Covers(ProblemFacts problem) =>
        All
        || Units.Contains(problem.LeadUnitId)
        || (problem.OverseeingUnitId is { } overseeing && OverseeingUnits.Contains(overseeing))
        || (!(problem.OverseeingUnitId is { } other && UnitsWithOverseers.Contains(other))
            && (OverseenUnits.Contains(problem.LeadUnitId) || problem.Measures.Any(m => OverseenUnits.Contains(m.UnitId))))
        || (problem.LeadLeaderPostId is { } leader && Posts.Contains(leader))
        || problem.Measures.Any(m =>
            Units.Contains(m.UnitId) || (m.ResponsiblePostId is { } post ? Posts.Contains(post) : SeatUnits.Contains(m.UnitId)));

    /// <param name="roster">Who answers for what.</param>
    /// <param name="posts">Posts held, acted for, or vacant and passed on.</param>
    /// <param name="seats">Units whose measures without a named 责任人 fall to one of them.</param>
    internal static Scope Of(Roster roster, IReadOnlyCollection<Post> posts, IReadOnlySet<long> seats)
    {
        if (posts.Any(post => post.Role is PostRole.Office or PostRole.LeadingGroup or PostRole.Inspector))
        {
            return Everything;
        }

        var overseers = posts.Where(post => post.Role == PostRole.Overseer).ToList();
        return new Scope
        {
            Units = [.. roster.WithUnitsBelow(posts.SelectMany(UnitsOf)).Order()],
            OverseeingUnits = [.. overseers.Select(post => post.UnitId).Distinct().Order()],
            OverseenUnits = [.. overseers.SelectMany(post => post.SupervisedUnits).Distinct().Order()],
            UnitsWithOverseers = overseers.Exists(post => post.SupervisedUnits.Count > 0)
                ? [.. roster.PostsOf(PostRole.Overseer).Select(post => post.UnitId).Distinct().Order()]
                : [],
            Posts = [.. posts.Select(post => post.Id).Order()],
            SeatUnits = [.. seats.Order()],
        };
    }

    /// <summary>A 分管领导 who names units answers for those only; a 第一责任人 always for the unit they head.</summary>
    private static IEnumerable<long> UnitsOf(Post post) => post.Role switch
    {
        PostRole.SupervisingLeader => post.SupervisedUnits.Count > 0 ? post.SupervisedUnits : [post.UnitId],
        PostRole.FirstResponsible => post.SupervisedUnits.Append(post.UnitId),
        PostRole.Handler or PostRole.Overseer or PostRole.Office or PostRole.LeadingGroup or PostRole.Inspector => [],
    };
}

/// <summary>What decides who may read a problem.</summary>
/// <param name="LeadUnitId">牵头单位</param>
/// <param name="OverseeingUnitId">督导单位, when it names one.</param>
/// <param name="LeadLeaderPostId">牵头领导, when it names one.</param>
/// <param name="Measures">Its measures.</param>
public sealed record ProblemFacts(long LeadUnitId, long? OverseeingUnitId, long? LeadLeaderPostId, IReadOnlyList<MeasureHands> Measures);

/// <summary>In whose hands a measure lies.</summary>
/// <param name="UnitId">Its own unit, else the problem's lead unit.</param>
/// <param name="ResponsiblePostId">责任人, when it names one.</param>
public sealed record MeasureHands(long UnitId, long? ResponsiblePostId);
