namespace CaseReform.Ops.Domain.People;

/// <summary>代理: while a person is away, letters go to the acting colleague only. One hop: an acting colleague who is away as well keeps the letters.</summary>
/// <param name="PersonId">Who is away.</param>
/// <param name="ActingPersonId">Who acts.</param>
/// <param name="From">The first day away.</param>
/// <param name="To">The last day away; null while it lasts.</param>
public sealed record Absence(long PersonId, long ActingPersonId, DateOnly From, DateOnly? To)
{
    internal bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}
