namespace CaseReform.Ops.Domain.People;

/// <summary>Periods in office, both ends inclusive; an open end is null.</summary>
public static class Tenures
{
    /// <summary>Whether two periods share a day.</summary>
    public static bool Overlap((DateOnly From, DateOnly? To) one, (DateOnly From, DateOnly? To) other) =>
        one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue);

    /// <summary>The same days in as few periods as possible, in their order.</summary>
    public static IReadOnlyList<(DateOnly From, DateOnly? To)> Joined(IEnumerable<(DateOnly From, DateOnly? To)> periods)
    {
        var joined = new List<(DateOnly From, DateOnly? To)>();
        foreach (var period in periods.OrderBy(p => p.From))
        {
            if (joined.Count > 0 && Touches(joined[^1].To, period.From))
            {
                var last = joined[^1];
                joined[^1] = (last.From, last.To is { } end && period.To is { } other ? (end > other ? end : other) : null);
            }
            else
            {
                joined.Add(period);
            }
        }

        return joined;
    }

    private static bool Touches(DateOnly? end, DateOnly from) => end is null || from <= end || from == end.Value.AddDays(1);
}
