namespace CaseReform.Ops.Data.People;

/// <summary>A name or an alias of a unit.</summary>
public sealed record UnitNameRow
{
    /// <summary>The unit's full name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Another name of it, or null.</summary>
    public string? Alias { get; init; }
}
