using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>What one header cell says: a word that is known as it stands, else what its parts say.</summary>
internal static partial class HeaderParts
{
    private const int MaxLength = 20;
    private const int MaxByParts = 16;

    private static readonly SearchValues<char> Sentence = SearchValues.Create("。；;，,!?！？");
    private static readonly string[] Joiners = ["以及", "及", "和", "与", "、", "/", "暨"];
    private static readonly string[] Tasks = HeaderRule.Words("整改任务 整改事项 工作事项 交办事项");
    private static readonly string[] Contents = HeaderRule.Words("整改内容 工作要求 整改要求 整改方案");

    /// <summary>The meaning of a header cell, or null.</summary>
    public static HeaderMeaning? Find(string text)
    {
        if (text.Length is 0 or > MaxLength * 2)
        {
            return null;
        }

        var plain = Plain(text);
        if (text.Split('\n') is [var first, var second] && Joined(Core(Plain(first)) + "及" + Core(Plain(second))) is { Column: LedgerColumn.LeadUnit or LedgerColumn.SupportingUnits, Turn: HeaderTurn.Fixed } units
            && Find(second) is { Column: LedgerColumn.Responsible })
        {
            return units;
        }

        return Word(plain) ?? Word(Core(plain)) ?? Parts(Core(plain));
    }

    /// <summary>The meaning of a cell below a group: 牵头 below 责任单位, 完成 below 时限, 责任人 below 配合单位.</summary>
    public static HeaderMeaning? FindBelow(string parent, string text)
    {
        var (above, word) = (Core(Plain(parent)), Core(Plain(text)));
        if (above.Length == 0)
        {
            return Find(text);
        }

        var group = Find(parent);
        var helps = group is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.SupportingUnits or LedgerColumn.OverseeingUnit };
        if (word is "单位" or "部门" or "名称" or "单位名称" && group is { Turn: HeaderTurn.Fixed, Column: LedgerColumn.LeadUnit or LedgerColumn.SupportingUnits or LedgerColumn.OverseeingUnit })
        {
            return group;
        }

        var own = Find(text);
        if (helps && own is { Column: LedgerColumn.Responsible or LedgerColumn.LeadLeader, Turn: HeaderTurn.Fixed })
        {
            return HeaderMeaning.Side;
        }

        if (own is not null)
        {
            return own;
        }

        if (HeaderWords.Below(above, word) is { } below)
        {
            return new HeaderMeaning(below, 0, IsWord: true);
        }

