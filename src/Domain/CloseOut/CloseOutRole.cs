namespace CaseReform.Ops.Domain.CloseOut;

/// <summary>What somebody is to a problem. One person may be several.</summary>
public enum CloseOutRole
{
    /// <summary>责任人: answers for a measure of it, or sits in the lead unit's seat.</summary>
    Responsible,

    /// <summary>申请人: who applied, or recorded the application for the unit.</summary>
    Applicant,

    /// <summary>单位审核人: 第一责任人 of the lead unit, or whoever stands above where that one applied or the post is vacant.</summary>
    UnitReviewer,

    /// <summary>分管领导</summary>
    SupervisingLeader,

    /// <summary>督导人</summary>
    Overseer,

    /// <summary>办公室</summary>
    Office,

    /// <summary>领导小组, only where nobody of the office may verify: what the office cannot do passes upward.</summary>
    StandIn,

    /// <summary>领导小组</summary>
    LeadingGroup,

    /// <summary>巡察: reads only.</summary>
    Inspector,

    /// <summary>Anybody else.</summary>
    Other,
}
