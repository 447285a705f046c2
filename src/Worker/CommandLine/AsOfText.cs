using System.Globalization;

using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>What <c>--as-of</c> takes: an ISO instant, a local time of the office, or a date, which means the opening of the office that day.</summary>
internal static class AsOfText
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Reads it.</summary>
    /// <exception cref="InputRefusedException">It is no instant, or one so far away that nothing can be counted from it.</exception>
    public static DateTimeOffset Read(string text, OfficeHours hours)
    {
        if (IsoDay.Find(text) is { } day)
        {
            Check(text, day.Year);
            return hours.OpeningOf(day);
        }

        if (text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var instant))
        {
            Check(text, instant.Year);
            var hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
            return hasZone ? instant : (hours with { Opens = TimeOnly.FromDateTime(instant.UtcDateTime) }).OpeningOf(DateOnly.FromDateTime(instant.UtcDateTime));
        }

        throw Refuse(CommandTexts.AsOfUnclear, text);
    }

    private static void Check(string text, int year)
    {
        if (year is < 2000 or >= 2200)
        {
            throw Refuse(CommandTexts.AsOfOutOfRange, text);
        }
    }

    private static InputRefusedException Refuse(string sentence, string text) => new(Say(sentence, text));
}
