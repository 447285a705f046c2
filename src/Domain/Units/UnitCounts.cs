using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Units;

/// <summary>How many units a list says it has: 等三个乡镇, 等12家单位.</summary>
internal static partial class UnitCounts
{
    private const string Numerals = "零一二三四五六七八九十";

    /// <summary>Null where it says none, and where the directory has the whole as a name.</summary>
    public static int? Of(string written, UnitNames names) =>
        AndOthers().Match(written) is { Success: true } match && names.Find(written) is null ? Figure(match.Groups["n"].Value) : null;

    private static int Figure(string text)
    {
        if (char.IsAsciiDigit(text[0]))
        {
            return int.Parse(text, CultureInfo.InvariantCulture);
        }

        var ten = text.IndexOf('十', StringComparison.Ordinal);
        return ten < 0
            ? Digit(text[0])
            : ((ten == 0 ? 1 : Digit(text[0])) * 10) + (ten + 1 < text.Length ? Digit(text[ten + 1]) : 0);
    }

    private static int Digit(char c) => c is '两' or '二' ? 2 : Numerals.IndexOf(c, StringComparison.Ordinal);

    [GeneratedRegex("等(?<n>[0-9]{1,4}|[一二两三四五六七八九十]{1,3})(?:多|余)?(?:个|家|所|名)[^、(]{0,12}$", RegexOptions.NonBacktracking)]
    private static partial Regex AndOthers();
}