        // 市级 and 县级 below 责任单位, 已完成工作 below 整改进展: the group says what they are.
        return group switch
        {
            { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Status or LedgerColumn.CloseOut } => word is "是" or "否" || StatusWords.Read(word) is not null ? group : null,
            { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Deadline } => word is "时间" or "日期" or "时限" or "计划" ? group : null,
            { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Progress } => word.Contains("下步", StringComparison.Ordinal) || word.Contains("下一步", StringComparison.Ordinal) || word.Contains("困难", StringComparison.Ordinal) ? null : group,
            { Turn: HeaderTurn.Fixed, Column: LedgerColumn.LeadUnit or LedgerColumn.SupportingUnits } => word.EndsWith('级') || word.EndsWith('直') ? group : null,
            { Turn: HeaderTurn.Fixed, Column: LedgerColumn.Symptom or LedgerColumn.Measure } => word is "内容" or "具体内容" or "情况" or "描述" ? group : null,
            _ => null,
        };
    }

    private static HeaderMeaning? Word(string text)
    {
        if (text.Length > MaxLength || HeaderWords.Find(WithoutMarks(text)) is not { } word)
        {
            return null;
        }

        var turn = Array.Exists(Tasks, t => text == t) ? HeaderTurn.Task
            : Array.Exists(Contents, c => text == c) ? HeaderTurn.Content
            : text == "目标任务" ? HeaderTurn.Aim
            : HeaderTurn.Fixed;
        return new HeaderMeaning(word.Column, HeaderRanks.Of(word.Column, text, word.Rank), turn, IsWord: true);
    }

    private static HeaderMeaning? Parts(string text)
    {
        if (text.Length is < 2 or > MaxByParts || text.AsSpan().ContainsAny(Sentence))
        {
            return null;
        }

        return Joined(text) ?? One(text) ?? FirstOf(text);
    }

    private static HeaderMeaning? One(string text)
    {
        if (text.Length > 2 && (text.EndsWith("名称", StringComparison.Ordinal) || (text.EndsWith("清单", StringComparison.Ordinal) && text != "责任清单")))
        {
            text = text[..^2];
            if (Word(text) is { } word)
            {
                return word with { IsWord = false };
            }
        }

        foreach (var rule in HeaderRules.All)
        {
            if (rule.Fits(text))
            {
                return rule.Meaning is { Turn: not HeaderTurn.Side } found ? found with { Rank = HeaderRanks.Of(found.Column, text, found.Rank) } : rule.Meaning;
            }
        }

        return null;
    }

    /// <summary>责任单位及责任人 is two things, 问题及原因 one; null when the text is not made of two headers.</summary>
    private static HeaderMeaning? Joined(string text)
    {
        foreach (var joiner in Joiners)
        {
            var at = text.IndexOf(joiner, StringComparison.Ordinal);
            if (at <= 0 || at + joiner.Length >= text.Length)
            {
                continue;
            }

            var (left, right) = (text[..at], text[(at + joiner.Length)..]);
            return (Word(left) ?? One(left)) is { } one && (Word(right) ?? One(right)) is { } other ? HeaderPairs.Of(one, other) : null;
        }

        return null;
    }

    // 建设内容及规模: what stands first is what the column is of, where that is a text.
    private static HeaderMeaning? FirstOf(string text)
    {
        var at = text.IndexOf('及', StringComparison.Ordinal);
        return at > 1 && One(text[..at]) is { Column: LedgerColumn.Symptom or LedgerColumn.Measure or LedgerColumn.Target or LedgerColumn.Progress, Turn: not HeaderTurn.Side } first ? first : null;
    }

    /// <summary>Narrow, without white space and ornaments.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Squashed().Where(c => c is not ('*' or '※' or '★' or '☆' or '△' or '▲' or ':' or '"' or '“' or '”')));

    /// <summary>Without brackets, numbering and footnote marks; what stands in brackets when there is nothing else.</summary>
    private static string Core(string plain)
    {
        var bare = WithoutBrackets(plain);
        var core = Footnote().Replace(Numbering().Replace(bare, ""), "$1");
        return core.Length == 0 ? WithoutMarks(plain)
            : Qualifier().Match(plain) is { Success: true } which ? which.Groups[1].Value + core
            : core;
    }

    private static string WithoutMarks(string text) => string.Concat(text.Where(c => c is not ('(' or ')' or '[' or ']' or '【' or '】' or '、')));

    private static string WithoutBrackets(string text)
    {
        var kept = new StringBuilder(text.Length);
        var depth = 0;
        foreach (var c in text)
        {
            depth += c is '(' or '[' or '【' or '〔' ? 1 : 0;
            if (depth == 0)
            {
                kept.Append(c);
            }

            depth -= c is ')' or ']' or '】' or '〕' && depth > 0 ? 1 : 0;
        }

        return kept.ToString();
    }

    // A bracket that tells one column from its neighbour: 完成时间（实际）, 责任单位（配合）.
    [GeneratedRegex(@"[(\[【](实际|计划|拟|预计|原定|牵头|主办|主责|配合|协办|参与|督导|验收|分管|延期后|调整后)[)\]】]$", RegexOptions.None)]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z])[.、,)](?=.)", RegexOptions.None)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"(\p{IsCJKUnifiedIdeographs})(?:注?[0-9]{1,2}|[#'^~_-]+)$", RegexOptions.None)]
    private static partial Regex Footnote();
}
