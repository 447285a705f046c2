namespace CaseReform.Ops.Domain.People;

/// <summary>单位. Units form a tree.</summary>
/// <param name="Id">The unit's row.</param>
/// <param name="Name">The full name; aliases live in the store.</param>
/// <param name="ParentId">The unit above, if any.</param>
/// <param name="Function">职能, such as 纪委 or 组织, as the office wrote it.</param>
public sealed record Unit(long Id, string Name, long? ParentId, string? Function);
