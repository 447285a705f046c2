using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Access;

/// <summary>Who may do what. The one place where it is decided; the stores apply <see cref="Scope"/> again in their queries.</summary>
public static class AccessRule
{
    /// <summary>What 帮助 shows. No gate: a ledger may name anybody's post as 责任人, and then <see cref="May"/> says yes.</summary>
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
        Operation.ReadMatters or Operation.ReadFigures or Operation.ReadUnit or Operation.ReadReminders => true,
        Operation.AskCalendar or Operation.ChooseNotices or Operation.ReadEvidence => true,
    };

    /// <summary>Whether the measure is one's own: one answers for the post it names, or for the unit's seat where it names none.</summary>
    public static bool IsOwn(Standing standing, MeasureHands measure) =>
        measure.ResponsiblePostId is { } post ? standing.AnswersFor.Contains(post) : standing.SeatUnits.Contains(measure.UnitId);

    // ledgers name 责任人 of the chain, or leave it to the unit's seat; whoever of them holds, acts for or inherits a post is asked to report
    private static bool Answers(Standing standing) =>
        standing.SeatUnits.Count > 0 || standing.Posts.Any(post => post.Role is PostRole.Handler or PostRole.SupervisingLeader or PostRole.FirstResponsible);
}
