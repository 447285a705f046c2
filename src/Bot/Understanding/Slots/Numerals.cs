namespace CaseReform.Ops.Bot.Understanding.Slots;

/// <summary>Whole numbers in Arabic digits or Chinese numerals.</summary>
internal static class Numerals
{
    private const string Digits = "零一二三四五六七八九";
    private const int MaxValue = 999_999_999;

    /// <summary>Reads the number at a place, moving behind it. Values beyond nine digits stay at the largest.</summary>
    public static bool TryRead(string text, ref int at, out int value, out int length)
    {
        var start = at;
        if (!TryArabic(text, ref at, out value) && !TryChinese(text, ref at, out value))
        {
            length = 0;
            return false;
        }

        length = at - start;
        return true;
    }

    /// <summary>The same, some places further on.</summary>
    public static bool TryRead(string text, ref int at, int skip, out int value)
    {
        var from = at + skip;
        if (!TryRead(text, ref from, out value, out _))
        {
            return false;
        }

        at = from;
        return true;
    }

    public static bool TryArabic(string text, ref int at, out int value)
    {
        var start = at;
        long sum = 0;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            sum = Math.Min((sum * 10) + (text[at] - '0'), MaxValue);
        }

        value = (int)sum;
        return at > start;
    }

    /// <summary>十二, 一百零三, 二〇二六, 两, 廿五; up to nine thousand.</summary>
    public static bool TryChinese(string text, ref int at, out int value)
    {
        var end = at;
        while (end < text.Length && end - at < 9 && IsNumeral(text[end]))
        {
            end++;
        }

        value = end > at ? Value(text.AsSpan(at, end - at)) : -1;
        if (value < 0)
        {
            value = 0;
            return false;
        }

        at = end;
        return true;
    }

    public static bool IsNumeral(char c) => Digit(c) >= 0 || c is '十' or '百' or '千' or '廿';

    private static int Digit(char c) => c switch
    {
        '〇' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };

    private static int Value(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny('十', '百', '千') < 0 && !text.Contains('廿'))
        {
            var spelled = 0;
            foreach (var c in text)
            {
                spelled = (spelled * 10) + Digit(c);
            }

            return text.Length <= 4 ? spelled : -1;
        }

        var (sum, digit, last) = (0, -1, 10_000);
        foreach (var c in text)
        {
            var unit = c switch { '千' => 1000, '百' => 100, '十' => 10, '廿' => 10, _ => 0 };
            if (unit == 0)
            {
                if (digit > 0)
                {
                    return -1;
                }

                digit = Digit(c);
                continue;
            }

            if (unit >= last || (digit <= 0 && unit > 10))
            {
                return -1;
            }

            sum += (c == '廿' ? 2 : digit <= 0 ? 1 : digit) * unit;
            (digit, last) = (-1, unit);
        }

        return sum + Math.Max(digit, 0);
    }
}
