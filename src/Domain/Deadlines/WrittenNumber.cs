namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>A number as written: its value and how many digits it was written with. Digits tell a year from a day, and a damaged text from both.</summary>
internal readonly record struct WrittenNumber(int Value, int Digits)
{
    private const string ChineseDigits = "〇一二三四五六七八九";
    private const string ChineseCharacters = "〇零一二两三四五六七八九十百廿";

    /// <summary>Takes a number in Arabic digits or Chinese numerals (十五, 二〇二六, 两).</summary>
    public static bool TryTake(Scan scan, out WrittenNumber figure)
    {
        var start = scan.At;
        figure = default;
        if (char.IsAsciiDigit(scan.Next))
        {
            long value = 0;
            for (; char.IsAsciiDigit(scan.Next); scan.At++)
            {
                value = Math.Min((value * 10) + (scan.Next - '0'), int.MaxValue);
            }

            figure = new WrittenNumber((int)value, scan.At - start);
            return true;
        }

        var end = start;
        while (end < scan.Text.Length && ChineseCharacters.Contains(scan.Text[end], StringComparison.Ordinal))
        {
            end++;
        }

        if (end == start || Chinese(scan.Text[start..end]) is not { } chinese)
        {
            return false;
        }

        scan.At = end;
        figure = chinese;
        return true;
    }

    private static WrittenNumber? Chinese(string text)
    {
        var plain = text.Replace('零', '〇');
        if (plain.Length == 1 && plain[0] == '两')
        {
            return new WrittenNumber(2, 1);
        }

        if (plain.Length <= 4 && plain.All(c => ChineseDigits.Contains(c, StringComparison.Ordinal)))
        {
            return new WrittenNumber(plain.Aggregate(0, (sum, c) => (sum * 10) + Digit(c)), plain.Length);
        }

        // Up to 一百九十九; whoever means more writes digits.
        plain = plain.Replace("廿", "二十", StringComparison.Ordinal);
        var hundreds = plain.StartsWith("一百", StringComparison.Ordinal) ? 100 : 0;
        var rest = hundreds > 0 ? plain[2..].TrimStart('〇') : plain;
        var value = rest switch
        {
            "" => 0,
            [var unit] when hundreds > 0 && Digit(unit) > 0 && plain[2] == '〇' => Digit(unit),
            ['十'] => 10,
            ['十', var unit] when Digit(unit) > 0 => 10 + Digit(unit),
            [var ten, '十'] when Digit(ten) > 0 => Digit(ten) * 10,
            [var ten, '十', var unit] when Digit(ten) > 0 && Digit(unit) > 0 => (Digit(ten) * 10) + Digit(unit),
            _ => -1,
        };
        return value < 0 || hundreds + value == 0 ? null : new WrittenNumber(hundreds + value, hundreds > 0 ? 3 : value < 10 ? 1 : 2);
    }

    private static int Digit(char c) => ChineseDigits.IndexOf(c, StringComparison.Ordinal);
}
