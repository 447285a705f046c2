namespace CaseReform.Ops.Domain.Units;

/// <summary>A unit of the directory under all its names.</summary>
public sealed record UnitName(string Name, IReadOnlyList<string> Aliases);
