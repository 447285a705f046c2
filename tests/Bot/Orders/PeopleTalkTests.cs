using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class PeopleTalkTests : OrderTalk
{
    [Theory]
    [InlineData("12-1责任人换成孙外人")]
    [InlineData("把12-1的责任人换成孙外人。")]
    [InlineData("12号的经办人改为孙外人同志")]
    public async Task The_office_names_another_责任人(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30), new SeedMeasure { Responsible = "张责任" });

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：12-1的责任人换成孙外人。", card.Answer.Text);
        Assert.Contains("责任人：张责任 → 孙外人", All(card), StringComparison.Ordinal);
        Assert.Contains("责任岗位：未指定 → 样例中心责任人", All(card), StringComparison.Ordinal);
        Assert.Contains("孙外人以样例中心责任人的身份负责；该措施的责任单位仍是示例局。", All(card), StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：12-1（整改台账）的责任人由张责任换成孙外人（样例中心责任人）。今后的提醒发到该岗位。", (await PressAsync(Office, card, "确认")).Answer.Text.Split('\n')[0]);
        Assert.Equal("孙外人 样例中心责任人", await Test.ScalarAsync<string>(
            "SELECT m.responsible_name || ' ' || u.name || '责任人' FROM measures m JOIN posts p ON p.id = m.responsible_post_id JOIN units u ON u.id = p.unit_id"));
        Assert.Contains("周办公 chat 整改台账/12-1", Assert.Single(await TrailAsync("measure.responsible_changed")), StringComparison.Ordinal);
        Assert.Contains("孙外人", All(await SayAsync("周办公", "谁负责12-1")), StringComparison.Ordinal);
        Assert.Equal("12-1现在就是孙外人，不用改。", (await SayAsync(Office, said)).Answer.Text);
    }

    [Fact]
    public async Task Of_two_people_of_one_name_one_is_chosen_and_who_is_unknown_is_not_invented()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        var third = await Ledger.UnitAsync("示例镇");
        await Ledger.HolderAsync(third, PostRole.Handler, "孙外人", "sun2@example.test");

        var choice = await SayAsync(Office, "12-1责任人换成孙外人");

        Assert.Equal("名单里有2位孙外人，请选择。", choice.Answer.Text);
        Assert.Equal(["孙外人（样例中心）", "孙外人（示例镇）"], Titles(choice));
        Assert.Contains("未指定 → 示例镇责任人", All(await PressAsync(Office, choice, "孙外人（示例镇）")), StringComparison.Ordinal);
        Assert.Equal("人员名单中没有“孙外甥”，相近的有孙外人。请按名单上的姓名再说一遍。", (await SayAsync(Office, "12-1责任人换成孙外甥")).Answer.Text);
        Assert.Equal("人员名单中没有“郑某某”，没有改动。请先把此人加入名单。", (await SayAsync(Office, "12-1责任人换成郑某某")).Answer.Text);
    }

    [Fact]
    public async Task Who_holds_no_post_cannot_answer()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await ExecuteAsync("INSERT INTO people (name, active) VALUES ('郑新来', 1)");
        await Ledger.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        Assert.Equal("郑新来目前没有任职，不能作责任人。请先安排岗位。", (await SayAsync(Office, "12-1责任人换成郑新来")).Answer.Text);
        Assert.Equal("吴巡察目前没有任职，不能作责任人。请先安排岗位。", (await SayAsync(Office, "12-1责任人换成吴巡察")).Answer.Text);
    }

    [Theory]
    [InlineData("示例局责任人换成孙外人")]
    [InlineData("把示例局的经办人换成孙外人")]
    public async Task A_posts_holder_changes_and_what_the_post_answers_for_goes_along(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30), new SeedMeasure { Responsible = "张责任" });
        await Ledger.RunAsync("UPDATE measures SET responsible_post_id = (SELECT p.id FROM posts p JOIN holdings h ON h.post_id = p.id JOIN people e ON e.id = h.person_id WHERE e.name = '张责任')");

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：示例局责任人换成孙外人。", card.Answer.Text);
        Assert.Contains("任职人员：张责任 → 孙外人", All(card), StringComparison.Ordinal);
        Assert.Contains("随岗位转交：在办措施1条", All(card), StringComparison.Ordinal);
        Assert.Contains("孙外人仍任样例中心责任人，原岗位不变。", All(card), StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：示例局责任人自2026年11月20日起由张责任换成孙外人，在办措施1条随岗位转交。", (await PressAsync(Office, card, "确认")).Answer.Text.Split('\n')[0]);
        Assert.Equal(
            ["张责任 2020-01-01 2026-11-19", "孙外人 2026-11-20 -"],
            await Test.QueryAsync<string>(
                "SELECT e.name || ' ' || h.from_day || ' ' || coalesce(h.to_day, '-') FROM holdings h JOIN people e ON e.id = h.person_id JOIN posts p ON p.id = h.post_id JOIN units u ON u.id = p.unit_id WHERE u.name = '示例局' AND p.role = 'handler' ORDER BY h.id"));
        Assert.Equal(["周办公 chat"], (await TrailAsync("holding.added")).Select(t => t[..8]));
        Assert.DoesNotContain("12-1", All(await SayAsync("张责任", "我的任务")), StringComparison.Ordinal);
        Assert.Contains("12-1", All(await SayAsync("孙外人", "我的任务")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_is_not_in_the_list_is_offered_beside_its_like()
    {
        Assert.Equal("单位名录中没有“示列局”，相近的有示例局。请按名录上的名称再说一遍。", (await SayAsync(Office, "示列局责任人换成孙外人")).Answer.Text);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }
}
