namespace CaseReform.Ops.Domain.Ledger;

/// <summary>问题来源, by kind; the words of the spreadsheet are kept beside it.</summary>
public enum SourceKind
{
    /// <summary>not stated</summary>
    Unknown,

    /// <summary>典型案例剖析</summary>
    TypicalCase,

    /// <summary>巡视巡察</summary>
    Inspection,

    /// <summary>审计</summary>
    Audit,

    /// <summary>督查检查</summary>
    Supervision,

    /// <summary>自查</summary>
    SelfCheck,

    /// <summary>信访</summary>
    Petition,

    /// <summary>12345 热线</summary>
    Hotline,

    /// <summary>网络舆情</summary>
    PublicOpinion,

    /// <summary>纪检监察建议</summary>
    DisciplinaryProposal,

    /// <summary>民主生活会、组织生活会</summary>
    LifeMeeting,

    /// <summary>其他</summary>
    Other,
}
