using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Whose turn it is by their posts, and who stands above them. Letters go to posts that somebody sits at; 责任人 alone may be vacant, since theirs pass on.</summary>
public sealed class CloseOutHolders
{
    private readonly IReadOnlySet<long>? _people;

    private CloseOutHolders(IReadOnlyList<long> posts, IReadOnlySet<long>? people, IReadOnlyList<long> above, PostRole? aboveRole, string? passed, string? vacant = null)
    {
        Posts = posts;
        Above = above;
        AboveRole = aboveRole;
        Passed = passed;
        Vacant = vacant;
        _people = people;
    }

    /// <summary>The posts whose turn it is. Empty where nobody's is, and where nobody is left who may act.</summary>
    public IReadOnlyList<long> Posts { get; }

    /// <summary>The posts that are told when these do not act. Empty where nobody stands above.</summary>
    public IReadOnlyList<long> Above { get; }

    /// <summary>What those posts are; null where there are none.</summary>
    public PostRole? AboveRole { get; }

    /// <summary>Why the level passed upward, as a sentence; null where it did not.</summary>
    public string? Passed { get; }

    /// <summary>Why nobody is left who may act, as a sentence; null where somebody is.</summary>
    public string? Vacant { get; }

    /// <summary>Whether somebody who gets the letters of one of the posts may act: of two who share a post one may have applied.</summary>
    public bool MayAct(long person) => _people is null || _people.Contains(person);

    /// <summary>Finds them.</summary>
    /// <param name="roster">Who is what.</param>
    /// <param name="problem">In whose hands the problem lies.</param>
    /// <param name="application">The last application; null where there is none.</param>
    /// <param name="turn">Whose turn it is.</param>
    /// <param name="task">What is to be done: not everything that is the office's needs somebody independent.</param>
    /// <param name="day">The office day.</param>
    public static CloseOutHolders Of(Roster roster, ProblemFacts problem, AppliedBy? application, CloseOutTurn turn, CloseOutTask task, DateOnly day) => turn switch
    {
        CloseOutTurn.Nobody => new([], null, [], null, null),
        CloseOutTurn.Unit => OfUnit(roster, problem, application, day),
        CloseOutTurn.UnitReviewer => OfReviewer(roster, problem, application, day),
        CloseOutTurn.Office => OfOffice(roster, problem, application, task, day),
    };

    /// <summary>Who applied and who answers for the measures: they supplement, and they are told how it ended.</summary>
    public static IReadOnlyList<long> UnitPosts(Roster roster, ProblemFacts problem, AppliedBy? application, DateOnly day)
    {
        var named = problem.Measures.SelectMany(measure => roster.PostsFor(PostRole.Handler, new DutyPosts(measure.UnitId, measure.ResponsiblePostId, null, null), day));
        var own = application?.ApplicantId is { } applicant
            ? roster.PostsOn(applicant, day).Where(post => post.UnitId == problem.LeadUnitId && post.Role is PostRole.Handler or PostRole.FirstResponsible).Select(post => post.Id)
            : [];
        return [.. named.Concat(own).Distinct().Order()];
    }

    private static CloseOutHolders OfUnit(Roster roster, ProblemFacts problem, AppliedBy? application, DateOnly day)
    {
        var posts = UnitPosts(roster, problem, application, day);
        var (above, role) = AboveUnit(roster, problem.LeadUnitId, posts, day);
        return new(posts, null, above, role, null, posts.Count > 0 ? null : Say(CloseOutTexts.NobodyOfUnit, roster.Unit(problem.LeadUnitId)?.Name));
    }

    private static CloseOutHolders OfReviewer(Roster roster, ProblemFacts problem, AppliedBy? application, DateOnly day)
    {
        var review = UnitReview.Of(roster, problem.LeadUnitId, application?.ApplicantId, day);
        var posts = review.UnitId is { } unit ? SeatsOf(roster, unit, day).Where(post => roster.PresentAt(post, day).Any(review.Reviewers.Contains)).ToList() : [];
        var (above, role) = AboveUnit(roster, review.UnitId is { } reviewing ? roster.Unit(reviewing)?.ParentId : null, posts, day);
        return new(posts, review.Reviewers.ToHashSet(), above, role, review.UnitId is null ? null : review.Passed, review.Vacant);
    }

    private static CloseOutHolders OfOffice(Roster roster, ProblemFacts problem, AppliedBy? application, CloseOutTask task, DateOnly day)
    {
        // the leading group stands in only for what needs somebody independent: the rest they may not do
        var standIn = CloseOutTasks.IsForVerifiers(task);
        var able = standIn ? new CloseOutPeople(roster, problem, application, day).Verifiers.ToHashSet() : PresentWith(PostRole.Office);
        var office = PostsWith(PostRole.Office);
        if (office.Count == 0 && standIn)
        {
            return new(PostsWith(PostRole.LeadingGroup), able, [], null, CloseOutTexts.PassedToLeaders);
        }

        var leaders = Others(roster, PostRole.LeadingGroup, office, day);
        return new(office, able, leaders, leaders.Count > 0 ? PostRole.LeadingGroup : null, null, office.Count > 0 ? null : CloseOutTexts.NobodyOfOffice);

        List<long> PostsWith(PostRole role) => [.. roster.PostsOf(role).Select(post => post.Id).Where(post => roster.PresentAt(post, day).Any(able.Contains))];

        HashSet<long> PresentWith(PostRole role) => [.. roster.PostsOf(role).SelectMany(post => roster.PresentAt(post.Id, day))];
    }

    /// <summary>第一责任人 of a unit, else of the nearest one above it, else the office; only where somebody sits who is not one of those below.</summary>
    private static (IReadOnlyList<long> Posts, PostRole? Role) AboveUnit(Roster roster, long? from, IReadOnlyList<long> below, DateOnly day)
    {
        var seen = new HashSet<long>();
        for (var at = from; at is { } unit && seen.Add(unit); at = roster.Unit(unit)?.ParentId)
        {
            if (NotBelow(roster, SeatsOf(roster, unit, day), below, day) is { Count: > 0 } seats)
            {
                return (seats, PostRole.FirstResponsible);
            }
        }

        return Others(roster, PostRole.Office, below, day) is { Count: > 0 } office ? (office, PostRole.Office) : ([], null);
    }

    private static IReadOnlyList<long> SeatsOf(Roster roster, long unit, DateOnly day) => roster.PostsFor(PostRole.FirstResponsible, new DutyPosts(unit, null, null, null), day);

    private static List<long> Others(Roster roster, PostRole role, IReadOnlyList<long> below, DateOnly day) => NotBelow(roster, roster.PostsOf(role).Select(post => post.Id), below, day);

    private static List<long> NotBelow(Roster roster, IEnumerable<long> posts, IReadOnlyList<long> below, DateOnly day)
    {
        var people = below.SelectMany(post => roster.RecipientsOf(post, day) is Recipients.Found found ? found.People : []).Select(recipient => recipient.PersonId).ToHashSet();
        return [.. posts.Where(post => roster.PresentAt(post, day).Any(person => !people.Contains(person)))];
    }
}
