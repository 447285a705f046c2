using System.Globalization;

namespace CaseReform.Ops.Data.Sql;

/// <summary>A day as the database spells it: <c>2026-11-20</c>.</summary>
public static class Day
{
    internal const string Format = "yyyy-MM-dd";

    /// <summary>The day as text.</summary>
    public static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day as text, or null.</summary>
    public static string? Text(DateOnly? day) => day is { } value ? Text(value) : null;
}
