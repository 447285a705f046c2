using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Words;

namespace CaseReform.Ops.Bot.Tests.Understanding;

/// <summary>The text of a report is what was written: what is left out at its ends are whole words, never a part of one.</summary>
public sealed class WholeWordTests
{
    [Theory]
    [InlineData("12-1请假人员轮岗已顺延", "请假人员轮岗已顺延")]
    [InlineData("3-1请示延到12月5日的报告已上报", "请示延到12月5日的报告已上报")]
    [InlineData("12-1领导小组已召开专题会", "领导小组已召开专题会")]
    [InlineData("12-1该项目已进场施工", "该项目已进场施工")]
    [InlineData("12-1其他整改事项已列入计划", "其他整改事项已列入计划")]
    [InlineData("12-1现场检查已安排两轮", "现场检查已安排两轮")]
    [InlineData("12-1行政处罚已立案", "行政处罚已立案")]
    [InlineData("12-1我委托第三方已进场", "我委托第三方已进场")]
    [InlineData("12-1补充协议已签", "补充协议已签")]
    [InlineData("12-1与会单位已会签", "与会单位已会签")]
    [InlineData("12-1惠民补贴已兑现", "惠民补贴已兑现")]
    [InlineData("12-1新流程已在两个窗口试行", "新流程已在两个窗口试行")]
    [InlineData("12-1专家已发出邀请", "专家已发出邀请")]
    [InlineData("12-1已补充书面说明", "已补充书面说明")]
    [InlineData("12-1已核实有关情况", "已核实有关情况")]
    [InlineData("12-1已约谈王同志", "已约谈王同志")]
    public void No_word_is_cut(string said, string text) => Assert.Equal(text, TextOf(said));

    [Theory]
    [InlineData("12-1您好，已约谈施工单位，谢谢", "已约谈施工单位")]
    [InlineData("麻烦记一下12-1已约谈施工单位", "已约谈施工单位")]
    [InlineData("12-1已约谈施工单位，请记一下", "已约谈施工单位")]
    public void Whole_courtesies_stay_out(string said, string text) => Assert.Equal(text, TextOf(said));

    [Fact]
    public void Whatever_word_stands_at_an_end_is_kept_or_left_out_whole()
    {
        // 12-1号 is the number itself
        const string Body = "专班轮岗已顺延";
        var cut = new List<string>();
        foreach (var word in ToldWords.Shared.All.All.Select(word => word.Key).Concat(Lexicon.Shared.Words.All.Select(word => word.Key)).Where(word => word.All(char.IsLetter) && word[0] != '号').Distinct())
        {
            cut.AddRange(new[] { ("12-1" + word + Body, word + Body, "@asideBefore"), ("12-1" + Body + word, Body + word, "@asideAfter") }
                .Where(one => TextOf(one.Item1) is { } text && text.Contains(Body, StringComparison.Ordinal) && !IsOfWholeWords(one.Item3, one.Item2.Replace(text, string.Empty, StringComparison.Ordinal)))
                .Select(one => one.Item1 + " → " + TextOf(one.Item1)));
        }

        Assert.True(cut.Count == 0, string.Join('\n', cut));
    }

    private static bool IsOfWholeWords(string list, string word)
    {
        var at = 0;
        while (at < word.Length && ToldWords.Shared.Longest(list, word.AsSpan(at)) is var length and > 0)
        {
            at += length;
        }

        return at == word.Length;
    }

    private static string? TextOf(string said) => Spoken.Say(said).Step is Step.Act { Intent: Intent.Report report } ? report.Text : null;
}
