using System.Text.Json;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Calendar;

/// <summary>Reads one year's calendar file. What it cannot be certain about it refuses: a wrong off day moves every reminder around it.</summary>
internal static class CalendarYearJson
{
    // The longest notice so far names about forty days; a file with more than a year's days is something else.
    private const int MaxDays = 400;
    private const int MaxNameLength = 40;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = true };

    public static CalendarReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'), Options);
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            return Refuse(CalendarTexts.NotJson, (broken.LineNumber ?? 0) + 1);
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or ArgumentException)
        {
            // Text with half a surrogate pair, or an escape that names one.
            return Refuse(CalendarTexts.NotJson, 1);
        }
    }

    private static CalendarReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Refuse(CalendarTexts.NotAnObject);
        }

        if (NameGivenTwice(root) is { } twice)
        {
            return Refuse(CalendarTexts.MemberTwice, twice);
        }

        if (!root.TryGetProperty("year", out var yearElement)
            || yearElement.ValueKind != JsonValueKind.Number
            || !yearElement.TryGetInt32(out var year)
            || year is < CalendarYear.FirstYear or > CalendarYear.LastYear)
        {
            return Refuse(CalendarTexts.YearMissing, CalendarYear.FirstYear, CalendarYear.LastYear);
        }

        if (!root.TryGetProperty("days", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return Refuse(CalendarTexts.DaysMissing);
        }

        return list.GetArrayLength() > MaxDays
            ? Refuse(CalendarTexts.TooManyDays, list.GetArrayLength(), MaxDays)
            : ReadDays(year, list);
    }

    private static CalendarReading ReadDays(int year, JsonElement list)
    {
        var days = new SortedDictionary<DateOnly, SpecialDay>();
        var place = 0;
        foreach (var element in list.EnumerateArray())
        {
            place++;
            if (ReadDay(element, place, out var day) is { } refusal)
            {
                return refusal;
            }

            if (day.Date < new DateOnly(year - 1, 12, 1) || day.Date > new DateOnly(year + 1, 1, 31))
            {
                return Refuse(CalendarTexts.DateOutside, place, IsoDay.Text(day.Date), year - 1, year + 1);
            }

            if (days.TryGetValue(day.Date, out var earlier) && earlier.IsOffDay != day.IsOffDay)
            {
                return Refuse(CalendarTexts.Contradiction, place, IsoDay.Text(day.Date));
            }

            days.TryAdd(day.Date, day);
        }

        return new CalendarReading.Understood(new CalendarYear(year, [.. days.Values]));
    }

    private static CalendarReading.Refused? ReadDay(JsonElement element, int place, out SpecialDay day)
    {
        day = new SpecialDay("", default, false);
        if (element.ValueKind != JsonValueKind.Object)
        {
            return Refuse(CalendarTexts.DayNotAnObject, place);
        }

        if (NameGivenTwice(element) is { } twice)
        {
            return Refuse(CalendarTexts.MemberTwice, twice);
        }

        var dateText = element.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String ? date.GetString()! : "";
        if (IsoDay.Find(dateText) is not { } at)
        {
            return Refuse(CalendarTexts.DateWrong, place, dateText.CutTo(MaxNameLength));
        }

        if (!element.TryGetProperty("isOffDay", out var off) || off.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return Refuse(CalendarTexts.OffDayWrong, place, dateText);
        }

        var name = element.TryGetProperty("name", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Trim() : "";
        if (name.Length is 0 or > MaxNameLength)
        {
            return Refuse(CalendarTexts.NameWrong, place, dateText, MaxNameLength);
        }

        day = new SpecialDay(name, at, off.GetBoolean());
        return null;
    }

    // A member given twice would be settled by the parser's habit, not by the author's intention.
    private static string? NameGivenTwice(JsonElement element)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return element.EnumerateObject()
            .Select(member => member.Name)
            .FirstOrDefault(name => name is "year" or "days" or "name" or "date" or "isOffDay" && !seen.Add(name));
    }

    private static CalendarReading.Refused Refuse(string sentence, params object[] parts) =>
        new(Say(sentence, parts));
}
