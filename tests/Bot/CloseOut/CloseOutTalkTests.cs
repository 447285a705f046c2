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
}
