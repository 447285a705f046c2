using System.Globalization;
using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>周报, 最新一期周报, 第47期, 2026年第47期周报: an issue of the digest and nothing else. 上周周报 can be two issues and is not taken.</summary>
internal static partial class IssueWords
{
    public static Reading? Read(string folded)
    {
        var issue = Issue().Match(folded);
        var rest = issue.Success ? folded.Remove(issue.Index, issue.Length) : folded;
        if (!Around().IsMatch(rest) || !(issue.Success || rest.Contains("周报", StringComparison.Ordinal)))
        {
            return null;
        }

        var at = 0;
        return !issue.Success ? new Reading(new Intent.Digest(null))
            : Numerals.TryRead(issue.Groups["number"].Value, ref at, out var number, out _)
                ? new Reading(new Intent.Digest(number, issue.Groups["year"] is { Success: true } year ? int.Parse(year.Value, CultureInfo.InvariantCulture) : null))
            : null;
    }

    /// <summary>Whether a sentence speaks of the digest; 这周报过, 上周报的 is what somebody reported in a week.</summary>
    public static bool AreIn(string folded) => Named().IsMatch(folded);

    [GeneratedRegex("(?<![这本上下每两几前去一])周报|周报(?![过了没的送完吗么呢啊吧不进错齐到啥几多哪谁一两三上]|有误|什么|没有|[0-9])|每周通报")]
    private static partial Regex Named();

    [GeneratedRegex("(?:(?<year>20[0-9]{2})年)?第(?<number>[0-9]{1,3}|[零一二三四五六七八九十]{1,4})期")]
    private static partial Regex Issue();

    [GeneratedRegex("^(?>(?:请|麻烦|帮我|给我|我|想|要|看一下|看看|看|查看|查|打开|一下|最新的|最近的|最新|最近|一期|这期|本期|本周|整改|督办|周报|的|全文|呢|吧|在哪里|在哪|[,.。!?、])*)$")]
    private static partial Regex Around();
}
