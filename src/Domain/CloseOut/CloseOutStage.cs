using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>Where a problem stands on its way to 销号. 措施已完成 is not stored: it follows from the measures.</summary>
public enum CloseOutStage
{
    /// <summary>未启动</summary>
    NotStarted,

    /// <summary>正在推进</summary>
    InProgress,

    /// <summary>长期坚持, not yet reported as done.</summary>
    LongTerm,

    /// <summary>措施已完成: every measure is; nobody has applied yet.</summary>
    Completed,

    /// <summary>申请销号: the unit's 第一责任人 has to agree.</summary>
    UnitReview,

    /// <summary>单位已同意: the office has to verify.</summary>
    OfficeReview,

    /// <summary>核查通过: to be published, or to be closed.</summary>
    Verified,

    /// <summary>公示中</summary>
    PublicNotice,

    /// <summary>已销号</summary>
    Closed,

    /// <summary>退回</summary>
    Returned,

    /// <summary>重新打开</summary>
    Reopened,
}

/// <summary>Stages from what the ledger stores, and what people call them.</summary>
public static class CloseOutStages
{
    /// <summary>The stage of a problem.</summary>
    /// <param name="status">Where it stands in the ledger.</param>
    /// <param name="allComplete">Whether every measure is complete.</param>
    /// <param name="isVerified">Whether its application was verified.</param>
    public static CloseOutStage Of(ProblemStatus status, bool allComplete, bool isVerified) => status switch
    {
        ProblemStatus.NotStarted => allComplete ? CloseOutStage.Completed : CloseOutStage.NotStarted,
        ProblemStatus.InProgress or ProblemStatus.ExtensionPending => allComplete ? CloseOutStage.Completed : CloseOutStage.InProgress,
        ProblemStatus.LongTerm => allComplete ? CloseOutStage.Completed : CloseOutStage.LongTerm,
        ProblemStatus.CloseOutRequested => CloseOutStage.UnitReview,
        ProblemStatus.UnderReview => isVerified ? CloseOutStage.Verified : CloseOutStage.OfficeReview,
        ProblemStatus.PublicNotice => CloseOutStage.PublicNotice,
        ProblemStatus.Closed => CloseOutStage.Closed,
        ProblemStatus.Returned => CloseOutStage.Returned,
        ProblemStatus.Reopened => CloseOutStage.Reopened,
    };

    /// <summary>How the ledger stores a stage that a move leads to.</summary>
    public static ProblemStatus StatusOf(CloseOutStage stage) => stage switch
    {
        CloseOutStage.NotStarted => ProblemStatus.NotStarted,
        CloseOutStage.InProgress or CloseOutStage.Completed => ProblemStatus.InProgress,
        CloseOutStage.LongTerm => ProblemStatus.LongTerm,
        CloseOutStage.UnitReview => ProblemStatus.CloseOutRequested,
        CloseOutStage.OfficeReview or CloseOutStage.Verified => ProblemStatus.UnderReview,
        CloseOutStage.PublicNotice => ProblemStatus.PublicNotice,
        CloseOutStage.Closed => ProblemStatus.Closed,
        CloseOutStage.Returned => ProblemStatus.Returned,
        CloseOutStage.Reopened => ProblemStatus.Reopened,
    };

    /// <summary>Whether only a move of the close-out may change this status: a spreadsheet may not.</summary>
    public static bool BelongsToCloseOut(ProblemStatus status) =>
        status is not (ProblemStatus.NotStarted or ProblemStatus.InProgress or ProblemStatus.LongTerm or ProblemStatus.ExtensionPending);

    /// <summary>The name we write, e.g. 待单位审核.</summary>
    public static string NameOf(CloseOutStage stage) => stage switch
    {
        CloseOutStage.NotStarted => CloseOutTexts.StageNotStarted,
        CloseOutStage.InProgress => CloseOutTexts.StageInProgress,
        CloseOutStage.LongTerm => CloseOutTexts.StageLongTerm,
        CloseOutStage.Completed => CloseOutTexts.StageCompleted,
        CloseOutStage.UnitReview => CloseOutTexts.StageUnitReview,
        CloseOutStage.OfficeReview => CloseOutTexts.StageOfficeReview,
        CloseOutStage.Verified => CloseOutTexts.StageVerified,
        CloseOutStage.PublicNotice => CloseOutTexts.StagePublicNotice,
        CloseOutStage.Closed => CloseOutTexts.StageClosed,
        CloseOutStage.Returned => CloseOutTexts.StageReturned,
        CloseOutStage.Reopened => CloseOutTexts.StageReopened,
    };
}
