namespace CaseReform.Ops.Data.Audit;

/// <summary>One change, as it goes into the trail.</summary>
public sealed record AuditEntry
{
    /// <summary>When, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: a person's name, or what the program calls itself.</summary>
    public required string Actor { get; init; }

    /// <summary>Through what: <c>import</c>, <c>command</c>, <c>worker</c>, <c>chat</c>.</summary>
    public required string Through { get; init; }

    /// <summary>What was done, e.g. <c>problem.changed</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what, e.g. <c>默认台账/12-1</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>From what to what, as JSON.</summary>
    public required string Detail { get; init; }
}
