using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Access;

/// <summary>Who may do what. The one place where it is decided; the stores apply <see cref="Scope"/> again in their queries.</summary>
public static class AccessRule
{
    /// <summary>Whether somebody may do this at all, to anything: what 帮助 shows.</summary>
    public static bool MayEver(Standing standing, Operation operation) => operation switch
    {
        Operation.ReadMatters or Operation.ReadFigures or Operation.ReadUnit or Operation.ReadReminders => true,
        Operation.AskCalendar or Operation.ChooseNotices or Operation.ReadEvidence => true,
        Operation.Report or Operation.Complete or Operation.AttachEvidence or Operation.Undo => standing.Is(PostRole.Office) || Answers(standing),
        Operation.Promise => Answers(standing),
    };

    /// <summary>Whether somebody may do this to a measure that lies in their scope. Reading follows the scope alone.</summary>
    public static bool May(Standing standing, Operation operation, MeasureHands measure) => operation switch
    {
        Operation.Report or Operation.Complete or Operation.AttachEvidence or Operation.Undo => standing.Is(PostRole.Office) || IsOwn(standing, measure),
        Operation.Promise => IsOwn(standing, measure),
        _ => MayEver(standing, operation),
    };

    /// <summary>Whether the measure is one's own: one answers for the post it names, or for the unit's seat where it names none.</summary>
    public static bool IsOwn(Standing standing, MeasureHands measure) =>
        measure.ResponsiblePostId is { } post ? standing.AnswersFor.Contains(post) : standing.SeatUnits.Contains(measure.UnitId);

    // every unit's seat of 责任人 is among the posts, so whoever could answer for a measure holds, acts for or inherits such a post
    private static bool Answers(Standing standing) => standing.SeatUnits.Count > 0 || standing.Posts.Any(post => post.Role == PostRole.Handler);
}
