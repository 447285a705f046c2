using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class ProblemTalkTests : OrderTalk
{
    [Theory]
    [InlineData("立项：窗口排队时间长，群众意见大；牵头示例局；12月20日前；来源 区委常委会第8次")]
    [InlineData("加一条：窗口排队时间长，群众意见大；牵头单位：示例局；时限：12月20日前；来源：区委常委会第8次。")]
    [InlineData("新增一个问题：\n窗口排队时间长，群众意见大\n牵头 示例局\n12月20日前\n来源 区委常委会第8次")]
    public async Task One_problem_is_entered_under_the_next_number(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：立项，编号13。", card.Answer.Text);
        foreach (var line in new[] { "编号：13（整改台账）", "问题：窗口排队时间长，群众意见大", "牵头单位：示例局", "完成时限：2026年12月20日", "问题来源：区委常委会第8次", "交办日期：2026年11月20日", "2026年12月20日是星期日", "提醒发给张责任。" })
        {
            Assert.Contains(line, All(card), StringComparison.Ordinal);
        }

        Assert.Equal("09:00 已记入：已立项13号（整改台账），由示例局牵头。", (await PressAsync(Office, card, "确认")).Answer.Text.Split('\n')[0]);
        Assert.Equal("13 窗口排队时间长，群众意见大 2026-11-20 2026-12-20 12月20日前", await Test.ScalarAsync<string>(
            "SELECT p.number || ' ' || m.text || ' ' || p.issued_on || ' ' || m.deadline || ' ' || m.deadline_text FROM problems p JOIN measures m ON m.problem_id = p.id WHERE p.number = '13'"));
        Assert.StartsWith("周办公 chat 整改台账/13", Assert.Single(await TrailAsync("problem.entered")), StringComparison.Ordinal);
        Assert.Contains("13-1", All(await SayAsync("张责任", "我的任务")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_the_rest_in_its_fields()
    {
        await ProblemAsync("XC-009", new(2026, 11, 30));

        var empty = await SayAsync(Office, "立项");
        Assert.Equal("请填写要立项的问题。", empty.Answer.Text);
        var form = await SayAsync(Office, "立项：窗口排队时间长");
        Assert.Equal("还缺牵头单位、完成时限，请补齐。", form.Answer.Text);
        Assert.Contains("\"value\":\"窗口排队时间长\"", form.Card.GetRawText(), StringComparison.Ordinal);

        var wrong = await PressAsync(Office, form, "下一步", ("symptom", "窗口排队时间长"), ("unit", "示列局"), ("term", "12月20日前"));
        Assert.Equal("单位名录中没有“示列局”，相近的有示例局。请按名录上的名称再说一遍。", wrong.Answer.Text);
        var unread = await PressAsync(Office, wrong, "下一步", ("symptom", "窗口排队时间长"), ("unit", "示例局"), ("term", "尽快"));
        Assert.DoesNotContain("请核对", All(unread), StringComparison.Ordinal);
        var card = await PressAsync(Office, unread, "下一步", ("symptom", "窗口排队时间长"), ("unit", "示例局"), ("term", "长期坚持"), ("measure", "增开窗口"), ("name", "张责任"));
        Assert.Equal("请核对：立项，编号XC-010。", card.Answer.Text);
        await PressAsync(Office, card, "确认");
        Assert.Equal("增开窗口 long_term 张责任 1", await Test.ScalarAsync<string>(
            "SELECT text || ' ' || status || ' ' || responsible_name || ' ' || (responsible_post_id IS NOT NULL) FROM measures WHERE long_term = 1"));
    }

    [Fact]
    public async Task Of_several_ledgers_one_is_chosen_or_named_and_a_number_is_not_given_twice()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await ProblemAsync("3", new(2026, 11, 30), problem: new SeedProblem { Ledger = "巡察整改台账" });
        const string Said = "立项：窗口排队时间长；牵头示例局；12月21日前";

        var choice = await SayAsync(Office, Said);
        Assert.Equal("现有2个台账，请选择记入哪一个。", choice.Answer.Text);
        var first = await PressAsync(Office, choice, "巡察整改台账");
        Assert.Equal("请核对：立项，编号4。", first.Answer.Text);
        await DoAsync(Office, Said + "；台账：巡察整改台账");

        var again = await PressAsync(Office, first, "确认");
        Assert.Contains("编号：5（巡察整改台账）", All(again), StringComparison.Ordinal);
        Assert.Contains("4号问题的文字与此相同，请确认不是重复立项。", All(again), StringComparison.Ordinal);
        Assert.Equal(["3", "4"], await Test.QueryAsync<string>("SELECT p.number FROM problems p JOIN ledgers g ON g.id = p.ledger_id WHERE g.name = '巡察整改台账' ORDER BY p.sort_key"));
    }

    [Fact]
    public async Task A_unit_that_nobody_answers_for_is_named_without_a_word_of_urging()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await Test.ExecuteAsync("UPDATE people SET email = NULL WHERE name = '张责任'");

        var card = All(await SayAsync(Office, "立项：窗口排队时间长；牵头示例局；12月21日前"));

        Assert.Contains("示例局的责任人空缺或没有邮箱，发给责任人的提醒暂时无人收取。", card, StringComparison.Ordinal);
        Assert.DoesNotContain("催办", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("加一条：公示采购结果；吴示例；12月25日前")]
    [InlineData("加一条：每月通报")]
    [InlineData("给12加一条：每月通报")]
    [InlineData("给12号问题增加一条措施：每月通报")]
    public async Task What_may_be_a_measure_is_asked_about(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));

        Assert.StartsWith("这是新问题，还是已有问题的措施？", (await SayAsync(Office, said)).Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请核对", All(await SayAsync("张责任", said)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("立项：窗口排队时间长；牵头示例局；12月20日前", "新问题由办公室立项，您这里不能新增。")]
    [InlineData("12-1改到12月20日", "时限由办公室调整，您这里不能改。")]
    [InlineData("待处理申请", "代理、职责、邮箱等申请由办公室办理")]
    [InlineData("同意1号申请", "代理、职责、邮箱等申请由办公室办理")]
    [InlineData("答复1号意见：已采纳", "意见建议由办公室答复")]
    [InlineData("增加办公室人员：李分管", "人员的职责和邮箱由办公室办理")]
    public async Task Others_are_told_whose_it_is(string said, string answer)
    {
        await ProblemAsync("12", new(2026, 11, 30));

        Assert.StartsWith(answer, (await SayAsync("张责任", said)).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_enter_nothing()
    {
        await ProblemAsync("12", new(2026, 11, 30));

        Assert.DoesNotContain("请核对", All(await SayAsync("王第一", "立项：窗口排队时间长；牵头示例局；12月20日前")), StringComparison.Ordinal);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM problems"));
    }
}
