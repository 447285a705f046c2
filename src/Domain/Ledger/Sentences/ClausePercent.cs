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

        var match = Change().Match(clause) is { Success: true } change && Work().IsMatch(clause[..change.Index]) ? change : Share().Match(clause);
        if (!match.Success)
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

    /// <summary>The clause tells a rate of something by itself: 按期办结率, 投诉办结率; not 整改完成率.</summary>
    public static bool IsOfOther(string clause) =>
        Rate().Match(clause) is { Success: true } rate && !Own().IsMatch(rate.Groups["of"].Value);

    [GeneratedRegex("^(?<of>[^%]*?)(?:完成|整改|办结|销号|落实)率", RegexOptions.NonBacktracking)]
    private static partial Regex Rate();

    [GeneratedRegex("^(?:目前|现|已|总体|整体|综合|整改|完成|任务|问题|事项|各项|全部|措施|清单|项目|工程|工作|年度|反馈|累计|平均|的)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Own();

    /// <summary>收缴率81%: how far the very work is, by another name.</summary>
    public static bool IsOfDeed(string clause) => clause.Contains('%', StringComparison.Ordinal) && OfDeed().IsMatch(clause);

    [GeneratedRegex("(?:收缴|覆盖|安装|参保|签约|回收|追缴|清退|入库|换瓶|更换|培训|建设|投用|改造|拆除|清理|核查|补缴|回访|缴存|归集|化解|处置)率(?:达到|达|为|约|已|目前)*[0-9]{1,2}(?:\\.[0-9]+)?%", RegexOptions.NonBacktracking)]
    private static partial Regex OfDeed();

    /// <summary>A share of something else that has moved: 比例由58%升至81%.</summary>
    public static bool HasMoved(string clause) => clause.Contains('%', StringComparison.Ordinal) && Change().IsMatch(clause);

    // The later of two counts.
    [GeneratedRegex("(?:由|从)[^0-9,]{0,10}[0-9]{1,3}(?:\\.[0-9]+)?%[^0-9,]{0,8}(?:至|到|为)[^0-9,]{0,4}(?<n>[0-9]{1,3}(?:\\.[0-9]+)?)%", RegexOptions.NonBacktracking)]
    private static partial Regex Change();

    [GeneratedRegex("(?<n>[0-9]{1,3}(?:\\.[0-9]+)?)%|百分之百|百分百|百分之[一二三四五六七八九十]{1,3}|[一二三四五六七八九]成(?:以上|左右|多)?|过半|近半|一半", RegexOptions.NonBacktracking)]
    private static partial Regex Share();

    [GeneratedRegex("完成|进度|进展|整改率|办结率|销号率|落实率|推进[至到]|完工", RegexOptions.NonBacktracking)]
    private static partial Regex Work();

    // What stands around a share without being its object.
    [GeneratedRegex("(?:完成)?(?:进度|进展)|率|达到|已达|达|为|约|大概|左右|以上|超过|近|总体|整体|的", RegexOptions.NonBacktracking)]
    private static partial Regex Around();
}
