using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>A share that says how far the work is; 下降60% and 满意率98% are none.</summary>
internal static partial class ClausePercent
{
    /// <summary>The share in percent, and the clause without it; null when it has none that speaks of the work.</summary>
    public static decimal? Find(string clause, out string rest)
    {
        rest = clause;
        if (!clause.AsSpan().ContainsAny('%', '百', '半') && !clause.Contains('成', StringComparison.Ordinal))
        {
            return null;
        }

        if (Share().Match(clause) is not { Success: true } match)
        {
            return null;
        }

        var head = clause[..match.Index];
        rest = Around().Replace(clause.Remove(match.Index, match.Length), "");
        if (!Work().IsMatch(head) && !Work().IsMatch(clause[(match.Index + match.Length)..]) && rest.Length > 0)
        {
            return null;
        }

        return match.Groups["n"] is { Success: true } figure
            ? decimal.Parse(figure.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : match.ValueSpan.EndsWith("百") || match.ValueSpan.EndsWith("百分百") ? 100
            : 50;
    }

    [GeneratedRegex("(?<n>[0-9]{1,3}(?:\\.[0-9]+)?)%|百分之百|百分百|百分之[一二三四五六七八九十]{1,3}|[一二三四五六七八九]成(?:以上|左右|多)?|过半|近半|一半", RegexOptions.NonBacktracking)]
    private static partial Regex Share();

    [GeneratedRegex("完成|进度|进展|整改率|办结率|销号率|落实率|推进[至到]|完工", RegexOptions.NonBacktracking)]
    private static partial Regex Work();

    // What stands around a share without being its object.
    [GeneratedRegex("(?:完成)?(?:进度|进展)|率|达到|已达|达|为|约|大概|左右|以上|超过|近|总体|整体|的", RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
