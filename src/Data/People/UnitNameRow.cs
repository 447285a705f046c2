namespace CaseReform.Ops.Data.People;

/// <summary>A name or an alias of a unit.</summary>
public sealed record UnitNameRow
{
    /// <summary>The unit's full name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Another name of it, or null.</summary>
    public string? Alias { get; init; }

    /// <summary>From this day on the unit takes nothing new; null while it is in use.</summary>
    public DateOnly? RetiredOn { get; init; }
}
