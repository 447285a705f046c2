using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CaseReform.Ops.Domain.Text;

/// <summary>A day as databases, options, cards and keys spell it: <c>2026-11-20</c>, in every culture.</summary>
public static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    public static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    [return: NotNullIfNotNull(nameof(day))]
    public static string? Text(DateOnly? day) => day is { } known ? Text(known) : null;

    /// <summary>An instant to the minute, in the zone that it carries: <c>2026-11-20 08:30</c>.</summary>
    public static string Minute(DateTimeOffset local) => local.ToString(Format + " HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Text(DateOnly)"/> wrote.</summary>
    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Format, CultureInfo.InvariantCulture);

    /// <summary>Reads what somebody else wrote; null when it is no day in this spelling.</summary>
    public static DateOnly? Find(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
