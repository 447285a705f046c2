using System.Globalization;
using System.Text;

namespace CaseReform.Ops.Data.Digest;

/// <summary>Many row ids in few characters: <c>1-40,43,50-51</c>. A ledger's open problems are mostly neighbours.</summary>
public static class IdRanges
{
    /// <summary>Writes ids; they must ascend.</summary>
    public static string Write(IEnumerable<long> ascending)
    {
        var text = new StringBuilder();
        long? first = null, last = null;
        foreach (var id in ascending)
        {
            if (last is { } before && id == before + 1)
            {
                last = id;
                continue;
            }

            Append(text, first, last);
            (first, last) = (id, id);
        }

        Append(text, first, last);
        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static IEnumerable<long> Read(string text)
    {
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('-', StringComparison.Ordinal);
            var first = Number(cut < 0 ? part : part[..cut]);
            var last = cut < 0 ? first : Number(part[(cut + 1)..]);
            for (var id = first; id <= last; id++)
            {
                yield return id;
            }
        }
    }

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, long? first, long? last)
    {
        if (first is not null)
        {
            text.Append(text.Length > 0 ? "," : string.Empty).Append(CultureInfo.InvariantCulture, $"{first}");
            if (last != first)
            {
                text.Append(CultureInfo.InvariantCulture, $"-{last}");
            }
        }
    }
}
