namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>七天内到期, also called 快到期 and 临期: one window for lists and figures. The digest has a wider one of its own, so that nothing falls between two of them.</summary>
public static class DueSoon
{
    /// <summary>How many calendar days after today.</summary>
    public const int Days = 7;

    /// <summary>The last day of the window, inclusive; today is the first.</summary>
    public static DateOnly LastDay(DateOnly today) => today.AddDays(Days);
}
