using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>The time that a database or a copied date cell writes behind a date in digits: 2026-12-31 17:30:00. A deadline is the whole day.</summary>
internal static partial class ClockTime
{
    /// <summary>Where it stands in a text that ends at <paramref name="end"/>; an empty stretch when there is none.</summary>
    public static (int From, int To) Behind(string text, int end) =>
        text.AsSpan(0, end).Contains(':') && Time().Match(text[..end]) is { Success: true } match ? (match.Groups[1].Index, match.Groups[1].Index + match.Groups[1].Length) : (0, 0);

    // With a zone behind it (…Z) the day may be another: that stays and is refused.
    [GeneratedRegex(@"[0-9]((?: +|T)(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?)(?:之前|以前|前)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
