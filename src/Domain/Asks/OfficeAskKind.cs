namespace CaseReform.Ops.Domain.Asks;

/// <summary>What the office can ask of the worker in the chat.</summary>
public enum OfficeAskKind
{
    /// <summary>导入台账</summary>
    ImportLedger,

    /// <summary>导入人员</summary>
    ImportPeople,

    /// <summary>导出台账</summary>
    ExportLedger,

    /// <summary>预览将发提醒</summary>
    PreviewReminders,

    /// <summary>放行: from then on letters go out.</summary>
    Release,

    /// <summary>重发 of what was not delivered.</summary>
    Resend,

    /// <summary>预览周报</summary>
    PreviewDigest,

    /// <summary>印发周报</summary>
    IssueDigest,

    /// <summary>检查</summary>
    Check,

    /// <summary>单位名录</summary>
    ListUnits,

    /// <summary>人员名单</summary>
    ListPeople,

    /// <summary>撤销导入 of a whole ledger.</summary>
    WithdrawLedger,

    /// <summary>合并单位</summary>
    MergeUnits,
}

/// <summary>Where a request of the office stands.</summary>
public enum OfficeAskState
{
    /// <summary>Nobody has taken it.</summary>
    Waiting,

    /// <summary>A worker has it, as long as its lease lasts.</summary>
    Running,

    /// <summary>What would come of it was shown; it waits for 确认.</summary>
    Unconfirmed,

    /// <summary>Done, once.</summary>
    Done,

    /// <summary>Not done: the result says why.</summary>
    Refused,

    /// <summary>Not done: nobody confirmed it in time, or it was cancelled.</summary>
    Lapsed,
}
