namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What a close-out waits for.</summary>
public enum CloseOutTask
{
    /// <summary>单位审核</summary>
    Review,

    /// <summary>办公室核查</summary>
    Verify,

    /// <summary>Verified: to be published first.</summary>
    Publish,

    /// <summary>Verified, and a notice is not asked for or over: to be closed.</summary>
    Close,

    /// <summary>An objection waits.</summary>
    Settle,

    /// <summary>回头看</summary>
    LookBack,

    /// <summary>退回: to be supplemented.</summary>
    Supplement,

    /// <summary>重新打开: to be put right again.</summary>
    Resume,

    /// <summary>Nothing: it is closed.</summary>
    None,
}

/// <summary>What is to be done, and by whom.</summary>
public static class CloseOutTasks
{
    /// <summary>Of a problem whose turn has come.</summary>
    /// <param name="stage">Where it stands.</param>
    /// <param name="notice">Its 公示; null where there is none.</param>
    /// <param name="noticeDays">Working days of 公示 that are asked for; 0 for none.</param>
    public static CloseOutTask Of(CloseOutStage stage, NoticePeriod? notice, int noticeDays) => stage switch
    {
        CloseOutStage.UnitReview => CloseOutTask.Review,
        CloseOutStage.OfficeReview => CloseOutTask.Verify,
        CloseOutStage.Verified => noticeDays > 0 ? CloseOutTask.Publish : CloseOutTask.Close,
        CloseOutStage.PublicNotice => notice is null ? CloseOutTask.Publish : notice.StoppedOn is not null ? CloseOutTask.Settle : CloseOutTask.Close,
        CloseOutStage.Closed => CloseOutTask.LookBack,
        CloseOutStage.Returned => CloseOutTask.Supplement,
        CloseOutStage.Reopened => CloseOutTask.Resume,
        CloseOutStage.NotStarted or CloseOutStage.InProgress or CloseOutStage.LongTerm or CloseOutStage.Completed => CloseOutTask.None,
    };

    /// <summary>Whether only somebody independent may do it, and the leading group where the office has nobody such; what is left is done by whoever is of the office. As the table says.</summary>
    public static bool IsForVerifiers(CloseOutTask task) => MoveOf(task) is { } move && CloseOutTable.Of(move).Any(row => row.Needs.Contains(CloseOutNeed.Independent));

    /// <summary>The move that ends it; null where it is several or none.</summary>
    private static CloseOutMove? MoveOf(CloseOutTask task) => task switch
    {
        CloseOutTask.Verify => CloseOutMove.Verify,
        CloseOutTask.Publish => CloseOutMove.Publish,
        CloseOutTask.Close => CloseOutMove.Close,
        CloseOutTask.Settle => CloseOutMove.Settle,
        CloseOutTask.LookBack => CloseOutMove.LookBack,
        CloseOutTask.Supplement or CloseOutTask.Resume => CloseOutMove.Apply,
        CloseOutTask.Review or CloseOutTask.None => null,
    };
}
