using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

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
            if (percent.Value is not { } value || name.Length is < MinName or > MaxName || !name.All(c => c > '\u3000' && char.IsLetter(c)) || NoName().IsMatch(name) || parts.Count == MaxParts)
            {
                return null;
            }

            parts.Add(new Intent.Report(null, value, null) { Named = name });
            from = percent.End;
        }

        return parts.Count > 1 && text[from..].Trim(' ', '。', '!', ',', '了', '吧', '哈').Length == 0 ? new Intent.Several(parts) : null;
    }

    [GeneratedRegex("(?:的)?(?:那个|那条|那项|这个|这条)?(?:目前|现在|已经|已|大概|大约|差不多|就|才|都)*(?:完成|进度|做|弄|搞|干|办)?(?:到了|到|有|是|了)?$")]
    private static partial Regex Fill();

    // 从60%到80%, 不是50%是55%, 哪些超过60%
    [GeneratedRegex("[从由比不没未哪谁吗么几超过低高差剩改]|是$|平均|完成率|之间|以上|以下|问题|措施|单位|进度")]
    private static partial Regex NoName();
}
