using System.Globalization;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Takes apart a cell that numbers its own items: 1.…2.…, (1)…(2)…, ①…②…, 一是…二是….</summary>
internal static class NumberedItems
{
    private const int MaxItems = 50;
    private const string Chinese = "一二三四五六七八九十";
    private static readonly char[] Ends = ['；', ';', '。', '，', ',', '、', ' ', '\n', '\r', '\t', '　'];

    /// <summary>The items without their numbers, or null when the cell does not number at least two, from one on and without a gap.</summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        foreach (var style in Styles)
        {
            var starts = new List<(int Mark, int Text)>();
            for (int k = 1, from = 0; k <= MaxItems && Next(text, style(k), k, from) is { } found; k++)
            {
                starts.Add(found);
                from = found.Text;
            }

            if (starts.Count > 1 && text[..starts[0].Mark].Trim(Ends).Length == 0)
            {
                return
                [
                    .. starts.Select((s, i) => text[s.Text..(i + 1 < starts.Count ? starts[i + 1].Mark : text.Length)].Trim(Ends)),
                ];
            }
        }

        return null;
    }

    private static readonly Func<int, string[]>[] Styles =
    [
        k => [Figure(k) + ".", Figure(k) + "、", Figure(k) + "．", Figure(k) + ")", Figure(k) + "）"],
        k => ["（" + Figure(k) + "）", "(" + Figure(k) + ")"],
        k => k <= 20 ? [((char)('①' + k - 1)).ToString()] : [],
        k => k <= Chinese.Length ? [Chinese[k - 1] + "是"] : [],
        k => k <= Chinese.Length ? [Chinese[k - 1] + "、"] : [],
        k => k <= Chinese.Length ? ["（" + Chinese[k - 1] + "）", "(" + Chinese[k - 1] + ")"] : [],
    ];

    private static string Figure(int k) => k.ToString(CultureInfo.InvariantCulture);

    private static (int Mark, int Text)? Next(string text, string[] marks, int k, int from)
    {
        (int Mark, int Text)? best = null;
        foreach (var mark in marks)
        {
            for (var at = text.IndexOf(mark, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + 1, StringComparison.Ordinal))
            {
                if (IsMark(text, at, mark, k) && (best is null || at < best.Value.Mark))
                {
                    best = (at, at + mark.Length);
                    break;
                }
            }
        }

        return best;
    }

    // 2.5万元 and 12. are no second item; 2.2026年 is one where a break stands before it.
    private static bool IsMark(string text, int at, string mark, int k)
    {
        var before = at == 0 ? '\n' : text[at - 1];
        var after = at + mark.Length < text.Length ? text[at + mark.Length] : '\n';
        if (!char.IsAsciiDigit(mark[0]))
        {
            return Chinese.Contains(mark[0], StringComparison.Ordinal) ? at == 0 || Ends.Contains(before) || before is '：' or ':' : k > 0;
        }

        return !char.IsAsciiDigit(before) && before is not ('.' or '(' or '（' or '-' or '/') && (!char.IsAsciiDigit(after) || at == 0 || Ends.Contains(before));
    }
}
