namespace CaseReform.Ops.Domain.Calendar;

/// <summary>A day that the yearly notice names: a holiday, a day off in exchange (调休) or a make-up working day (补班).</summary>
/// <param name="Name">The holiday it belongs to, e.g. 春节.</param>
/// <param name="Date">The day.</param>
/// <param name="IsOffDay">True when it is off; false when it is worked in spite of the weekend.</param>
public sealed record SpecialDay(string Name, DateOnly Date, bool IsOffDay);
