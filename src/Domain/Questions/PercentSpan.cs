namespace CaseReform.Ops.Domain.Questions;

/// <summary>Progress from one percentage to another, both inclusive; null where it is open. What has no percentage lies in none.</summary>
/// <param name="From">The least.</param>
/// <param name="To">The most.</param>
public readonly record struct PercentSpan(int? From, int? To)
{
    /// <summary>Whether a percentage lies in it.</summary>
    public bool Holds(int? percent) => percent is { } known && !(known < From) && !(known > To);
}
