namespace CaseReform.Ops.Domain.Calendar;

/// <summary>One yearly notice on holidays, filed under the year in its title. It may name days of the December before and the January after.</summary>
/// <param name="Year">The notice's title year.</param>
/// <param name="Days">The days it names, by date, each once.</param>
public sealed record CalendarYear(int Year, IReadOnlyList<SpecialDay> Days)
{
    /// <summary>The first year a calendar can be for.</summary>
    public const int FirstYear = 1990;

    /// <summary>The last year a calendar can be for.</summary>
    public const int LastYear = 2200;

    /// <summary>Reads the schema that the field uses: <c>{year, days: [{name, date, isOffDay}]}</c>. Members it does not know (papers, $schema) are passed over.</summary>
    public static CalendarReading Parse(string json) => CalendarYearJson.Read(json);
}
