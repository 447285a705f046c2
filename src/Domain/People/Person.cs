namespace CaseReform.Ops.Domain.People;

/// <summary>人员.</summary>
/// <param name="Id">The person's row.</param>
/// <param name="Name">姓名.</param>
/// <param name="Email">Where letters go; null when no address is known.</param>
/// <param name="Active">False once the person has left; a letter is then shown to the office instead.</param>
public sealed record Person(long Id, string Name, string? Email, bool Active);
