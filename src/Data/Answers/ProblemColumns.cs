namespace CaseReform.Ops.Data.Answers;

/// <summary>What the ledger's columns hold of a problem beside how it stands.</summary>
public sealed record ProblemColumns
{
    /// <summary>The problem's row.</summary>
    public long Id { get; init; }

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init; } = string.Empty;

    /// <summary>问题编号</summary>
    public string Number { get; init; } = string.Empty;

    /// <summary>问题表现</summary>
    public string Symptom { get; init; } = string.Empty;

    /// <summary>牵头单位</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>问题类别, or null.</summary>
    public string? Category { get; init; }

    /// <summary>原因剖析, or null.</summary>
    public string? RootCause { get; init; }

    /// <summary>整改目标, or null.</summary>
    public string? Target { get; init; }

    /// <summary>问题来源, in the ledger's words, or null.</summary>
    public string? SourceText { get; init; }

    /// <summary>督导单位, or null.</summary>
    public string? OverseeingUnit { get; init; }

    /// <summary>配合单位, in the ledger's order.</summary>
    public IReadOnlyList<string> Assisting { get; init; } = [];

    /// <summary>配合单位 in the ledger's words, where they name no known unit; or null.</summary>
    public string? SupportingText { get; init; }
}
