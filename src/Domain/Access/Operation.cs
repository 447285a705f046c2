namespace CaseReform.Ops.Domain.Access;

/// <summary>What somebody may do in the chat or on the command line. The codes in the audit trail are the members' names.</summary>
public enum Operation
{
    /// <summary>看一项问题、一份清单: what lies in one's scope.</summary>
    ReadMatters,

    /// <summary>总体情况 of one's scope.</summary>
    ReadFigures,

    /// <summary>某单位情况</summary>
    ReadUnit,

    /// <summary>提醒记录: who was reminded when, and why.</summary>
    ReadReminders,

    /// <summary>工作日计算, 帮助: says nothing about the ledger.</summary>
    AskCalendar,

    /// <summary>进度</summary>
    Report,

    /// <summary>完成</summary>
    Complete,

    /// <summary>佐证: add a file.</summary>
    AttachEvidence,

    /// <summary>取回佐证: fetch a file that was added.</summary>
    ReadEvidence,

    /// <summary>签收并承诺: by the 责任人 only.</summary>
    Promise,

    /// <summary>撤销 of one's own update.</summary>
    Undo,

    /// <summary>在聊天中接收提醒, on or off, for oneself.</summary>
    ChooseNotices,

    /// <summary>改时限: by the office.</summary>
    MoveDeadline,

    /// <summary>换责任人 of a measure, or who holds a post: by the office.</summary>
    ChangeResponsible,

    /// <summary>催办: an extra word in the next letter, by the office.</summary>
    Urge,

    /// <summary>立项: by the office.</summary>
    EnterProblem,

    /// <summary>代理: anybody asks for themselves; for whom it takes effect at once says <see cref="DeputyRule"/>.</summary>
    SetDeputy,

    /// <summary>授予职责, 改邮箱, 同意或不同意一项申请: by the office; when a second person is needed says <see cref="GrantRule"/>.</summary>
    Grant,

    /// <summary>意见: by anybody.</summary>
    Suggest,

    /// <summary>答复意见: by the office.</summary>
    AnswerSuggestion,

    /// <summary>办公室办理: 导入, 导出, 放行 and what else the worker does for the office.</summary>
    RunOffice,
}
