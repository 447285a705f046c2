using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>租金80%工程60%: nothing but names, each with its percentage behind it.</summary>
internal static partial class SharesInRow
{
    private const int MinName = 2;
    private const int MaxName = 10;
    private const int MaxParts = 6;

    /// <summary>The updates; null where the sentence is anything else.</summary>
    public static Intent.Several? Read(Sentence sentence)
    {
        var (text, from, parts) = (sentence.Folded.Text, 0, new List<Intent>());
        foreach (var percent in sentence.Tokens.OfType<Token.Percent>())
        {
            var name = Fill().Replace(text[from..percent.Start].Trim(' ', ',', '、', ';', '。', '和', ':'), string.Empty);
            if (percent.Value is not { } value || name.Length is < MinName or > MaxName || !name.All(c => c > '\u3000' && char.IsLetter(c)) || NoName().IsMatch(name) || Aspect().IsMatch(name) || IsUnit(sentence, name) || Lexicon.Shared.RefusedStarts.Starts(sentence.Folded.Lower.AsSpan(text.IndexOf(name, from, StringComparison.Ordinal))) || Unsure().IsMatch(name) || parts.Count == MaxParts)
            {
                return null;
            }

            parts.Add(new Intent.Report(null, value, null) { Named = name });
            from = percent.End;
        }

        return parts.Count > 1 && text[from..].Trim(' ', '。', '!', ',', '了', '吧', '哈').Length == 0 ? new Intent.Several(parts) : null;
    }

    // 教育局80%住建局60%: shares of units, and of which measures is not said
    private static bool IsUnit(Sentence sentence, string name) => sentence.Tokens.OfType<Token.Unit>().Any(unit => sentence.Folded.Text[unit.Start..unit.End] == name);

    // 我以为租金80%工程60%
    [GeneratedRegex("^(?:[我你您他她咱](?:们)?)?(?:以为|觉得|认为|估计|估摸|猜|希望|想|打算|争取|力争|确保|说)|听说|据说|如果|假如|要是|是否|等(?!级)")]
    private static partial Regex Unsure();

    // 上周50%本周60%, 计划80%实际60%, 红灯80%黄灯20%, 到位80%支付60%: one thing seen from several sides
    [GeneratedRegex("^(?:[上下本这那去今昨前后当]一?个?(?:周|月|年|天|日|次|回|期|季度|季|礼拜|星期|半年|旬)|[一二三四1-4]季度|[0-9一二三四五六七八九十]{1,3}(?:月份?|号|日|年)|[上下]半年|年[初底末]|月[初底末]|之前|以前|原来|原先|现在|目前|当前|此前|最初|今后|开始|最后|后来)|计划|实际|目标|预计|预期|应当|序时|理论|[红橙黄蓝绿]灯?$|灯$|亮灯|^(?:已|应|未)?(?:资金|款项|人员|材料|设备)?(?:到位|支付|付款|拨付|支出|开工|动工|施工|完工|竣工|验收|整改|完成|办结|销号|落实|启动|投资|形象|主体|总体|整体|全部|其余|其他|部分|剩余|逾期|超期|滞后|在办|同比|环比)(?:率)?$")]
    private static partial Regex Aspect();

    [GeneratedRegex("(?:的)?(?:那个|那条|那项|这个|这条)?(?:目前|现在|已经|已|大概|大约|差不多|就|才|都)*(?:完成|进度|做|弄|搞|干|办)?(?:到了|到|有|是|了)?$")]
    private static partial Regex Fill();

    // 从60%到80%, 不是50%是55%, 哪些超过60%
    [GeneratedRegex("[从由比不没未哪谁吗么几超过低高差剩改]|是$|平均|完成率|之间|以上|以下|问题|措施|单位|进度")]
    private static partial Regex NoName();
}
