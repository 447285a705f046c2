using System.Globalization;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Dates as official papers write them.</summary>
internal static class OfficialDate
{
    private const string Weekdays = "日一二三四五六";

    /// <summary>2026年11月20日</summary>
    public static string Of(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>2026年11月20日（星期五）</summary>
    public static string WithWeekday(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日（星期{Weekdays[(int)day.DayOfWeek]}）");

    /// <summary>2026年11月20日08:30, in the zone that the instant carries.</summary>
    public static string Of(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{instant.Year}年{instant.Month}月{instant.Day}日{instant.Hour:00}:{instant.Minute:00}");
}
