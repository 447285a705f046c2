namespace CaseReform.Ops.Domain.Ledger;

/// <summary>Whether a problem is one unit's own or common to many (个性 / 共性).</summary>
public enum ProblemScope
{
    /// <summary>not stated</summary>
    Unknown,

    /// <summary>个性问题</summary>
    Individual,

    /// <summary>共性问题</summary>
    Common,
}
