using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A plain calendar day in the forms offices write: 2026年3月1日, 2026-3-1, 2026.03.01, 2026/3/1.</summary>
internal static partial class DayText
{
    /// <summary>The first day in <paramref name="text"/>; null when there is none or it does not exist.</summary>
    public static DateOnly? Find(string text) =>
        Day().Match(text.Narrowed()) is { Success: true } match ? Of(match) : null;

    /// <summary>The day that <paramref name="text"/> is, with nothing around it.</summary>
    public static DateOnly? Exactly(string text)
    {
        var plain = text.Squashed();
        return Day().Match(plain) is { Success: true } match && match.Length == plain.Length ? Of(match) : null;
    }

    private static DateOnly? Of(Match match)
    {
        int Part(int group) => int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var (year, month, day) = (Part(1), Part(2), Part(3));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(@"((?:19|20)[0-9]{2})\s*[-年./]\s*([0-9]{1,2})\s*[-月./]\s*([0-9]{1,2})日?", RegexOptions.NonBacktracking)]
    private static partial Regex Day();
}
