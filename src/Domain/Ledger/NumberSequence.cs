using System.Globalization;

namespace CaseReform.Ops.Domain.Ledger;

/// <summary>Counts on in the manner of a ledger's numbers: 13 after 12, XC-010 after XC-009.</summary>
public static class NumberSequence
{
    /// <summary>The number that comes next.</summary>
    public static string After(string last)
    {
        var start = last.Length;
        while (start > 0 && char.IsAsciiDigit(last[start - 1]))
        {
            start--;
        }

        var figures = last[start..];
        return long.TryParse(figures, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? last[..start] + (value + 1).ToString(CultureInfo.InvariantCulture).PadLeft(figures.Length, '0')
            : last + "-2";
    }
}
