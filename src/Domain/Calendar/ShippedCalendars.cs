namespace CaseReform.Ops.Domain.Calendar;

/// <summary>The calendars that come with the program: the State Council's notices known when it was built. Later years are imported.</summary>
public static class ShippedCalendars
{
    private const string Folder = "CaseReform.Ops.Domain.Calendar.Years.";

    /// <summary>All of them, by year.</summary>
    public static IReadOnlyList<CalendarYear> All { get; } = Load();

    private static CalendarYear[] Load()
    {
        var assembly = typeof(ShippedCalendars).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read)];

        CalendarYear Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return CalendarYear.Parse(reader.ReadToEnd()) switch
            {
                CalendarReading.Understood understood => understood.Calendar,
                CalendarReading.Refused refused => throw new InvalidDataException($"{name}: {refused.Reason}"),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }
}
