using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Tests.Understanding.Written;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Asking;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Which words of a sentence are the matter, given what the ledger says; without any database.</summary>
public sealed class MatterChoiceTests
{
    private static readonly string[] Texts =
    [
        "往来款挂账长期未清理", "差旅费报销把关不严", "公务用车登记不全", "专项资金拨付滞后", "建立接访台账", "信访件答复不及时，超期未答复", "组织执法培训", "集体台账规范程度低", "信息公开更新不及时",
        "采购问题突出，采购项目未招标", "完成采购流程再造，没有采购计划", "办公用房超标", "租金催缴不到位", "采购合同未归档", "食品安全责任不实", "三重一大事项决策不规范", "资金闲置",
    ];

    [Theory]
    [InlineData("往来款挂账怎么样了", "往来款挂账")]
    [InlineData("差旅费报销了没", "差旅费报销")]
    [InlineData("公务用车登记进展", "公务用车登记")]
    [InlineData("拨付滞后的有哪些", "拨付滞后")]
    [InlineData("滞后的拨付有哪些", "拨付")]
    [InlineData("接访台账建了没", "接访台账")]
    [InlineData("群众信访件答复到哪了", "信访件答复")]
    [InlineData("执法培训开了没", "执法培训")]
    [InlineData("台账规范那个", "台账规范")]
    [InlineData("超期未答复的那个", "超期未答复")]
    [InlineData("信息公开更新不及时", "信息公开更新不及时")]
    [InlineData("租金催缴到哪了", "租金催缴")]
    [InlineData("在办公用房进展", "办公用房")]
    [InlineData("三重一大那个", "三重一大")]
    [InlineData("采购合同那个", "采购合同")]
    [InlineData("食品安全怎么样了", "食品安全")]
    public void What_the_ledger_says_is_grown_as_far_as_it_goes(string sentence, string words) => Assert.Equal(words, Words(sentence));

    [Theory]
    [InlineData("采购问题有哪些")]
    [InlineData("采购项目有哪些")]
    [InlineData("完成采购的有哪些")]
    [InlineData("没有采购的有哪些")]
    [InlineData("逾期的采购")]
    [InlineData("本周更新采购的有哪些")]
    public void What_only_says_how_it_is_asked_is_none_of_it(string sentence) => Assert.Equal("采购", Words(sentence));

    [Fact]
    public void Known_words_are_the_matter_where_nothing_else_is_one()
    {
        var cut = Cut("资金类的问题有哪些");
        Assert.Empty(MatterParts.Of(cut, isLoose: false));
        Assert.Equal("资金", Words(cut, isLoose: true));
        Assert.Equal("", Words(Cut("有哪些问题"), isLoose: true));
    }

    [Fact]
    public void Read_with_its_matter_a_sentence_says_nothing_else_by_those_words()
    {
        var cut = Cut("拨付滞后的有哪些");
        var question = cut.As([(new Stretch(0, 4), "拨付滞后")])!;
        Assert.Equal((Asked.List, false), (question.Asked, question.Filter.Quiet));
        Assert.Equal(["拨付滞后"], question.Filter.Words);
        Assert.True(cut.As([(new Stretch(0, 2), "拨付")])!.Filter.Quiet);
    }

    [Theory]
    [InlineData("往来宽", "往来款")]
    [InlineData("执去培训", "执法培训")]
    [InlineData("往来信", null)]
    [InlineData("执法培洲", null)]
    [InlineData("往来款", null)]
    public void One_character_may_be_wrong_within_a_word_or_sound_the_same(string said, string? meant) => Assert.Equal(meant, MatterChoice.Meant(said, Texts));

    private static string Words(string sentence) => Words(Cut(sentence), isLoose: false);

    private static string Words(SentenceCut cut, bool isLoose) =>
        string.Join(' ', MatterChoice.Of(cut.Text, MatterParts.Of(cut, isLoose), Texts).Select(part => cut.Text[part.Start..part.End]));

    private static SentenceCut Cut(string sentence) => new WrittenSentence("S", "", sentence, "x").Step is Step.Act(var intent) ? (intent as Intent.Ask)?.Question.Cut ?? intent.Cut! : null!;
}
