using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People;

/// <summary>A person as stored.</summary>
public sealed record PersonRecord
{
    /// <summary>The person's row.</summary>
    public long Id { get; init; }

    /// <summary>姓名.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Where letters go, or null.</summary>
    public string? Email { get; init; }

    /// <summary>What two spellings of one mailbox have in common; unique.</summary>
    public string? EmailKey { get; init; }
}

/// <summary>A post as stored.</summary>
public sealed record PostRecord
{
    /// <summary>The post's row.</summary>
    public long Id { get; init; }

    /// <summary>The unit's row.</summary>
    public long UnitId { get; init; }

    /// <summary>What it answers for.</summary>
    public PostRole Role { get; init; }

    /// <summary>职务; empty for a seat.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>分管单位 or 督导单位.</summary>
    public IReadOnlyList<long> SupervisedUnits { get; init; } = [];
}

/// <summary>A holding as stored.</summary>
public sealed record HoldingRecord
{
    /// <summary>The holding's row.</summary>
    public long Id { get; init; }

    /// <summary>The post.</summary>
    public long PostId { get; init; }

    /// <summary>Who holds it.</summary>
    public long PersonId { get; init; }

    /// <summary>The first day.</summary>
    public DateOnly FromDay { get; init; }

    /// <summary>The last day, or null while it lasts.</summary>
    public DateOnly? ToDay { get; init; }

    /// <summary>Whether the person holds the post that day.</summary>
    public bool Covers(DateOnly day) => FromDay <= day && (ToDay is null || day <= ToDay);
}

/// <summary>An absence as stored.</summary>
public sealed record AbsenceRecord
{
    /// <summary>The absence's row.</summary>
    public long Id { get; init; }

    /// <summary>Who is away.</summary>
    public long PersonId { get; init; }

    /// <summary>Who acts.</summary>
    public long ActingId { get; init; }

    /// <summary>The first day away.</summary>
    public DateOnly FromDay { get; init; }

    /// <summary>The last day away, or null while it lasts.</summary>
    public DateOnly? ToDay { get; init; }
}
