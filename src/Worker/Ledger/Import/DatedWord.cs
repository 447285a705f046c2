using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A word with a day beside it, or a day alone: 已销号11.20, 是，11.18销号, 11月12日.</summary>
/// <param name="Word">Without the day; empty where nothing else stands there.</param>
/// <param name="HasCome">The day is not after today.</param>
/// <param name="Day">The day.</param>
internal sealed partial record DatedWord(string Word, bool HasCome, DateOnly Day)
{
    /// <summary>Null where the text has no day.</summary>
    public static DatedWord? Read(string text, DateOnly today)
    {
        var plain = text.Squashed();
        if (plain.Length > 24 || Written().Match(plain) is not { Success: true } match)
        {
            return null;
        }

        int Part(string group, int otherwise) => match.Groups[group] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : otherwise;
        var (month, day) = (Part("m", 0), Part("d", 0));
        var year = Part("y", month > today.Month ? today.Year - 1 : today.Year);
        year = year < 100 ? 2000 + year : year;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        // a day without a year lies in the half year around today
        var date = new DateOnly(year, month, day);
        var isAhead = !match.Groups["y"].Success && date.AddMonths(6) < today;
        return new DatedWord(string.Concat(plain.Remove(match.Index, match.Length).Where(c => !char.IsPunctuation(c))), !isAhead && date <= today, date);
    }

    [GeneratedRegex(@"(?:于|在)?(?:(?<y>(?:20)?[0-9]{2})[-年./])?(?<m>[0-9]{1,2})[-月./](?<d>[0-9]{1,2})[日号]?", RegexOptions.None)]
    private static partial Regex Written();
}
