using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What people are to a problem, and who of them may verify.</summary>
/// <param name="roster">Who is what.</param>
/// <param name="problem">In whose hands it lies.</param>
/// <param name="application">The present application; null where there is none.</param>
/// <param name="day">The office day.</param>
public sealed class CloseOutPeople(Roster roster, ProblemFacts problem, AppliedBy? application, DateOnly day)
{
    private readonly Lazy<HashSet<long>> _handlers = new(() => HandlersOf(roster, problem, day));

    /// <summary>Who agrees for the unit.</summary>
    public UnitReview Review { get; } = UnitReview.Of(roster, problem.LeadUnitId, application?.ApplicantId, day);

    /// <summary>Somebody, with all that decides about them.</summary>
    public CloseOutActor Of(Standing standing) => new(RolesOf(standing), BarOf(standing.Person.Id));

    /// <summary>Everybody who may verify now, without those whom only a lack of others lets.</summary>
    public IReadOnlyList<long> Verifiers => [.. Candidates().Where(person => BarOf(person) is null)];

    /// <summary>How a verification by somebody is marked and listed for the office (代录并核查), where the office had nobody else; null in the usual case.</summary>
    public string? MarkOf(long person) => Soft(person) switch
    {
        SoftBar.Recorded => CloseOutTexts.MarkRecorded,
        SoftBar.Reviewed => CloseOutTexts.MarkReviewed,
        SoftBar.None => IsStandIn(person) ? CloseOutTexts.MarkStandIn : null,
    };

    private HashSet<CloseOutRole> RolesOf(Standing standing)
    {
        var person = standing.Person.Id;
        var roles = new HashSet<CloseOutRole>();
        Add(CloseOutRole.Responsible, standing.SeatUnits.Contains(problem.LeadUnitId) || problem.Measures.Any(measure => AccessRule.IsOwn(standing, measure)));
        Add(CloseOutRole.Applicant, application is not null && (application.ApplicantId == person || application.RecordedById == person));
        Add(CloseOutRole.UnitReviewer, Review.Reviewers.Contains(person));
        Add(CloseOutRole.SupervisingLeader, standing.Is(PostRole.SupervisingLeader));
        Add(CloseOutRole.Overseer, standing.Is(PostRole.Overseer));
        Add(CloseOutRole.Office, standing.Is(PostRole.Office));
        Add(CloseOutRole.StandIn, IsStandIn(person));
        Add(CloseOutRole.LeadingGroup, standing.Is(PostRole.LeadingGroup));
        Add(CloseOutRole.Inspector, standing.Is(PostRole.Inspector));
        Add(CloseOutRole.Other, roles.Count == 0);
        return roles;

        void Add(CloseOutRole role, bool applies)
        {
            if (applies)
            {
                roles.Add(role);
            }
        }
    }

    /// <summary>Why somebody may not verify; null for who may.</summary>
    private VerifierBar? BarOf(long person) => Hard(person) switch
    {
        HardBar.Applicant => new(CloseOutTexts.BarApplicant),
        HardBar.ActsForApplicant => new(CloseOutTexts.BarActsForApplicant),
        HardBar.Handler => new(CloseOutTexts.BarHandler),
        HardBar.Below => new(CloseOutTexts.BarBelow),
        HardBar.None => Soft(person) switch
        {
            SoftBar.Recorded when Others(person) => new(CloseOutTexts.BarRecorded),
            SoftBar.Reviewed when Others(person) => new(CloseOutTexts.BarReviewed),
            SoftBar.Recorded or SoftBar.Reviewed or SoftBar.None => null,
        },
    };

    /// <summary>Who acts for somebody counts as them.</summary>
    private HardBar Hard(long person) =>
        application?.ApplicantId == person ? HardBar.Applicant
        : application?.ApplicantId is { } applicant && roster.StandsFor(person, day).Contains(applicant) ? HardBar.ActsForApplicant
        : _handlers.Value.Overlaps(roster.StandsFor(person, day)) ? HardBar.Handler
        : IsBelow(person) ? HardBar.Below
        : HardBar.None;

    private SoftBar Soft(long person) =>
        application is null ? SoftBar.None
        : application.RecordedById == person && application.ApplicantId != person ? SoftBar.Recorded
        : application.ReviewerId == person ? SoftBar.Reviewed
        : SoftBar.None;

    /// <summary>Whether anybody else stands ready who neither recorded nor agreed.</summary>
    private bool Others(long person) => Candidates().Any(other => other != person && Hard(other) == HardBar.None && Soft(other) == SoftBar.None);

    private IReadOnlyList<long> Candidates() => Of(PostRole.Office).Where(person => Hard(person) == HardBar.None).ToList() is { Count: > 0 } office ? office : Of(PostRole.LeadingGroup);

    private bool IsStandIn(long person) => Of(PostRole.Office).All(office => Hard(office) != HardBar.None) && Of(PostRole.LeadingGroup).Contains(person);

    private IReadOnlyList<long> Of(PostRole role) =>
        [.. roster.PostsOf(role).SelectMany(post => roster.PresentAt(post.Id, day)).Distinct()];

    /// <summary>Below whoever applied or handles it: their unit, or one above it, is headed by them.</summary>
    private bool IsBelow(long person)
    {
        var units = roster.PostsOn(person, day).Where(post => post.Role == PostRole.Office).Select(post => post.UnitId).ToHashSet();
        return units.Count > 0 && _handlers.Value.Concat(application?.ApplicantId is { } applicant ? [applicant] : []).Any(other => other != person && Heads(other).Any(units.Contains));
    }

    private IEnumerable<long> Heads(long person) => roster.WithUnitsBelow(
        roster.PostsOn(person, day)
            .Where(post => post.Role is PostRole.FirstResponsible or PostRole.SupervisingLeader)
            .SelectMany(post => post.Role == PostRole.FirstResponsible ? post.SupervisedUnits.Append(post.UnitId) : post.SupervisedUnits.Count > 0 ? post.SupervisedUnits : [post.UnitId]));

    /// <summary>Who holds the posts that answer for its measures. To whom a vacant post's letters pass on does not handle the matter by that.</summary>
    private static HashSet<long> HandlersOf(Roster roster, ProblemFacts problem, DateOnly day) =>
    [
        .. problem.Measures
            .SelectMany(measure => roster.PostsFor(PostRole.Handler, new DutyPosts(measure.UnitId, measure.ResponsiblePostId, null, null), day))
            .Distinct()
            .SelectMany(post => roster.HoldersOf(post, day).Concat(roster.PresentAt(post, day))),
    ];

    private enum HardBar
    {
        None,
        Applicant,
        ActsForApplicant,
        Handler,
        Below,
    }

    private enum SoftBar
    {
        None,
        Recorded,
        Reviewed,
    }
}

/// <summary>Who stands behind an application.</summary>
/// <param name="ApplicantId">Who applied; null where it was recorded for the unit without a person's name, or came with a spreadsheet.</param>
/// <param name="RecordedById">Who of the office recorded it for the unit (代申请).</param>
/// <param name="ReviewerId">Who agreed for the unit.</param>
public sealed record AppliedBy(long? ApplicantId, long? RecordedById, long? ReviewerId);

/// <summary>Why somebody may not verify.</summary>
/// <param name="Sentence">In words.</param>
public sealed record VerifierBar(string Sentence);
