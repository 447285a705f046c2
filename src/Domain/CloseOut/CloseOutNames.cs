namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What people call moves, roles and needs.</summary>
public static class CloseOutNames
{
    /// <summary>A move, e.g. 申请销号.</summary>
    public static string Of(CloseOutMove move) => move switch
    {
        CloseOutMove.Apply => CloseOutTexts.MoveApply,
        CloseOutMove.Withdraw => CloseOutTexts.MoveWithdraw,
        CloseOutMove.Agree => CloseOutTexts.MoveAgree,
        CloseOutMove.Verify => CloseOutTexts.MoveVerify,
        CloseOutMove.Return => CloseOutTexts.MoveReturn,
        CloseOutMove.Publish => CloseOutTexts.MovePublish,
        CloseOutMove.Object => CloseOutTexts.MoveObject,
        CloseOutMove.Settle => CloseOutTexts.MoveSettle,
        CloseOutMove.Close => CloseOutTexts.MoveClose,
        CloseOutMove.Reopen => CloseOutTexts.MoveReopen,
        CloseOutMove.LookBack => CloseOutTexts.MoveLookBack,
    };

    /// <summary>A role, e.g. 办公室.</summary>
    public static string Of(CloseOutRole role) => role switch
    {
        CloseOutRole.Responsible => CloseOutTexts.RoleResponsible,
        CloseOutRole.Applicant => CloseOutTexts.RoleApplicant,
        CloseOutRole.UnitReviewer => CloseOutTexts.RoleUnitReviewer,
        CloseOutRole.SupervisingLeader => CloseOutTexts.RoleSupervisingLeader,
        CloseOutRole.Overseer => CloseOutTexts.RoleOverseer,
        CloseOutRole.Office => CloseOutTexts.RoleOffice,
        CloseOutRole.StandIn => CloseOutTexts.RoleStandIn,
        CloseOutRole.LeadingGroup => CloseOutTexts.RoleLeadingGroup,
        CloseOutRole.Inspector => CloseOutTexts.RoleInspector,
        CloseOutRole.Other => CloseOutTexts.RoleOther,
    };

    /// <summary>Who has to act.</summary>
    public static string Of(CloseOutTurn turn) => turn switch
    {
        CloseOutTurn.Nobody => CloseOutTexts.TurnNobody,
        CloseOutTurn.Unit => CloseOutTexts.TurnUnit,
        CloseOutTurn.UnitReviewer => CloseOutTexts.RoleUnitReviewer,
        CloseOutTurn.Office => CloseOutTexts.RoleOffice,
    };

    /// <summary>A need, for the table.</summary>
    public static string Of(CloseOutNeed need) => need switch
    {
        CloseOutNeed.MeasuresComplete => CloseOutTexts.NeedMeasures,
        CloseOutNeed.Evidence => CloseOutTexts.NeedEvidence,
        CloseOutNeed.Text => CloseOutTexts.NeedText,
        CloseOutNeed.Answers => CloseOutTexts.NeedAnswers,
        CloseOutNeed.Verified => CloseOutTexts.NeedVerified,
        CloseOutNeed.Effective => CloseOutTexts.NeedEffective,
        CloseOutNeed.NoticeDays => CloseOutTexts.NeedNoticeDays,
        CloseOutNeed.NoticeRunning => CloseOutTexts.NeedNoticeRunning,
        CloseOutNeed.OpenObjection => CloseOutTexts.NeedObjection,
        CloseOutNeed.NoticeOver => CloseOutTexts.NeedNoticeOver,
        CloseOutNeed.Independent => CloseOutTexts.NeedIndependent,
    };

    /// <summary>A day in a sentence: 2026年3月2日.</summary>
    public static string Day(DateOnly day) => Say(CloseOutTexts.Day, day.Year, day.Month, day.Day);
}
