namespace CaseReform.Ops.Bot.Tests.Orders;

/// <summary>取消, typed, does what the button of the newest card does.</summary>
public sealed class WithdrawingTalkTests : OrderTalk
{
    [Theory]
    [InlineData("取消")]
    [InlineData("算了")]
    [InlineData("不用了")]
    [InlineData("先不改")]
    public async Task The_newest_card_is_taken_back_and_then_the_one_before(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));
        var deadline = await SayAsync(Office, "12-1改到12月21日，因为招标流标");
        Test.Clock.Advance(TimeSpan.FromSeconds(1));
        var problem = await SayAsync(Office, "立项：窗口排队时间长；牵头示例局；12月21日前");

        Assert.Equal("已取消：立项，编号13。台账没有改动。", (await SayAsync(Office, said)).Answer.Text);
        Assert.DoesNotContain("已立项", (await PressAsync(Office, problem, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal("已取消：12-1的完成时限改到2026年12月21日。台账没有改动。", (await SayAsync(Office, said)).Answer.Text);
        Assert.DoesNotContain("已记入", (await PressAsync(Office, deadline, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal(("2026-11-30", 1), (await Test.ScalarAsync<string>("SELECT deadline FROM measures"), await Test.ScalarAsync<long>("SELECT count(*) FROM problems")));
        Assert.Equal("好的，台账没有改动。", (await SayAsync(Office, said)).Answer.Text);
    }

    [Fact]
    public async Task Progress_and_a_close_out_are_taken_back_by_name()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        var progress = await SayAsync("张责任", "12-1进度60%");
        Assert.Equal("好的，12-1进度60%没有记入，台账没有改动。", (await SayAsync("张责任", "取消")).Answer.Text);
        Assert.DoesNotContain("已记入", (await PressAsync("张责任", progress, "确认")).Answer.Text, StringComparison.Ordinal);

        await Test.ExecuteAsync("UPDATE measures SET status = 'completed', completed_on = '2026-11-19', open = 0, evidence = '会议纪要'");
        await SayAsync("张责任", "申请销号12：已修订制度");
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM close_out_proposals WHERE state = 'open'"));
        Assert.Equal("已取消：12号问题的“申请销号”。台账没有改动。", (await SayAsync("张责任", "算了")).Answer.Text);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM close_out_proposals WHERE state = 'open'"));
    }

    [Fact]
    public async Task What_was_just_recorded_or_lapsed_or_is_another_persons_is_not_taken_back()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await SayAsync(Office, "12-1改到12月21日，因为招标流标");
        Assert.Equal("好的，台账没有改动。", (await SayAsync("张责任", "取消")).Answer.Text);
        await DoAsync("张责任", "12-1进度60%");
        Assert.StartsWith("刚才已记入：12-1进度60%。", (await SayAsync("张责任", "取消")).Answer.Text, StringComparison.Ordinal);

        Test.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("好的，12-1的完成时限改到2026年12月21日没有记入，台账没有改动。", (await SayAsync(Office, "取消")).Answer.Text);
    }
}
