namespace CaseReform.Ops.Domain.People;

/// <summary>What a post answers for. A measure, a rung and a letter name posts; who holds a post is looked up when a letter is composed.</summary>
public enum PostRole
{
    /// <summary>责任人 / 经办人</summary>
    Handler,

    /// <summary>分管领导, of named units or of its own</summary>
    SupervisingLeader,

    /// <summary>第一责任人, the final target of escalation</summary>
    FirstResponsible,

    /// <summary>督导人, of the overseeing unit</summary>
    Overseer,

    /// <summary>领导小组办公室</summary>
    Office,

    /// <summary>领导小组</summary>
    LeadingGroup,

    /// <summary>巡察: reads only</summary>
    Inspector,
}
