using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>A plain calendar day in the forms offices write: 2026年3月1日, 2026-3-1, 2026.03.01, 2026/3/1.</summary>
internal static partial class DayText
{
    /// <summary>The first day in <paramref name="text"/>; null when there is none or it does not exist.</summary>
    public static DateOnly? Find(string text) =>
        Day().Match(InDigits(text.Narrowed())) is { Success: true } match ? Of(match) : Compact().Match(text.Squashed()) is { Success: true } digits ? Of(digits) : null;

    /// <summary>The day that <paramref name="text"/> is, with nothing around it.</summary>
    public static DateOnly? Exactly(string text)
    {
        var plain = InDigits(text.Squashed());
        return Day().Match(plain) is { Success: true } match && match.Length == plain.Length ? Of(match) : null;
    }

    // 二〇二六年三月一日, as official papers are dated
    private static string InDigits(string text)
    {
        if (!Chinese().IsMatch(text))
        {
            return text;
        }

        const string Digits = "〇一二三四五六七八九";
        return Tens().Replace(text.Replace('零', '〇').Replace('○', '〇'), ten => (ten.Value.Length, ten.Value.IndexOf('十', StringComparison.Ordinal)) switch
        {
            (1, _) => "一〇",
            (_, 0) => "一" + ten.Value[1..],
            (2, _) => ten.Value[..1] + "〇",
            _ => ten.Value.Remove(1, 1),
        }).Aggregate(new System.Text.StringBuilder(text.Length), (all, c) => Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? all.Append(digit) : all.Append(c)).ToString();
    }

    private static DateOnly? Of(Match match)
    {
        int Part(int group) => int.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        var (year, month, day) = (Part(1), Part(2), Part(3));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    [GeneratedRegex(@"((?:19|20)[0-9]{2})\s*[-年./]\s*([0-9]{1,2})\s*[-月./]\s*([0-9]{1,2})日?", RegexOptions.NonBacktracking)]
    private static partial Regex Day();

    [GeneratedRegex(@"^((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})$", RegexOptions.NonBacktracking)]
    private static partial Regex Compact();

    [GeneratedRegex(@"[一二][〇零○一二三四五六七八九]{3}\s*年", RegexOptions.NonBacktracking)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"[一二三]?十[一二三四五六七八九]?", RegexOptions.NonBacktracking)]
    private static partial Regex Tens();
}
