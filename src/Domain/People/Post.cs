namespace CaseReform.Ops.Domain.People;

/// <summary>岗位: unit, role and title. Responsibility belongs to the post and stays when its holder leaves.</summary>
/// <param name="Id">The post's row.</param>
/// <param name="UnitId">The unit the post belongs to.</param>
/// <param name="Role">What the post answers for.</param>
/// <param name="Title">职务; empty for the seat that every unit has for each role of the chain.</param>
/// <param name="SupervisedUnits">分管单位 or 督导单位: the units it answers for; empty means its own.</param>
public sealed record Post(long Id, long UnitId, PostRole Role, string Title, IReadOnlyList<long> SupervisedUnits);
