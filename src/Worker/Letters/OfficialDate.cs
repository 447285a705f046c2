using System.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Dates as official papers write them.</summary>
internal static class OfficialDate
{
    private static readonly CompositeFormat Day = CompositeFormat.Parse(PageTexts.Day);
    private static readonly CompositeFormat DayWithWeekday = CompositeFormat.Parse(PageTexts.DayWithWeekday);
    private static readonly CompositeFormat Instant = CompositeFormat.Parse(PageTexts.Instant);
    private static readonly string Weekdays = PageTexts.Weekdays;

    /// <summary>11月20日 in a paper of the same year, for narrow tables.</summary>
    public static string Short(DateOnly day, DateOnly paper) => day.Year == paper.Year ? Say(PageTexts.MonthAndDay, day.Month, day.Day) : Of(day);

    /// <summary>2026年11月20日</summary>
    public static string Of(DateOnly day) => Day.With(day.Year, day.Month, day.Day);

    /// <summary>2026年11月20日（星期五）</summary>
    public static string WithWeekday(DateOnly day) => DayWithWeekday.With(day.Year, day.Month, day.Day, Weekdays[(int)day.DayOfWeek]);

    /// <summary>2026年11月20日08:30, in the zone that the instant carries.</summary>
    public static string Of(DateTimeOffset instant) => Instant.With(Of(DateOnly.FromDateTime(instant.DateTime)), instant.Hour, instant.Minute);
}
