using System.Globalization;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>期号: the ISO week of the day of issue, in that week's year. The first days of January can belong to the last issue of the year before.</summary>
public sealed record DigestIssue(int Year, int Week)
{
    /// <summary>Its name, <c>2026-W47</c>; there is one digest a name.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Week:00}");

    /// <summary>The issue of a day.</summary>
    public static DigestIssue Of(DateOnly day) => new(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));

    /// <summary>How many whole ISO weeks between the last issue and this day had none of their own.</summary>
    public static int WeeksMissed(DateOnly last, DateOnly day) => Math.Max(0, ((Monday(day).DayNumber - Monday(last).DayNumber) / 7) - 1);

    /// <summary>The Monday of the week in which a day lies.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
