namespace CaseReform.Ops.Domain.Units;

/// <summary>A unit of the directory under all its names.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="RetiredOn">From this day on it takes nothing new; null while it is in use.</param>
public sealed record UnitName(string Name, IReadOnlyList<string> Aliases, DateOnly? RetiredOn = null);
