namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class SuggestionTalkTests : OrderTalk
{
    [Fact]
    public async Task Anybody_suggests_the_office_answers_and_who_suggested_is_told()
    {
        Assert.Equal("您还没有提过意见。说“意见：…”就可以提。", (await SayAsync("孙外人", "我的意见")).Answer.Text);
        var card = await SayAsync("孙外人", "意见：提醒信请注明联系电话，谢谢。");
        Assert.Contains("意见建议：提醒信请注明联系电话，谢谢。", All(card), StringComparison.Ordinal);
        Assert.StartsWith("09:00 已记入：意见已转办公室", (await PressAsync("孙外人", card, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("（办公室尚未答复）", All(await SayAsync("孙外人", "我的意见")), StringComparison.Ordinal);

        var list = await SayAsync(Office, "待处理意见");
        Assert.Equal("待答复的意见1条。", list.Answer.Text);
        Assert.Contains("1号 11月20日 孙外人：提醒信请注明联系电话，谢谢。", All(list), StringComparison.Ordinal);
        var form = await PressAsync(Office, list, "答复1号");
        Assert.Equal("请填写对1号意见的答复。", form.Answer.Text);
        Assert.Contains("答复：已补上联系电话", All(await PressAsync(Office, form, "下一步", ("text", "已补上联系电话"))), StringComparison.Ordinal);
        await DoAsync(Office, "答复1号意见：已补上联系电话");

        Assert.Contains("（11月20日答复：已补上联系电话）", All(await SayAsync("孙外人", "我的意见")), StringComparison.Ordinal);
        Assert.Equal("1号意见已经答复过。", (await SayAsync(Office, "答复1号意见：再说一次")).Answer.Text);
        Assert.Equal("没有9号意见。", (await SayAsync(Office, "答复9号意见：没有")).Answer.Text);
        Assert.Equal("没有待答复的意见。", (await SayAsync(Office, "待处理意见")).Answer.Text);
        Assert.Equal(["Suggested -", "SuggestionAnswered 孙外人"], await Test.QueryAsync<string>("SELECT t.kind || ' ' || coalesce(e.name, '-') FROM tidings t LEFT JOIN people e ON e.id = t.person_id ORDER BY t.id"));
        Assert.Single(await TrailAsync("suggestion.made"));
        Assert.Single(await TrailAsync("suggestion.answered"));
    }

    [Fact]
    public async Task Only_the_office_lists_and_answers()
    {
        await DoAsync("孙外人", "建议：提醒信请注明联系电话");

        foreach (var who in new[] { "张责任", "吴巡察", "孙外人" })
        {
            Assert.DoesNotContain("联系电话", All(await SayAsync(who, "待处理意见")), StringComparison.Ordinal);
            Assert.DoesNotContain("请核对", All(await SayAsync(who, "答复1号意见：好")), StringComparison.Ordinal);
        }

        Assert.Equal("您还没有提过意见。说“意见：…”就可以提。", (await SayAsync("张责任", "我的意见")).Answer.Text);
    }
}
