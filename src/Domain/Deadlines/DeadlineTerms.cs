namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>What an office sets for words that name no date.</summary>
public sealed record DeadlineTerms
{
    /// <summary>立行立改: calendar days from the issue date, 1 to 366.</summary>
    public int ImmediateFixDays
    {
        get;
        init => field = value is >= 1 and <= 366 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 366 days");
    } = 15;
}
