using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class GrantTalkTests : OrderTalk
{
    private const string Second = "郑办公";

    [Theory]
    [InlineData("把张责任设为办公室人员")]
    [InlineData("授予张责任办公室权限")]
    [InlineData("增加办公室人员：张责任")]
    public async Task The_only_office_person_grants_at_once(string said)
    {
        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：张责任任办公室。", card.Answer.Text);
        Assert.Contains("任职：示例局责任人 → 示例局责任人、样例中心办公室", All(card), StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：张责任自今日起任办公室。", (await PressAsync(Office, card, "确认")).Answer.Text);
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM holdings h JOIN posts p ON p.id = h.post_id WHERE p.role = 'office' AND h.to_day IS NULL"));
    }

    [Theory]
    [InlineData("把张责任设为巡察人员")]
    [InlineData("王第一的邮箱改为first@example.test")]
    public async Task Where_there_is_a_second_office_person_that_one_confirms(string said)
    {
        await AddSecondAsync();
        if (said.Contains("邮箱", StringComparison.Ordinal))
        {
            await DoAsync(Office, "把王第一设为领导小组成员");
            await PressAsync(Second, await SayAsync(Second, "同意1号申请"), "确认");
        }

        var before = await Test.ScalarAsync<long>("SELECT count(*) FROM requests");
        var card = await SayAsync(Office, said);
        Assert.Contains("这项改动需由另一位办公室人员确认后生效：郑办公。", All(card), StringComparison.Ordinal);
        Assert.Contains("申请已提交", (await PressAsync(Office, card, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal("这项申请要由另一位办公室人员确认，提出的人和得到职责的人都不能自己确认。", (await SayAsync(Office, $"同意{before + 1}号申请")).Answer.Text);
        Assert.DoesNotContain("first@example.test", await Test.QueryAsync<string>("SELECT coalesce(email, '') FROM people"));

        Assert.EndsWith("已生效。", (await PressAsync(Second, await SayAsync(Second, $"同意{before + 1}号申请"), "确认")).Answer.Text.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal("approved", await Test.ScalarAsync<string>("SELECT state FROM requests ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task Who_gains_does_not_confirm_and_who_acts_for_the_office_does_not_either()
    {
        await AddSecondAsync();
        await Ledger.AbsentAsync(Person(Second), Person("孙外人"), new(2026, 11, 1), null);
        await DoAsync(Office, "把张责任设为办公室人员");

        Assert.Equal("这项申请要由另一位办公室人员确认，提出的人和得到职责的人都不能自己确认。", (await SayAsync("孙外人", "同意1号申请")).Answer.Text);
        Assert.DoesNotContain("请核对：", All(await SayAsync("张责任", "同意1号申请")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_address_ends_what_the_old_one_let_in_and_has_the_old_one_and_the_office_told()
    {
        await ExecuteAsync(
            "INSERT INTO sessions (kind, cookie_hash, person_id, user_agent, created_at, seen_at, expires_at) VALUES ('link', 'x', @person, '', 1, 1, 9999999999999)", new { person = Person("张责任") });

        var card = await SayAsync(Office, "张责任的邮箱改为zhang2@example.test");
        Assert.Contains("邮箱：zhang@example.test → zhang2@example.test", All(card), StringComparison.Ordinal);
        Assert.Contains("此人的登录将全部退出，并写信告知原邮箱（zhang@example.test）和办公室。", All(card), StringComparison.Ordinal);
        await PressAsync(Office, card, "确认");

        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM sessions WHERE ended_at IS NOT NULL"));
        Assert.Equal(["AddressLeft zhang@example.test", "AddressChanged -"], await Test.QueryAsync<string>("SELECT kind || ' ' || coalesce(address, '-') FROM tidings ORDER BY id"));
        Assert.Equal("zhang2@example.test已登记在张责任名下，没有改动。", (await SayAsync(Office, "李分管的邮箱改为zhang2@example.test")).Answer.Text);
        Assert.StartsWith("邮箱不能用：", (await SayAsync(Office, "李分管的邮箱改为zhang2@")).Answer.Text.Length > 0 ? (await SayAsync(Office, "李分管的邮箱改为a b@c")).Answer.Text : string.Empty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_of_the_offices_post_is_not_changed_as_other_posts_are()
    {
        await AddSecondAsync();

        var card = await SayAsync(Office, "12-1责任人换成张责任");
        Assert.StartsWith("没有找到12-1号事项", card.Answer.Text, StringComparison.Ordinal);
        var posts = await Test.QueryAsync<long>("SELECT p.id FROM posts p WHERE p.role = 'office' ORDER BY p.id");
        var holder = await PressAsync(Office, $"{{\"do\":\"order\",\"order\":{{\"kind\":\"Holder\",\"post\":{posts[0]},\"person\":{Person("张责任")}}}}}");
        Assert.Equal("办公室、领导小组和巡察岗位不能这样换人，没有改动任何内容。", holder.Answer.Text);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM requests WHERE state = 'open'"));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM holdings h WHERE h.post_id = @post", new { post = posts[0] }));
    }

    private async Task AddSecondAsync()
    {
        var unit = await Ledger.UnitAsync("示例镇");
        Add(Second, await Ledger.HolderAsync(unit, PostRole.Office, Second, "zheng@example.test"));
        await Ledger.RunAsync("UPDATE posts SET unit_id = @There, title = '副主任' WHERE unit_id = @unit AND role = 'office'", new { There, unit });
        await Ledger.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");
    }
}
