namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What can be done on a problem's way to 销号 and after it.</summary>
public enum CloseOutMove
{
    /// <summary>申请销号</summary>
    Apply,

    /// <summary>撤回申请</summary>
    Withdraw,

    /// <summary>单位审核同意</summary>
    Agree,

    /// <summary>办公室核查: the four clauses and whether it was effective. One 否 returns the application.</summary>
    Verify,

    /// <summary>退回, with the reason.</summary>
    Return,

    /// <summary>开始公示: its first day and its length.</summary>
    Publish,

    /// <summary>登记异议: the notice stops.</summary>
    Object,

    /// <summary>异议处理完毕, not upheld: the notice goes on. An upheld one is a <see cref="Return"/>.</summary>
    Settle,

    /// <summary>销号</summary>
    Close,

    /// <summary>重新打开</summary>
    Reopen,

    /// <summary>回头看: what was found. Failing opens the problem again and counts as 反弹.</summary>
    LookBack,
}
