using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Data.People.Editing;

/// <summary>One person in one post, as a file says it.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="UnitId">The unit of the post.</param>
/// <param name="Role">What the post answers for.</param>
/// <param name="Title">职务 as written; empty for the seat.</param>
/// <param name="Tenure">From when to when.</param>
/// <param name="Supervised">分管单位 or 督导单位; empty says nothing about them.</param>
public sealed record PostEntry(long PersonId, long UnitId, PostRole Role, string Title, Period Tenure, IReadOnlyList<long> Supervised);
