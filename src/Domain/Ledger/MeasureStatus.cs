namespace CaseReform.Ops.Domain.Ledger;

/// <summary>Where one measure stands.</summary>
public enum MeasureStatus
{
    /// <summary>未启动</summary>
    NotStarted,

    /// <summary>正在推进</summary>
    InProgress,

    /// <summary>已完成: nothing is asked any more; the problem is closed separately.</summary>
    Completed,

    /// <summary>长期坚持: no deadline (any more), a report before each quarter's end.</summary>
    LongTerm,
}
