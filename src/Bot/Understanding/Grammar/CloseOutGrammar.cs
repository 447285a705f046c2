using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>
/// The moves of the close-out, each said by its own word and a number, and what is to be said with it behind a mark: 申请销号12, 退回12：材料不全. Nothing else may stand in the
/// sentence; whatever asks or tells is read as before. A sentence leads to a card, never to a change.
/// </summary>
internal static partial class CloseOutGrammar
{
    private static readonly Dictionary<string, CloseOutMove?> Words = new(StringComparer.Ordinal)
    {
        ["申请销号"] = CloseOutMove.Apply, ["销号申请"] = CloseOutMove.Apply, ["提交销号申请"] = CloseOutMove.Apply,
        ["撤回销号申请"] = CloseOutMove.Withdraw, ["撤回销号"] = CloseOutMove.Withdraw,
        ["审核"] = null, ["核查"] = null,
        ["退回"] = CloseOutMove.Return,
        ["公示"] = CloseOutMove.Publish, ["开始公示"] = CloseOutMove.Publish,
        ["登记异议"] = CloseOutMove.Object, ["异议处理"] = CloseOutMove.Settle,
        ["办理销号"] = CloseOutMove.Close,
        ["重新打开"] = CloseOutMove.Reopen,
        ["回头看"] = CloseOutMove.LookBack,
    };

    /// <summary>The intent; null when it is no such sentence.</summary>
    public static Intent? Read(string text)
    {
        var said = text.Trim();
        if (Mine().IsMatch(said))
        {
            return new Intent.WaitingForMe();
        }

        if (Several().Match(said) is { Success: true } several && Words.ContainsKey(several.Groups["verb"].Value))
        {
            return new Intent.Refused(Say(UnderstandingTexts.OneCloseOut, several.Groups["said"].Value.Trim()));
        }

        var match = VerbFirst().Match(said) is { Success: true } first ? first : NumberFirst().Match(said);
        var told = match.Groups["text"].Value.Trim();
        return match.Success && Words.TryGetValue(match.Groups["verb"].Value, out var move) && !Asks().IsMatch(told)
            ? new Intent.CloseOut(move, new SpokenNumber(match.Groups["n"].Value.Narrowed()), told.Length > 0 ? told : null)
            : null;
    }

    private const string Verbs = "(?<verb>提交销号申请|撤回销号申请|撤回销号|销号申请|申请销号|办理销号|开始公示|登记异议|异议处理|重新打开|回头看|审核|核查|退回|公示)";

    // 12, ＪＴ03-1, and no OK without a figure; what stands behind 号 or the number itself begins with a mark
    private const string Number = "(?<n>(?=[A-Za-zＡ-Ｚａ-ｚ\\-－._]*[0-9０-９])[0-9０-９A-Za-zＡ-Ｚａ-ｚ][0-9０-９A-Za-zＡ-Ｚａ-ｚ\\-－._]{0,31}?)\\s*(?:号问题|号事项|号)?";

    private const string Rest = "\\s*(?:[，,：:；;。\\n]\\s*(?<text>[\\s\\S]*))?$";

    [GeneratedRegex("^(?:请|麻烦|我要|我想|我们要|我局)?" + Verbs + "\\s*" + Number + Rest)]
    private static partial Regex VerbFirst();

    // 退回3号、5号: the second is no reason to return the first
    [GeneratedRegex("^(?:请|麻烦|我要|我想|我们要|我局)?" + Verbs + "\\s*(?<said>" + Number + "(?:\\s*(?:[、，,;；和跟与及]|以及)\\s*第?" + Number + ")+)" + Rest)]
    private static partial Regex Several();

    // 12号退回 asks what became of it
    [GeneratedRegex("^" + Number + "(?<verb>申请销号)" + Rest)]
    private static partial Regex NumberFirst();

    // 退回12，可以吗: it asks
    [GeneratedRegex("(?:[?？吗么没呢]|对不对|是不是|行不行|好不好|可不可以|能不能)[?？!！。]*$")]
    private static partial Regex Asks();

    [GeneratedRegex("^(?:请问|查一下|看看|列出)?(?:有没有|有哪些)?待我(?:审核|核查|审批|办理)(?:的|的有哪些|有哪些|的事项|的问题)?[?？。!！~]*$")]
    private static partial Regex Mine();
}
