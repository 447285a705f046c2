namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>What one clause says of the matter as a whole.</summary>
internal enum ClauseSign
{
    /// <summary>A number, a label, what comes next: nothing about where it stands.</summary>
    Silent,

    /// <summary>Words that tell nothing: 加强监管.</summary>
    Unclear,

    /// <summary>The matter as a whole is done: 该问题已整改到位.</summary>
    Done,

    /// <summary>It is kept up for good: 长期坚持.</summary>
    Lasting,

    /// <summary>It is kept up beside what is done, else it is the work itself: 持续推进.</summary>
    GoingOn,

    /// <summary>已验收销号</summary>
    Closed,

    /// <summary>正在申请销号</summary>
    Requested,

    /// <summary>待验收</summary>
    Reviewing,

    /// <summary>公示中</summary>
    Noticed,

    /// <summary>Work on acceptance and closing, which leaves what is done as it is: 尚未销号.</summary>
    Closing,

    /// <summary>Something is done: 已印发制度.</summary>
    Part,

    /// <summary>What was made is applied, where something was made (制度印发，正在执行); else it is work: 案件正在执行.</summary>
    Applied,

    /// <summary>Something is completed, and nobody can tell whether it is all: 已完成裸土覆盖.</summary>
    Doubtful,

    /// <summary>Nearly, or in large part: 基本完成.</summary>
    Nearly,

    /// <summary>正在推进, 60%</summary>
    Moving,

    /// <summary>A rate of something else, as of all cases (按期办结率98%): work, unless the matter is said to be done.</summary>
    Rate,

    /// <summary>Not done, delayed, or something is left: 尚未完成, 剩余1处.</summary>
    Held,

    /// <summary>It cannot be done: 没钱, 干不了. Whether it was begun is not said.</summary>
    Unable,

    /// <summary>The very deed is not done (暂未发放): open beside what was done, no start beside a plan, and alone nobody knows.</summary>
    Undone,

    /// <summary>To be completed: 预计12月底前完成.</summary>
    Planned,

    /// <summary>To be begun: 计划12月启动.</summary>
    PlannedStart,

    /// <summary>Not begun: 尚未启动, 暂无进展.</summary>
    Idle,
}
