using System.Globalization;

namespace CaseReform.Ops.Worker.CommandLine;

/// <summary>A day the user typed.</summary>
internal static class InputDay
{
    /// <summary>Reads <c>2026-11-20</c>.</summary>
    /// <exception cref="InputRefusedException">It is no day.</exception>
    public static DateOnly Read(string option, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new InputRefusedException(string.Format(CultureInfo.InvariantCulture, CommandTexts.DayUnclear, option, text));
}
