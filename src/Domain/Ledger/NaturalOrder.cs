using System.Text;

namespace CaseReform.Ops.Domain.Ledger;

/// <summary>Orders numbers the way people count: 2 before 12, 12-2 before 12-10.</summary>
public static class NaturalOrder
{
    private const int Places = 10;

    /// <summary>A key whose ordinal order is the natural order of <paramref name="text"/>.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length + Places);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                key.Append(text[i++]);
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            key.Append(text[start..i].TrimStart('0').PadLeft(Places, '0'));
        }

        return key.ToString();
    }
}
