using System.Security;

namespace CaseReform.Ops.Domain.Calendar;

/// <summary>Finds the office's time zone and doubts it. A machine with missing or gutted zone data would send every letter eight hours late without an error.</summary>
internal static class OfficeZone
{
    private static readonly Dictionary<string, int> HoursOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Asia/Shanghai"] = 8,
        ["Asia/Chongqing"] = 8,
        ["Asia/Harbin"] = 8,
        ["Asia/Hong_Kong"] = 8,
        ["Asia/Macau"] = 8,
        ["Asia/Taipei"] = 8,
        ["Asia/Urumqi"] = 6,
        ["PRC"] = 8,
        ["China Standard Time"] = 8,
    };

    // In these areas no place keeps UTC all year round.
    private static readonly string[] AreasAwayFromUtc = ["Asia/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    private static readonly DateTimeOffset[] Samples =
        [.. Enumerable.Range(1, 12).Select(month => new DateTimeOffset(2026, month, 15, 12, 0, 0, TimeSpan.Zero))];

    public static ZoneReading Find(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
        {
            return new ZoneReading.Refused(CalendarTexts.ZoneNameEmpty);
        }

        try
        {
            return Judge(id.Trim(), TimeZoneInfo.FindSystemTimeZoneById(id.Trim()));
        }
        catch (Exception missing) when (missing is TimeZoneNotFoundException or SecurityException or UnauthorizedAccessException or IOException or ArgumentException)
        {
            return Refuse(CalendarTexts.ZoneMissing, id.Trim());
        }
        catch (InvalidTimeZoneException)
        {
            return Refuse(CalendarTexts.ZoneBroken, id.Trim());
        }
    }

    /// <summary>Compares what the data says with what is known about the name.</summary>
    public static ZoneReading Judge(string id, TimeZoneInfo zone)
    {
        var offsets = Samples.Select(zone.GetUtcOffset).ToArray();
        if (HoursOf.TryGetValue(id, out var hours) && offsets.FirstOrDefault(offset => offset != TimeSpan.FromHours(hours), TimeSpan.MinValue) is var wrong && wrong != TimeSpan.MinValue)
        {
            return Refuse(CalendarTexts.ZoneOffsetWrong, id, hours, wrong.TotalHours);
        }

        return AreasAwayFromUtc.Any(area => id.StartsWith(area, StringComparison.OrdinalIgnoreCase)) && Array.TrueForAll(offsets, offset => offset == TimeSpan.Zero)
            ? Refuse(CalendarTexts.ZoneLooksLikeUtc, id)
            : new ZoneReading.Found(zone);
    }

    private static ZoneReading.Refused Refuse(string sentence, params object[] parts) =>
        new(Say(sentence, parts));
}
