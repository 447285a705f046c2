namespace CaseReform.Ops.Domain.People;

/// <summary>任职: a person holds a post from a day to a day, both inclusive.</summary>
/// <param name="PostId">The post.</param>
/// <param name="PersonId">Who holds it.</param>
/// <param name="From">The first day in office.</param>
/// <param name="To">The last day in office; null while it lasts.</param>
public sealed record Holding(long PostId, long PersonId, DateOnly From, DateOnly? To)
{
    internal bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}
