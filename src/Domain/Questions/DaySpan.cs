namespace CaseReform.Ops.Domain.Questions;

/// <summary>Days from one to another, both inclusive; null where it is open.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public readonly record struct DaySpan(DateOnly? From, DateOnly? To)
{
    /// <summary>One day.</summary>
    public static DaySpan Of(DateOnly day) => new(day, day);

    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => !(day < From) && !(day > To);
}
