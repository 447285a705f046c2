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
        Operation.SetDeputy or Operation.Suggest => true,
        Operation.MoveDeadline or Operation.ChangeResponsible or Operation.Urge or Operation.EnterProblem or Operation.Grant or Operation.AnswerSuggestion or Operation.RunOffice =>
            standing.Is(PostRole.Office),
    };

    /// <summary>Whether somebody may do this to a measure that lies in their scope. Reading follows the scope alone.</summary>
    public static bool May(Standing standing, Operation operation, MeasureHands measure) => operation switch
    {
        Operation.Report or Operation.Complete or Operation.AttachEvidence or Operation.Undo => standing.Is(PostRole.Office) || IsOwn(standing, measure),
        Operation.Promise => IsOwn(standing, measure),
        Operation.ReadMatters or Operation.ReadFigures or Operation.ReadUnit or Operation.ReadReminders => true,
        Operation.AskCalendar or Operation.ChooseNotices or Operation.ReadEvidence => true,
        Operation.SetDeputy or Operation.Suggest or Operation.MoveDeadline or Operation.ChangeResponsible or Operation.Urge or Operation.EnterProblem or Operation.Grant
            or Operation.AnswerSuggestion or Operation.RunOffice => MayEver(standing, operation),
    };

    /// <summary>
    /// As what somebody who does not answer for a measure may say 办理情况 and add files: the role of a post of theirs to which a notice of it went, of several the
    /// one that answers for most. It moves no percentage and no status. Null for who may not, and for who may do it in full.
    /// </summary>
    public static PostRole? HeardAs(Standing standing, Operation operation, ReportFacts measure)
    {
        if (operation is not (Operation.Report or Operation.AttachEvidence or Operation.Undo) || !measure.IsRunning || May(standing, operation, measure.Hands))
        {
            return null;
        }

        var heard = standing.AnsweringPosts
            .Where(post => measure.NotifiedPosts.Contains(post.Id))
            .Select(post => post.Id == measure.LeadLeaderPostId ? PostRole.SupervisingLeader : post.Role)
            .ToList();
        return heard.Count == 0 ? null : heard.MaxBy(Weight);
    }

    /// <summary>Whether the measure is one's own: one answers for the post it names, or for the unit's seat where it names none.</summary>
    public static bool IsOwn(Standing standing, MeasureHands measure) =>
        measure.ResponsiblePostId is { } post ? standing.AnswersFor.Contains(post) : standing.SeatUnits.Contains(measure.UnitId);

    private static int Weight(PostRole role) => role switch
    {
        PostRole.Inspector => 0,
        PostRole.Handler => 1,
        PostRole.Overseer => 2,
        PostRole.SupervisingLeader => 3,
        PostRole.FirstResponsible => 4,
        PostRole.LeadingGroup => 5,
        PostRole.Office => 6,
    };

    // ledgers name 责任人 of the chain, or leave it to the unit's seat; whoever of them holds, acts for or inherits a post is asked to report
    private static bool Answers(Standing standing) =>
        standing.SeatUnits.Count > 0 || standing.Posts.Any(post => post.Role is PostRole.Handler or PostRole.SupervisingLeader or PostRole.FirstResponsible);
}
