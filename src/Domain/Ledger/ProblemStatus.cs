namespace CaseReform.Ops.Domain.Ledger;

/// <summary>Where a problem stands (field.md 2.4). 超期 is computed from deadlines and never stored. Completing measures does not close a problem.</summary>
public enum ProblemStatus
{
    /// <summary>未启动</summary>
    NotStarted,

    /// <summary>正在推进</summary>
    InProgress,

    /// <summary>申请销号</summary>
    CloseOutRequested,

    /// <summary>审核中</summary>
    UnderReview,

    /// <summary>公示中</summary>
    PublicNotice,

    /// <summary>已销号: the only state in which a problem counts as closed.</summary>
    Closed,

    /// <summary>退回</summary>
    Returned,

    /// <summary>延期审批中</summary>
    ExtensionPending,

    /// <summary>长期坚持</summary>
    LongTerm,

    /// <summary>重新打开</summary>
    Reopened,
}
