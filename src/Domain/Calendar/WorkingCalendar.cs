using System.Collections.Frozen;

namespace CaseReform.Ops.Domain.Calendar;

/// <summary>
/// Which days are worked, and counting over them. Immutable, so many threads may share one. Every question is answered in logarithmic
/// time: a plan asks for hundreds of thousands of days.
/// </summary>
/// <remarks>The field's rule: a named day is off or worked as the notice says; any other day follows Monday to Friday. A year without a
/// calendar has its weekends and 1 January off, and what is counted there is provisional.</remarks>
public sealed class WorkingCalendar
{
    private readonly FrozenSet<int> _years;

    // The days that differ from PlainWeeks, ascending, and the running sum of the differences (+1 worked, -1 off).
    private readonly int[] _exceptions;
    private readonly int[] _sums;

    /// <summary>Joins yearly calendars. When two name the same year the later in the sequence replaces the earlier; when notices of two years name the same day, the later year's notice counts, for it was written later.</summary>
    public WorkingCalendar(IEnumerable<CalendarYear> calendars)
    {
        var byYear = new SortedDictionary<int, CalendarYear>();
        foreach (var calendar in calendars)
        {
            byYear[calendar.Year] = calendar;
        }

        Years = [.. byYear.Keys];
        _years = byYear.Keys.ToFrozenSet();

        var worked = new SortedDictionary<DateOnly, bool>();
        foreach (var year in Years)
        {
            // A notice that leaves 1 January out leaves it to Monday to Friday.
            worked.TryAdd(new DateOnly(year, 1, 1), PlainWeeks.IsWeekday(new DateOnly(year, 1, 1)));
        }

        foreach (var day in byYear.Values.SelectMany(calendar => calendar.Days))
        {
            worked[day.Date] = !day.IsOffDay;
        }

        var differing = worked.Where(day => day.Value != PlainWeeks.IsWorkingDay(day.Key)).ToArray();
        _exceptions = [.. differing.Select(day => day.Key.DayNumber)];
        _sums = new int[differing.Length];
        var sum = 0;
        for (var i = 0; i < differing.Length; i++)
        {
            _sums[i] = sum += differing[i].Value ? 1 : -1;
        }
    }

    /// <summary>The years that have a calendar, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Whether the day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) => PlainWeeks.IsWorkingDay(day) != (Array.BinarySearch(_exceptions, day.DayNumber) >= 0);

    /// <summary>Whether the day's year has no calendar, so that a later import may change what is said about it.</summary>
    public bool IsProvisional(DateOnly day) => !_years.Contains(day.Year);

    /// <summary>Whether a count over this span, in either direction, passes through a year without a calendar.</summary>
    public bool TouchesProvisional(DateOnly a, DateOnly b)
    {
        for (var year = Math.Min(a.Year, b.Year); year <= Math.Max(a.Year, b.Year); year++)
        {
            if (!_years.Contains(year))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The day itself when it is worked, else the nearest working day before it.</summary>
    public DateOnly LastWorkingDayOnOrBefore(DateOnly day) => IsWorkingDay(day) ? day : AddWorkingDays(day, -1);

    /// <summary>The day itself when it is worked, else the nearest working day after it.</summary>
    public DateOnly FirstWorkingDayOnOrAfter(DateOnly day) => IsWorkingDay(day) ? day : AddWorkingDays(day, 1);

    /// <summary>The <paramref name="n"/>th working day strictly after the day, strictly before it when negative; the day itself, worked or not, for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The answer lies before the year 1 or after the year 9999.</exception>
    public DateOnly AddWorkingDays(DateOnly from, int n) => n switch
    {
        0 => from,
        > 0 => WorkingDayOfRank((long)CountUpTo(from) + n, n),
        _ => WorkingDayOfRank((long)CountUpTo(from) - (IsWorkingDay(from) ? 1 : 0) + n + 1, n),
    };

    /// <summary>Working days after the first day, up to and with the second; negative when the second lies before the first.</summary>
    public int CountWorkingDays(DateOnly afterExclusive, DateOnly untilInclusive) => CountUpTo(untilInclusive) - CountUpTo(afterExclusive);

    private int CountUpTo(DateOnly day)
    {
        var place = Array.BinarySearch(_exceptions, day.DayNumber);
        var last = place >= 0 ? place : ~place - 1;
        return PlainWeeks.CountUpTo(day) + (last < 0 ? 0 : _sums[last]);
    }

    private DateOnly WorkingDayOfRank(long rank, int n)
    {
        var (low, high) = (DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber);
        if (rank < 1 || rank > CountUpTo(DateOnly.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(n), n, "the working day lies outside the years 1 to 9999");
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (CountUpTo(DateOnly.FromDayNumber(middle)) >= rank)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return DateOnly.FromDayNumber(low);
    }
}
