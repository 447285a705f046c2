using System.Text;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>How much is reached, in digits: 12个, 1.5万元, 95%. Never how long.</summary>
internal static class Quantity
{
    private static readonly string[] Counters =
    [
        "个", "所", "家", "条", "公里", "千米", "平方", "米", "套", "项", "座", "处", "万", "亿", "元", "亩", "户", "人", "名", "台", "辆", "件", "份", "场", "次", "吨", "栋", "间", "片", "块",
        "村", "镇", "公顷", "盏", "本", "笔", "宗", "批", "余", "多", "%",
    ];

    private static readonly string[] Times = ["个月", "个工作", "个自然", "个日历", "个星期", "个礼拜", "个周", "个季", "个小时", "个半", "个年", "多天", "多日", "多年", "余天", "余日", "批前", "次年", "次月", "次日"];

    /// <summary>Where the quantity that begins at a place ends; the place itself when there is none.</summary>
    public static int End(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '.' && end > at && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        if (end == at || Array.Exists(Times, time => string.CompareOrdinal(text, end, time, 0, time.Length) == 0))
        {
            return at;
        }

        return Array.Find(Counters, counter => string.CompareOrdinal(text, end, counter, 0, counter.Length) == 0) is { } found ? end + found.Length : at;
    }

    /// <summary>The text without its quantities.</summary>
    public static string Removed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return text;
        }

        var rest = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = End(text, i);
            if (end == i)
            {
                rest.Append(text[i++]);
            }

            i = Math.Max(i, end);
        }

        return rest.ToString();
    }
}
