using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Updates;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>立项：…；牵头…；12月20日前；来源 …: parts between semicolons or on lines of their own. What no part names is the problem; no word is lost.</summary>
internal static partial class ProblemSentence
{
    /// <summary>What is said of the new problem; null where the sentence is none. A part that may be a deadline is told by <paramref name="isTerm"/>.</summary>
    public static OrderDraft? Read(string text, Func<string, bool> isTerm)
    {
        if (Head().Match(text) is not { Success: true } head)
        {
            return null;
        }

        var draft = new OrderDraft { Kind = OrderKind.Problem };
        var problem = new List<string>();
        foreach (var said in text[head.Length..].Split(['；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var part = said.TrimEnd('。', '，', ',');
            if (part.Length == 0)
            {
                continue;
            }

            if (Labelled().Match(part) is { Success: true } named && Taken(draft, named.Groups["label"].Value, named.Groups["rest"].Value.Trim()) is { } taken)
            {
                draft = taken;
            }
            else if (draft.Term is null && isTerm(part))
            {
                draft = draft with { Term = part };
            }
            else
            {
                problem.Add(said);
            }
        }

        return draft with { Symptom = SpokenText.Clean(string.Join('；', problem)) ?? draft.Symptom };
    }

    // a label that was said before belongs to the text
    private static OrderDraft? Taken(OrderDraft draft, string label, string rest) => (label, rest.Length) switch
    {
        (_, 0) => null,
        ("牵头" or "牵头单位" or "责任单位" or "承办单位" or "牵头部门" or "责任部门", _) when draft.Unit is null => draft with { Unit = rest },
        ("来源" or "问题来源", _) when draft.Source is null => draft with { Source = rest },
        ("措施" or "整改措施", _) when draft.Measure is null => draft with { Measure = rest },
        ("责任人" or "经办人", _) when draft.Name is null => draft with { Name = rest },
        ("台账" or "记入" or "列入", _) when draft.Ledger is null => draft with { Ledger = rest },
        ("时限" or "期限" or "完成时限" or "整改时限", _) when draft.Term is null => draft with { Term = rest },
        ("问题" or "问题表现", _) when draft.Symptom is null => draft with { Symptom = rest },
        _ => null,
    };

    [GeneratedRegex(@"^\s*(?:请|帮我|麻烦)?\s*(?:立项|新立项|新增(?:一[条个项])?问题|加一[条个项](?:问题)?|新增一[条个项])\s*(?:[:：]|$)")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<label>牵头(?:单位|部门)?|责任单位|责任部门|承办单位|问题来源|来源|整改措施|措施|责任人|经办人|台账|记入|列入|整改时限|完成时限|时限|期限|问题表现|问题)\s*[:：是为]?\s*(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Labelled();
}
