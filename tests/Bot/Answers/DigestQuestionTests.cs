using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>The digest asked for in the chat, on 20 November 2026.</summary>
public sealed class DigestQuestionTests : TwoUnitsTests
{
    [Theory]
    [InlineData("周报")]
    [InlineData("最新一期周报")]
    public async Task The_last_issue_is_named_with_its_day_and_opens_by_a_button(string asked)
    {
        await IssueAsync(new(2026, 11, 9));
        await IssueAsync(new(2026, 11, 16));

        var turn = await SayAsync("周办公", asked);

        Assert.Equal("最近一期：2026年第47期周报，11月16日印发。", turn.Answer.Text);
        var button = turn.Card.GetProperty("actions")[0];
        Assert.Equal("打开全文", button.GetProperty("title").GetString());
        Assert.EndsWith("/digest/2026-W47", button.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(["第46期周报", "总体情况"], turn.Suggestions);
    }

    [Theory]
    [InlineData("第46期", "2026年第46期周报，11月9日印发。")]
    [InlineData("2026年第46期", "2026年第46期周报，11月9日印发。")]
    [InlineData("2025年第46期", "没有找到第46期周报。最近一期：2026年第47期周报，11月16日印发。")]
    [InlineData("第48期", "没有找到第48期周报。最近一期：2026年第47期周报，11月16日印发。")]
    [InlineData("第99期", "没有找到第99期周报。最近一期：2026年第47期周报，11月16日印发。")]
    public async Task An_issue_is_found_by_its_number(string asked, string said)
    {
        await IssueAsync(new(2026, 11, 9));
        await IssueAsync(new(2026, 11, 16));

        Assert.Equal(said, (await SayAsync("周办公", asked)).Answer.Text);
    }

    [Fact]
    public async Task What_was_withheld_was_not_issued()
    {
        Assert.Equal("还没有印发过周报。", (await SayAsync("周办公", "周报")).Answer.Text);
        await IssueAsync(new(2026, 11, 9));
        await IssueAsync(new(2026, 11, 16), "不平");

        Assert.Equal("最近一期：2026年第46期周报，11月9日印发。", (await SayAsync("周办公", "周报")).Answer.Text);
        Assert.StartsWith("没有找到第47期周报。", (await SayAsync("周办公", "第47期")).Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("张责任")]
    [InlineData("李分管")]
    [InlineData("王第一")]
    public async Task Who_may_not_read_it_is_told_the_same_whether_it_exists_or_not(string name)
    {
        var before = (await SayAsync(name, "第46期")).Answer.Text;
        await IssueAsync(new(2026, 11, 9));

        var turn = await SayAsync(name, "第46期");

        Assert.Equal("周报发领导小组和办公室，您这里没有。当前数字请问“总体情况”。", turn.Answer.Text);
        Assert.Equal(before, turn.Answer.Text);
        Assert.Null(turn.Answer.Attachments);
        Assert.DoesNotContain("周报", (await SayAsync(name, "帮助")).Answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_without_cards_is_told_where_it_is()
    {
        await IssueAsync(new(2026, 11, 16));

        var lines = (await SayAsync("吴巡察", "周报", "sms")).Answer.Text!.Split('\n');

        Assert.Contains("问题：0", lines);
        Assert.Matches("^全文（登录后打开）：http.*/digest/2026-W47$", lines[^1]);
    }

    private Task IssueAsync(DateOnly day, string? mismatch = null)
    {
        var digests = new DigestStore(Test.Database);
        var period = new DigestPeriod { AsOf = Test.Now, Day = day, From = day.AddDays(-7), To = day, NextFrom = day, NextTo = day.AddDays(6) };
        return FileAsync();

        async Task FileAsync() => await digests.FileAsync(
            new NewDigest
            {
                Key = DigestIssue.Of(day).Key, Day = day, AsOf = Test.Now, Html = "<p>周报</p>", Plain = "周报", Mismatch = mismatch,
                Snapshot = new DigestSnapshot { LastEvent = 0, Open = string.Empty, Figures = new DigestTally(period).Figures(new DigestFlow(0, 0, 0, 0, 0, 0)) },
            },
            [], await digests.MarkAsync(Token), Test.Now, Token);
    }
}
