using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.People;

/// <summary>From a day to a day, both inclusive; an open end is null.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed partial record Period(DateOnly? From, DateOnly? To)
{
    /// <summary>Neither begins nor ends.</summary>
    public static readonly Period Open = new(null, null);

    /// <summary>Whether it ends before it begins.</summary>
    public bool IsBackward => From > To;

    /// <summary>
    /// Reads 2026-01-01至2026-12-31, 2026年1月1日起, 自2026年1月—, 至2026年6月底… A month stands for its first day at the beginning
    /// and for its last at the end. Null when it is none of these.
    /// </summary>
    public static Period? Read(string text)
    {
        var plain = text.Squashed();
        if (plain is "" or "长期" or "至今" or "/" or "-" or "无")
        {
            return Open;
        }

        // A word boundary tells 2026-01-01 from 2026.1-2026.12, and a character beside a figure is none.
        plain = plain.Replace('至', '~').Replace('到', '~').Replace("起", "", StringComparison.Ordinal).Replace("开始", "", StringComparison.Ordinal)
            .Replace("止", "", StringComparison.Ordinal);
        if (Whole().Match(plain) is not { Success: true } match)
        {
            return null;
        }

        var from = match.Groups["y1"].Success ? Day(match, "y1", "m1", "d1", null, last: false) : null;
        var to = match.Groups["m2"].Success ? Day(match, "y2", "m2", "d2", from?.Year, last: true) : null;
        var understood = (from is not null || !match.Groups["y1"].Success) && (to is not null || !match.Groups["m2"].Success) && (from is not null || to is not null);
        return understood ? new Period(from, to) : null;
    }

    private static DateOnly? Day(Match match, string yearGroup, string monthGroup, string dayGroup, int? otherYear, bool last)
    {
        int? Part(string name) => match.Groups[name] is { Success: true } g ? int.Parse(g.ValueSpan, CultureInfo.InvariantCulture) : null;
        if ((Part(yearGroup) ?? otherYear) is not { } year || Part(monthGroup) is not (>= 1 and <= 12) || Part(monthGroup) is not { } month)
        {
            return null;
        }

        var length = DateTime.DaysInMonth(year, month);
        var day = Part(dayGroup) ?? (last ? length : 1);
        return day >= 1 && day <= length ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(
        @"^(?:自|从|由)?(?:(?<y1>(?:19|20)[0-9]{2})[-./年](?<m1>[0-9]{1,2})(?:[-./月](?<d1>[0-9]{1,2})(?:日|\b))?月?)?"
        + @"(?:(?:--|[-—–~至到])+(?:今|(?:(?<y2>(?:19|20)[0-9]{2})[-./年])?(?<m2>[0-9]{1,2})(?:[-./月](?<d2>[0-9]{1,2})(?:日|\b))?月?底?)?)?$",
        RegexOptions.NonBacktracking)]
    private static partial Regex Whole();
}
