namespace CaseReform.Ops.Domain.Digest;

/// <summary>How a problem came into or went out of the open ones.</summary>
public enum MovementKind
{
    /// <summary>新增: taken into the ledger.</summary>
    Added,

    /// <summary>重新打开: open again after being closed.</summary>
    Reopened,

    /// <summary>销号</summary>
    Closed,

    /// <summary>A correction by the office made it open.</summary>
    CorrectedIn,

    /// <summary>A correction by the office took it out of the open ones.</summary>
    CorrectedOut,
}

/// <summary>One entry of the history between two digests, in the order in which it happened.</summary>
public sealed record Movement(ProblemKey Problem, MovementKind Kind);
