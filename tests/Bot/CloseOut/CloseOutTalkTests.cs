using CaseReform.Ops.Bot.Tests.Orders;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.CloseOut;

/// <summary>The close-out as the whole bot hears of it.</summary>
public sealed class CloseOutTalkTests : OrderTalk
{
    [Fact]
    public async Task Before_anybody_applies_the_card_and_the_answer_say_the_same()
    {
        await ProblemAsync("12", new(2026, 11, 30), new SeedMeasure { Status = MeasureStatus.Completed }, new SeedProblem { Status = ProblemStatus.InProgress });

        Assert.Equal("12号问题现在是“措施已完成”，没有需要您办理的。", (await SayAsync(Office, "审核12")).Answer.Text);
        Assert.Contains("正在推进（措施已完成，未申请销号）", All(await SayAsync(Office, "12号进展")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("退回12，13", "“12，13”没有办理：销号一次办理一个问题，请分别发送。")]
    [InlineData("审核12号、13号", "“12号、13号”没有办理：销号一次办理一个问题，请分别发送。")]
    [InlineData("退回12号和13号：材料不全", "“12号和13号”没有办理：销号一次办理一个问题，请分别发送。")]
    public async Task Of_several_problems_none_is_moved(string said, string answer)
    {
        await ProblemAsync("12", new(2026, 11, 30), new SeedMeasure { Status = MeasureStatus.Completed }, new SeedProblem { Status = ProblemStatus.CloseOutRequested });
        await ProblemAsync("13", new(2026, 11, 30), new SeedMeasure { Status = MeasureStatus.Completed }, new SeedProblem { Status = ProblemStatus.CloseOutRequested });

        Assert.Equal(answer, (await SayAsync(Office, said)).Answer.Text);
    }

    [Theory]
    [InlineData("撤销")]
    [InlineData("撤销12-1")]
    [InlineData("撤销完成12-1")]
    [InlineData("撤销12-1的佐证")]
    public async Task What_an_application_rests_on_is_not_taken_back(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await DoAsync("张责任", "完成12-1");
        await Test.ExecuteAsync("UPDATE measures SET evidence = '会议纪要'");
        await DoAsync("张责任", "申请销号12：已修订制度");
        Assert.Equal("close_out_requested", await Test.ScalarAsync<string>("SELECT status FROM problems"));

        Assert.Equal("该问题已申请销号，申请期间不能撤销已报的内容，没有改动。确需撤销的，核查通过前请申请人、责任人或第一责任人先发“撤回销号申请”加问题编号，例如“撤回销号申请12”；核查通过后请联系领导小组办公室。", All(await SayAsync("张责任", said)));

        await Test.ExecuteAsync("UPDATE problems SET status = 'public_notice'");
        Assert.Equal("该问题正在公示，不能撤销已报的内容，没有改动。确需更正的，请联系领导小组办公室退回后办理。", All(await SayAsync("张责任", said)));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE status = 'completed'"));
    }

    [Fact]
    public async Task A_card_put_up_before_the_application_takes_nothing_back_after_it()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await DoAsync("张责任", "完成12-1");
        var card = await SayAsync("张责任", "撤销");
        await Test.ExecuteAsync("UPDATE problems SET status = 'close_out_requested'");

        Assert.StartsWith("该问题已申请销号，申请期间不能撤销", All(await PressAsync("张责任", card, "确认")), StringComparison.Ordinal);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE status = 'completed'"));
    }
}
