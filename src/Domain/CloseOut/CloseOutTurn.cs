namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Who has to act next on a problem's way to 销号.</summary>
public enum CloseOutTurn
{
    /// <summary>Nobody: nothing waits.</summary>
    Nobody,

    /// <summary>The unit: what was returned or opened again.</summary>
    Unit,

    /// <summary>单位审核人</summary>
    UnitReviewer,

    /// <summary>办公室: to verify, to close, to look back.</summary>
    Office,
}

/// <summary>Whose turn it is.</summary>
public static class CloseOutTurns
{
    /// <summary>Of a problem today.</summary>
    public static CloseOutTurn Of(CloseOutStage stage, NoticePeriod? notice, DateOnly? lookBackOn, DateOnly today) => stage switch
    {
        CloseOutStage.Returned or CloseOutStage.Reopened => CloseOutTurn.Unit,
        CloseOutStage.UnitReview => CloseOutTurn.UnitReviewer,
        CloseOutStage.OfficeReview or CloseOutStage.Verified => CloseOutTurn.Office,
        CloseOutStage.PublicNotice => notice is { StoppedOn: null } running && !running.IsOver(today) ? CloseOutTurn.Nobody : CloseOutTurn.Office,
        CloseOutStage.Closed => lookBackOn <= today ? CloseOutTurn.Office : CloseOutTurn.Nobody,
        CloseOutStage.NotStarted or CloseOutStage.InProgress or CloseOutStage.LongTerm or CloseOutStage.Completed => CloseOutTurn.Nobody,
    };
}
