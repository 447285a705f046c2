namespace CaseReform.Ops.Data.People;

/// <summary>A unit of the directory.</summary>
public sealed record UnitRecord
{
    /// <summary>The unit's row.</summary>
    public long Id { get; init; }

    /// <summary>The full name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The unit above, or null.</summary>
    public long? ParentId { get; init; }

    /// <summary>职能 as the office wrote it.</summary>
    public string? Function { get; init; }

    /// <summary>From this day on it takes nothing new; null while it is in use.</summary>
    public DateOnly? RetiredOn { get; init; }

    /// <summary>Its other names.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}
