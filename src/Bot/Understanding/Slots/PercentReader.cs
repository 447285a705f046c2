using CaseReform.Ops.Bot.Understanding.Sentences;

namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>60%, 百分之六十, 六成, 百分百. 过半 and 一半 are no numbers.</summary>
internal static class PercentReader
{
    private const string NotTenths = "立员为本果效功熟交绩长都了";
    private static readonly string[] Hundred = ["百分之一百", "百分之百", "百分百"];

    public static Token.Percent? Read(Folded folded, int start)
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
            return Numerals.TryRead(text, ref at, out var spelled, out _) ? Of(start, Fraction(text, ref at) ? -1 : spelled, at) : null;
        }

        if (!Numerals.TryRead(text, ref at, out var value, out var length))
        {
            return null;
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
                : Of(start, value * 10, at);
        }

        if (!char.IsAsciiDigit(text[start]))
        {
            return null;
        }

        var broken = Fraction(text, ref at) || (start > 0 && text[start - 1] is '-' or '.');
        return at < text.Length && text[at] == '%' ? Of(start, broken ? -1 : value, at + 1) : null;
    }

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
