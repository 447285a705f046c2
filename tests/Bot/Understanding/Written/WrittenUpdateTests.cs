using CaseReform.Ops.Bot.Understanding;

namespace CaseReform.Ops.Bot.Tests.Understanding.Written;

/// <summary>The updates among the written sentences, judged by <see cref="UpdateJudge"/>. The floors are what was reached.</summary>
public sealed class WrittenUpdateTests
{
    [Theory]
    [InlineData("built", 0.76)]
    public void Updates_are_understood_as_their_writers_expect(string set, double floor)
    {
        var updates = Updates(set);
        var right = updates.Count(sentence => sentence.Judge() == Verdict.Right);
        Assert.True(updates.Count >= 140, $"{updates.Count}");
        Assert.True(right >= floor * updates.Count, $"{right} of {updates.Count}");
    }

    [Theory]
    [InlineData("built", 0.05)]
    public void Few_cards_show_something_else_than_the_writer_expects(string set, double most)
    {
        var updates = Updates(set);
        var wrong = updates.Where(sentence => sentence.Judge() == Verdict.Wrong).ToList();
        Assert.True(wrong.Count <= most * updates.Count, string.Join('\n', wrong.Select(sentence => $"{sentence.Said} → {sentence.Got()}")));
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void An_update_said_a_little_differently_is_the_same_or_asked_back(string name)
    {
        var mutate = Ways[name];
        var wrong = Updates("built").Where(sentence => sentence.Judge() != Verdict.Wrong)
            .Select(sentence => sentence with { Said = mutate(sentence.Said) }).Where(sentence => sentence.Judge() == Verdict.Wrong)
            .Select(sentence => $"{sentence.Said} → {sentence.Got()}, not {sentence.Expected}");
        UtteranceTests.None(wrong);
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void What_must_change_nothing_makes_no_card_however_it_is_said(string name)
    {
        var mutate = Ways[name];
        var wrong = All().Where(sentence => !sentence.IsUpdate()).Select(sentence => sentence with { Said = mutate(sentence.Said) })
            .Where(sentence => sentence.MakesCard).Select(sentence => $"{sentence.Said} → {sentence.Got()}");
        UtteranceTests.None(wrong);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Two_such_changes_at_once_make_no_other_value(int seed)
    {
        var random = new Random(seed);
        var ways = Ways.Values.ToList();
        var wrong = All().Where(sentence => !sentence.IsUpdate() || sentence.Judge() != Verdict.Wrong)
            .Select(sentence => sentence with { Said = ways[random.Next(ways.Count)](ways[random.Next(ways.Count)](sentence.Said)) })
            .Where(sentence => sentence.IsUpdate() ? sentence.Judge() == Verdict.Wrong : sentence.MakesCard)
            .Select(sentence => $"{sentence.Said} → {sentence.Got()}, not {sentence.Expected}");
        UtteranceTests.None(wrong);
    }

    public static TheoryData<string> Mutations => new(Ways.Keys);

    /// <summary>Changes that leave the meaning as it is.</summary>
    private static readonly Dictionary<string, Func<string, string>> Ways = new()
    {
        ["greeting"] = said => "您好，" + said,
        ["teacher"] = said => "老师，" + said,
        ["hm"] = said => "嗯，" + said,
        ["that"] = said => "那个，" + said,
        ["please"] = said => "麻烦您，" + said,
        ["thanks"] = said => said + "，谢谢",
        ["effort"] = said => said + " 辛苦了",
        ["stop"] = said => said.TrimEnd('。') + "。",
        ["tilde"] = said => said + "～",
        ["ha"] = said => said + "哈",
        ["wide"] = said => string.Concat(said.Select(c => c is >= '0' and <= '9' or '%' ? (char)(c + 0xFEE0) : c)),
        ["spaced marks"] = said => said.Replace("，", "， ", StringComparison.Ordinal),
        ["marks as gaps"] = said => said.Replace('，', ' '),
        ["gaps doubled"] = said => said.Replace(" ", "  ", StringComparison.Ordinal),
        ["wide gaps"] = said => said.Replace(' ', '\u3000'),
        ["line end"] = said => said + "\n",
        ["unseen"] = said => said.Length > 1 ? said.Insert(1, "\u200B") : said,
        ["capitals"] = said => said.ToUpperInvariant(),
        ["half-width marks"] = said => said.Replace('，', ',').Replace('。', '.'),
    };

    private static List<WrittenSentence> All() => [.. WrittenSentenceTests.Sentences("built"), .. WrittenSentenceTests.Sentences("held")];

    private static List<WrittenSentence> Updates(string set) => [.. WrittenSentenceTests.Sentences(set).Where(sentence => sentence.IsUpdate())];
}
