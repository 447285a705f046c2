using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>One of the sections of a number format, put into the pattern language of .NET, which has the same signs for digits (ECMA-376 part 1, 18.8.31).</summary>
/// <param name="Pattern">"" shows nothing; null is a format that .NET has no signs for.</param>
/// <param name="Condition">From [&gt;=100] and the like.</param>
internal sealed partial record FormatSection(string? Pattern, Func<decimal, bool>? Condition)
{
    /// <summary>Stands in a pattern for all digits of the number, where the format says General.</summary>
    public const char Whole = '\uE000';

    private static readonly string[] General = ["G/通用格式", "G/標準", "General"];

    public static IReadOnlyList<FormatSection> Split(string format)
    {
        var sections = new List<FormatSection>();
        for (var at = 0; at <= format.Length; at++)
        {
            sections.Add(Read(format, ref at));
        }

        return sections;
    }

    private static FormatSection Read(string format, ref int at)
    {
        var pattern = new StringBuilder();
        Func<decimal, bool>? condition = null;
        var (digits, fraction) = (false, false);
        for (; at < format.Length && format[at] != ';'; at++)
        {
            switch (format[at])
            {
                case '"':
                    Literal(pattern, Until(format, '"', ref at));
                    break;
                case '\\':
                    at++;
                    Literal(pattern, at < format.Length ? format[at].ToString() : "");
                    break;
                case '_' or '*':
                    at++;
                    break;
                case '[':
                    condition = Bracket(pattern, Until(format, ']', ref at)) ?? condition;
                    break;
                case '@':
                    pattern.Append(Whole);
                    break;
                case '?' or '0' or '#':
                    digits = true;
                    pattern.Append(format[at] == '?' ? '#' : format[at]);
                    break;
                case '.' or ',' or '%':
                    pattern.Append(format[at]);
                    break;
                case 'E' or 'e' when at + 1 < format.Length && format[at + 1] is '+' or '-':
                    pattern.Append(format, at++, 2);
                    break;
                case 'G' or 'g' when GeneralAt(format, at) is { Length: > 0 } general:
                    pattern.Append(Whole);
                    at += general.Length - 1;
                    break;
                case var c:
                    fraction |= c == '/' && digits;
                    Literal(pattern, c.ToString());
                    break;
            }
        }

        return new FormatSection(fraction ? null : pattern.ToString(), condition);
    }

    /// <summary>[$¥-804] shows ¥, [&lt;100] chooses the section; a colour, a language and Chinese figures say nothing that the digits do not.</summary>
    private static Func<decimal, bool>? Bracket(StringBuilder pattern, string inside)
    {
        if (inside is ['$', ..])
        {
            Literal(pattern, inside[1..].Split('-')[0]);
            return null;
        }

        if (Comparison().Match(inside) is not { Success: true } match
            || !decimal.TryParse(match.Groups[2].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
        {
            return null;
        }

        return match.Groups[1].Value switch
        {
            "<" => number => number < bound,
            "<=" => number => number <= bound,
            ">" => number => number > bound,
            ">=" => number => number >= bound,
            "=" => number => number == bound,
            _ => number => number != bound,
        };
    }

    private static string? GeneralAt(string format, int at) =>
        Array.Find(General, general => string.Compare(format, at, general, 0, general.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static void Literal(StringBuilder pattern, string text)
    {
        foreach (var c in text)
        {
            pattern.Append('\\').Append(c);
        }
    }

    private static string Until(string format, char end, ref int at)
    {
        var from = at + 1;
        at = format.IndexOf(end, from) is var found and >= 0 ? found : format.Length;
        return format[from..at];
    }

    [GeneratedRegex(@"^(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Comparison();
}
