namespace CaseReform.Ops.Domain.Digest;

/// <summary>The time that one digest speaks of.</summary>
public sealed record DigestPeriod
{
    /// <summary>The instant of the count, in the office's time zone.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The day of issue; its ISO week numbers the digest.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>First day of the period: the day of the digest before, or the first day of the ledger.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the period.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How many weeks without a digest of their own this one also covers.</summary>
    public int WeeksMissed { get; init; }

    /// <summary>First day of the coming window.</summary>
    public required DateOnly NextFrom { get; init; }

    /// <summary>Last day of the coming window.</summary>
    public required DateOnly NextTo { get; init; }
}
