using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>60%, 百分之六十, 六成, 百分百, 70个点, 三分之二, 一半; 还差两成 is 80. 过半 and 一半多 are no numbers.</summary>
internal static partial class PercentReader
{
    private const string NotTenths = "立员为本果效功熟交绩长都";
    private const string Inexact = "多强弱余来以";
    private static readonly string[] Points = ["个百分点", "个点"];
    private static readonly string[] Hundred = ["百分之一百", "百分之百", "百分百"];

    public static Token.Percent? Read(Folded folded, int start) =>
        Spelled(folded, start) is { } said ? said.Value is { } value && IsLeft(folded.Text, said) ? said with { Value = 100 - value } : said : null;

    // 还差两成, 剩下四分之一没弄: what is said is what is not done yet
    private static bool IsLeft(string text, Token.Percent said) =>
        Lacking().IsMatch(text[Math.Max(0, said.Start - 8)..said.Start]) || (text[..said.Start].TrimEnd().EndsWith("还有", StringComparison.Ordinal) && Undone().IsMatch(text[said.End..]));

    [GeneratedRegex("(?:(?<!相|误|偏|落|温|时|逆|价)差|剩|剩下|剩余|余下|尚余)(?:了|的|最后|大概|大约|约)?\\s?$")]
    private static partial Regex Lacking();

    [GeneratedRegex("^\\s?(?:左右)?(?:还)?(?:没|未)")]
    private static partial Regex Undone();

    private static Token.Percent? Spelled(Folded folded, int start)
    {
        var text = folded.Text;
        foreach (var word in Hundred)
        {
            if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                return new Token.Percent(start, start + word.Length, 100);
            }
        }

        var at = start;
        if (string.CompareOrdinal(text, at, "百分之", 0, 3) == 0)
        {
            at += 3;
            // 百分之四十多, 百分之8十
            return Numerals.TryRead(text, ref at, out var spelled, out _) && !IsInexact(folded, at) && !(at < text.Length && ((text[at] == '个' && spelled % 10 == 1) || Numerals.IsNumeral(text[at]) || text[at] == '时')) ? Of(start, Fraction(text, ref at) ? -1 : spelled, at) : null;
        }

        if (string.CompareOrdinal(text, at, "一半", 0, 2) == 0)
        {
            return IsInexact(folded, at + 2) ? null : new Token.Percent(start, at + 2, 50);
        }

        if (!Numerals.TryRead(text, ref at, out var value, out var length))
        {
            return null;
        }

        if (Part(folded, start, at, value) is { } part)
        {
            return part;
        }

        if (at < text.Length && text[at] == '成' && length == 1 && value is >= 1 and <= 10 && !(at + 1 < text.Length && NotTenths.Contains(text[at + 1], StringComparison.Ordinal)))
        {
            at++;
            var half = at;
            if (at < text.Length && text[at] == '半')
            {
                return new Token.Percent(start, at + 1, (value * 10) + 5);
            }

            return Numerals.TryChinese(text, ref half, out var more) && half == at + 1 && more is >= 1 and <= 9
                ? Of(start, (value * 10) + more, half)
                : IsInexact(folded, at) ? null : Of(start, value * 10, at);
        }

        if (!char.IsAsciiDigit(text[start]))
        {
            return null;
        }

        if (Points.FirstOrDefault(word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0) is { } points && !(start > 0 && text[start - 1] is '-' or '.'))
        {
            return Of(start, value, at + points.Length);
        }

        var broken = Fraction(text, ref at) || (start > 0 && text[start - 1] is '-' or '.');
        return at < text.Length && text[at] == '%' ? Of(start, broken ? -1 : value, at + 1) : null;
    }

    // 三分之二, rounded to whole percents
    private static Token.Percent? Part(Folded folded, int start, int at, int whole)
    {
        var text = folded.Text;
        if (string.CompareOrdinal(text, at, "分之", 0, 2) != 0 || whole is < 2 or > 100)
        {
            return null;
        }

        at += 2;
        return Numerals.TryRead(text, ref at, out var share, out _) && share > 0 && share <= whole && !IsInexact(folded, at)
            ? new Token.Percent(start, at, (int)Math.Round(100.0 * share / whole, MidpointRounding.AwayFromZero))
            : null;
    }

    private static bool IsInexact(Folded folded, int at) => at < folded.Text.Length && !folded.GapAt(at) && Inexact.Contains(folded.Text[at], StringComparison.Ordinal);

    private static bool Fraction(string text, ref int at)
    {
        var after = at + 1;
        if (at >= text.Length || text[at] != '.' || !Numerals.TryArabic(text, ref after, out _))
        {
            return false;
        }

        at = after;
        return true;
    }

    private static Token.Percent Of(int start, int value, int end) => new(start, end, value is >= 0 and <= 100 ? value : null);
}
