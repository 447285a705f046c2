using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>The time a clause names, as far as it tells whether the deed is still to come.</summary>
/// <param name="Rest">The clause without it.</param>
/// <param name="ToCome">It lies after today, or it is a limit (12月底前).</param>
/// <param name="IsOn">It is a time that today is in (本月, 2026年), or a limit that is past (10月底前 in November): 本月完成整改 may tell what was done or what is to be.</param>
internal readonly partial record struct ClauseDates(string Rest, bool ToCome, bool IsOn)
{
    private static readonly System.Buffers.SearchValues<char> Hints = System.Buffers.SearchValues.Create("年月周0123456789");

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("年月周-./");

    public static ClauseDates Take(string clause, DateOnly today)
    {
        if (!clause.AsSpan().ContainsAny(Hints))
        {
            return new ClauseDates(clause, false, false);
        }

        var (toCome, isOn) = (false, false);
        var rest = Time().Replace(clause, match =>
        {
            if (!match.ValueSpan.ContainsAny(Marks))
            {
                return match.Value;
            }

            var on = IsWithin(match, today);
            var over = match.Groups["before"].Success && match.Groups["m"].Success && !IsAhead(match, today);
            isOn |= on || over;
            toCome |= (match.Groups["before"].Success && !over) || (!on && IsAhead(match, today));
            return "";
        });
        return new ClauseDates(rest, toCome, isOn);
    }

    // 本月, 今年, 本周, 11月 before its last day; not 10月 in November, and not 11月底.
    private static bool IsWithin(Match match, DateOnly today)
    {
        if (match.Groups["end"].Success || match.Groups["before"].Success || match.Groups["part"].Success || match.Groups["d"].Success)
        {
            return false;
        }

        if (match.Groups["word"] is { Success: true } word)
        {
            return word.Value is "今年" or "本年" or "本月" or "当月" or "本周";
        }

        if (match.Groups["y"] is { Success: true } y && int.Parse(y.ValueSpan, CultureInfo.InvariantCulture) % 100 != today.Year % 100)
        {
            return false;
        }

        return match.Groups["m"] is not { Success: true } m
            || (int.Parse(m.ValueSpan, CultureInfo.InvariantCulture) == today.Month && today.Day < DateTime.DaysInMonth(today.Year, today.Month));
    }

    private static bool IsAhead(Match match, DateOnly today)
    {
        if (match.Groups["word"] is { Success: true } word)
        {
            return word.ValueSpan[0] is '明' or '下' or '月' || match.Groups["end"].Success;
        }

        var year = Figure("y") is { } y ? y < 100 ? 2000 + y : y : today.Year;
        if (Figure("m") is not { } month)
        {
            return year > today.Year || (year == today.Year && match.Groups["end"].Success);
        }

        if (month is < 1 or > 12 || year is < 1 or > 9998)
        {
            return false;
        }

        // A month without a day has come when it is over.
        var last = DateTime.DaysInMonth(year, month);
        return new DateOnly(year, month, Math.Clamp(Figure("d") ?? last, 1, last)) > today;

        int? Figure(string group) =>
            match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(
        """
        (?:自|于|在|到|至|截至|截止|截止到|截至到)?
        (?:
            (?<y>\d{4}|\d{2})年(?:(?<m>\d{1,2})月份?(?:(?<d>\d{1,2})[日号])?)?
          | (?<m>\d{1,2})月份?(?:(?<d>\d{1,2})[日号])?
          | (?<y>\d{4})[-./](?<m>\d{1,2})(?:[-./](?<d>\d{1,2}))?
          | (?<word>今年|本年|明年|去年|上年|本月|上月|下月|当月|本周|上周|下周|年|月底|月末)
        )
        (?:(?<end>年底|底|末|内)|(?<part>初|上旬|中旬|下旬))?
        (?<before>之前|以前|前)?
        """,
        RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Time();
}
