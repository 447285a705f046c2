using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class DeputyTalkTests : OrderTalk
{
    [Theory]
    [InlineData("我12月5日到8日请假，由李分管代")]
    [InlineData("我请假，12月5日至12月8日由李分管代理")]
    [InlineData("本人12月5日到12月8日出差，期间工作由李分管代为办理。")]
    public async Task Ones_own_代理_by_somebody_of_the_unit_takes_effect(string said)
    {
        var card = await SayAsync("张责任", said);

        Assert.Equal("请核对：张责任2026年12月5日至2026年12月8日由李分管代理。", card.Answer.Text);
        Assert.Contains("代理人：无 → 李分管", All(card), StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：张责任2026年12月5日至2026年12月8日由李分管代理，这段时间的提醒发给李分管。", (await PressAsync("张责任", card, "确认")).Answer.Text);
        Assert.Equal(["张责任 李分管 2026-12-05 2026-12-08"], await AbsencesAsync());
        Assert.StartsWith("张责任 chat 张责任", Assert.Single(await TrailAsync("absence.added")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("我8号到10号请假，由李分管代", "2026年12月8日至2026年12月10日")]
    [InlineData("我请假，8号到10号由李分管代理", "2026年12月8日至2026年12月10日")]
    [InlineData("8号到10号我请假，由李分管代", "2026年12月8日至2026年12月10日")]
    [InlineData("8号到10号由李分管代我", "2026年12月8日至2026年12月10日")]
    [InlineData("我8号到10号请假，李分管代我", "2026年12月8日至2026年12月10日")]
    [InlineData("我8日到10日请假，由李分管代", "2026年12月8日至2026年12月10日")]
    [InlineData("我25号请假，由李分管代", "2026年11月25日至2026年11月25日")]
    [InlineData("我28号到3号请假，由李分管代", "2026年11月28日至2026年12月3日")]
    [InlineData("我18号到22号请假，由李分管代", "2026年11月18日至2026年11月22日")]
    [InlineData("我11月18日到22日请假，由李分管代", "2026年11月18日至2026年11月22日")]
    [InlineData("我12月28日到1月3日请假，由李分管代", "2026年12月28日至2027年1月3日")]
    [InlineData("我12-5到12-8请假，由李分管代", "2026年12月5日至2026年12月8日")]
    [InlineData("我5-8号请假，由李分管代", "2026年12月5日至2026年12月8日")]
    [InlineData("我5-8日请假，由李分管代", "2026年12月5日至2026年12月8日")]
    [InlineData("5-8号我请假，由李分管代", "2026年12月5日至2026年12月8日")]
    [InlineData("我请假，5-8号由李分管代理", "2026年12月5日至2026年12月8日")]
    [InlineData("我18-22号请假，由李分管代", "2026年11月18日至2026年11月22日")]
    [InlineData("我12-5到12-18号请假，由李分管代", "2026年12月5日至2026年12月18日")]
    [InlineData("我11月25日到6月30日请假，由李分管代", "2026年11月25日至2027年6月30日")]
    public async Task Days_without_a_month_are_days(string said, string period)
    {
        await ProblemAsync("8", new(2026, 11, 30));

        Assert.Equal($"请核对：张责任{period}由李分管代理。", (await SayAsync("张责任", said)).Answer.Text);
    }

    [Theory]
    [InlineData("我12月2日起休假，由李分管代理", "12月2日起")]
    [InlineData("我明天起请假，由李分管代", "明天起")]
    [InlineData("从明天开始由李分管代理我", "从明天开始")]
    [InlineData("我明天开始休产假，由李分管代理", "明天开始")]
    [InlineData("我从12月5日请假，由李分管代", "从12月5日")]
    [InlineData("我12月5日以后请假，由李分管代", "12月5日以后")]
    [InlineData("我请假，12月5日起由李分管代", "12月5日起")]
    [InlineData("张责任明天起由李分管代理", "明天起")]
    public async Task From_a_day_on_without_a_last_day_is_no_period(string said, string words)
    {
        Assert.Equal($"“{words}”没有说到哪一天为止，没有改动。请写明最后一天，例如“我12月5日到12月8日请假，由同事姓名代理”。", All(await SayAsync("张责任", said)));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Theory]
    [InlineData("我8号到5号请假", "“8号到5号”结束早于开始，没有改动。跨月的请写明月份，例如“12月28日到1月5日”。")]
    [InlineData("我8号到5号请假，由李分管代", "“8号到5号”结束早于开始，没有改动。跨月的请写明月份，例如“12月28日到1月5日”。")]
    [InlineData("我12月8日到5日请假，由李分管代", "“12月8日到5日”结束早于开始，没有改动。跨月的请写明月份，例如“12月28日到1月5日”。")]
    [InlineData("8号到5号我请假", "“8号到5号”结束早于开始，没有改动。跨月的请写明月份，例如“12月28日到1月5日”。")]
    [InlineData("我32号请假，由李分管代", "没有这一天")]
    [InlineData("我5-32号请假，由李分管代", "没有这一天")]
    [InlineData("我11月25日到11月10日请假，由李分管代", "“11月25日到11月10日”结束早于开始，没有改动。结束在第二年的请写明年份。")]
    [InlineData("我12月20日到12月10日请假，由李分管代", "结束日期2026年12月10日早于开始日期2026年12月20日，没有改动。")]
    [InlineData("我11月25日到10月请假，由李分管代", "“11月25日到10月”结束早于开始，没有改动。结束在第二年的请写明年份。")]
    [InlineData("我2月30日到3月2日请假，由李分管代", "没有这一天")]
    public async Task A_period_that_cannot_be_is_refused(string said, string answer)
    {
        await ProblemAsync("8", new(2026, 11, 30));
        await ProblemAsync("5", new(2026, 11, 30));

        var turn = await SayAsync("张责任", said);

        Assert.Contains(answer, turn.Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("8-1", All(turn), StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Fact]
    public async Task A_period_that_has_passed_is_not_next_years_unasked()
    {
        var turn = await SayAsync("张责任", "我11月10日到12日请假，由李分管代");

        Assert.Equal("2026年11月10日至2026年11月12日已经过去，没有改动。是明年的请选择。", turn.Answer.Text);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
        Assert.Equal("请核对：张责任2027年11月10日至2027年11月12日由李分管代理。", (await PressAsync("张责任", turn, "2027年11月10日至2027年11月12日")).Answer.Text);
    }

    [Fact]
    public async Task Somebody_of_another_unit_is_a_request_that_the_office_decides()
    {
        var card = await SayAsync("张责任", "我12月5日到8日请假，由孙外人代");
        Assert.Equal("请核对：向办公室申请，张责任2026年12月5日至2026年12月8日由孙外人代理。", card.Answer.Text);
        Assert.Contains("孙外人与您不在同一单位，也不在上级单位，需由办公室同意后生效。", All(card), StringComparison.Ordinal);
        Assert.Contains("申请已提交：张责任2026年12月5日至2026年12月8日由孙外人代理。确认之前不生效", (await PressAsync("张责任", card, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Empty(await AbsencesAsync());
        Assert.Equal("RequestAsked", await Test.ScalarAsync<string>("SELECT kind FROM tidings"));

        var list = await SayAsync(Office, "待处理申请");
        Assert.Equal("待处理的申请1项。", list.Answer.Text);
        Assert.Contains("1号 11月20日 张责任提出：张责任2026年12月5日至2026年12月8日由孙外人代理。", All(list), StringComparison.Ordinal);
        var approve = await PressAsync(Office, list, "同意1号");
        Assert.Equal("请核对：同意1号申请。", approve.Answer.Text);
        Assert.Contains("代理人：无 → 孙外人", All(approve), StringComparison.Ordinal);
        Assert.Equal("09:00 已记入：已同意1号申请（张责任提出），已生效。", (await PressAsync(Office, approve, "确认")).Answer.Text);
        Assert.Equal(["张责任 孙外人 2026-12-05 2026-12-08"], await AbsencesAsync());
        Assert.Equal(["RequestAsked", "RequestApproved"], await Test.QueryAsync<string>("SELECT kind FROM tidings ORDER BY id"));
        Assert.Equal("没有待处理的申请。", (await SayAsync(Office, "待处理申请")).Answer.Text);
        Assert.Equal("没有待处理的1号申请。", (await SayAsync(Office, "同意1号申请")).Answer.Text);
    }

    [Theory]
    [InlineData("已于11月28日培训了")]
    [InlineData("意见：已在会上讨论")]
    public async Task An_answer_to_an_open_question_is_that_answer(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await SayAsync("张责任", "12-1报进展");

        var turn = await SayAsync("张责任", said);

        Assert.DoesNotContain("人员名单中没有", All(turn), StringComparison.Ordinal);
        Assert.DoesNotContain("意见建议", All(turn), StringComparison.Ordinal);
        Assert.Contains(said[3..], All(turn), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("全员11月28日培训")]
    [InlineData("材料12月5日委托第三方代办")]
    [InlineData("我12月5日请假由哪位代")]
    public async Task Nobody_is_away_who_is_no_person(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));

        var turn = await SayAsync("张责任", said);

        Assert.DoesNotContain("人员名单中没有", All(turn), StringComparison.Ordinal);
        Assert.DoesNotContain("代理安排", All(turn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_requests_are_not_decided_by_one_sentence()
    {
        await DoAsync("张责任", "我12月5日到8日请假，由孙外人代");
        await DoAsync("张责任", "我12月15日到18日请假，由孙外人代");

        Assert.Equal("“1号和2号”没有办理：申请一次办理一项，请分别发送。", (await SayAsync(Office, "同意1号和2号申请")).Answer.Text);
    }

    [Fact]
    public async Task A_reason_to_agree_is_kept()
    {
        await DoAsync("张责任", "我12月5日到8日请假，由孙外人代");

        Assert.Contains("已当面核实", All(await SayAsync(Office, "同意1号申请，原因：已当面核实")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_problem_of_that_number_has_an_application_it_is_asked_which_is_meant()
    {
        await ProblemAsync("1", new(2026, 11, 30), new SeedMeasure { Status = MeasureStatus.Completed }, new SeedProblem { Status = ProblemStatus.CloseOutRequested });
        Assert.Equal(["1号问题的销号申请"], Titles(await SayAsync(Office, "退回1号申请：材料不全")));
        await DoAsync("张责任", "我12月5日到8日请假，由孙外人代");

        var which = await SayAsync(Office, "退回1号申请：材料不全");

        Assert.Equal(("“1号申请”可能指两项，请选择。", "1号申请 1号问题的销号申请"), (which.Answer.Text, string.Join(' ', Titles(which))));
        Assert.Equal("请核对：不同意1号申请。", (await PressAsync(Office, which, "1号申请")).Answer.Text);
        Assert.DoesNotContain("不同意", All(await PressAsync(Office, which, "1号问题的销号申请")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_declines_with_a_reason_and_says_for_anybody()
    {
        await DoAsync("张责任", "我12月5日到8日请假，由孙外人代");
        var form = await SayAsync(Office, "不同意1号申请");
        Assert.Equal("请填写不同意1号申请的原因。", form.Answer.Text);
        await PressAsync(Office, await PressAsync(Office, form, "下一步", ("text", "请安排本单位人员")), "确认");
        Assert.Equal("declined 请安排本单位人员", await Test.ScalarAsync<string>("SELECT state || ' ' || reason FROM requests"));
        Assert.Empty(await AbsencesAsync());

        await DoAsync(Office, "张责任12月5日到8日由孙外人代理");
        Assert.Equal(["张责任 孙外人 2026-12-05 2026-12-08"], await AbsencesAsync());
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_what_cannot_be_is_said()
    {
        var form = await SayAsync("张责任", "我12月5日到8日请假");
        Assert.StartsWith("请填写张责任的代理安排。", form.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("人员名单中没有“郑某某”，没有改动。请先把此人加入名单。", (await PressAsync("张责任", form, "下一步", ("day", "2026-12-05"), ("until", "2026-12-08"), ("name", "郑某某"))).Answer.Text);
        Assert.Equal("请填写代理人姓名。", (await PressAsync("张责任", form, "下一步", ("day", "2026-12-05"), ("until", "2026-12-08"))).Answer.Text);
        Assert.Equal("结束日期2026年12月4日早于开始日期2026年12月5日，没有改动。", (await PressAsync("张责任", form, "下一步", ("day", "2026-12-05"), ("until", "2026-12-04"), ("name", "李分管"))).Answer.Text);
        Assert.Equal("张责任不能由自己代理。", (await PressAsync("张责任", form, "下一步", ("day", "2026-12-05"), ("until", "2026-12-08"), ("name", "张责任"))).Answer.Text);
        Assert.Equal("这项操作只有办公室人员可以办理，没有改动任何内容。", (await SayAsync("张责任", "李分管12月5日到8日请假，由张责任代")).Answer.Text);
        Assert.Contains("2027年1月5日至2027年1月8日", (await SayAsync("张责任", "我1月5日到8日请假，由李分管代")).Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("张责任", "谁代理我")]
    [InlineData("张责任", "现在谁在代我？")]
    [InlineData("张责任", "我的代理人是谁")]
    [InlineData("李分管", "张责任现在由谁代理")]
    [InlineData(Office, "现在谁代张责任")]
    [InlineData(Office, "谁在代理张责任的工作")]
    public async Task Who_acts_is_said_with_the_days(string who, string asked)
    {
        Assert.Contains("张责任现在没有人代理。", All(await SayAsync(who, asked)), StringComparison.Ordinal);

        await DoAsync("张责任", "我11月20日到12月8日请假，由李分管代");
        await DoAsync("张责任", "我12月20日到22日请假，由李分管代");
        var told = await SayAsync(who, asked);

        Assert.StartsWith("张责任现由李分管代理，2026年11月20日至2026年12月8日。", told.Answer.Text, StringComparison.Ordinal);
        Assert.Contains("2026年12月20日至2026年12月22日由李分管代理。", All(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_acts_for_somebody_elsewhere_is_not_told()
    {
        await DoAsync("张责任", "我11月20日到12月8日请假，由李分管代");

        Assert.Equal("只能查询本人或本单位人员由谁代理。", (await SayAsync("孙外人", "谁代理张责任")).Answer.Text);
    }

    [Theory]
    [InlineData("张责任", "我回来了")]
    [InlineData("张责任", "提前结束代理")]
    [InlineData("张责任", "取消我的代理")]
    [InlineData("李分管", "取消代理", "李分管没有可以取消的代理。")]
    [InlineData("李分管", "取消张责任的代理", "这项操作只有办公室人员可以办理，没有改动任何内容。")]
    [InlineData(Office, "取消张责任的代理")]
    [InlineData(Office, "提前结束李分管的代理")]
    public async Task Who_is_back_ends_it_and_the_days_that_passed_stay(string who, string said, string? refused = null)
    {
        await Ledger.RunAsync("INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@away, @acting, '2026-11-16', '2026-12-08')", new { away = Person("张责任"), acting = Person("李分管") });
        await Ledger.RunAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        var card = await SayAsync(who, said);
        if (refused is not null)
        {
            Assert.Equal(refused, card.Answer.Text);
            return;
        }

        Assert.Equal("请核对：张责任由李分管代理提前结束，今天起由本人办理。", card.Answer.Text);
        Assert.Equal("09:00 已记入：张责任由李分管代理已提前结束，今天起的提醒发给本人。", (await PressAsync(who, card, "确认")).Answer.Text);
        Assert.Equal(["张责任 李分管 2026-11-16 2026-11-19"], await AbsencesAsync());
        Assert.StartsWith("张责任现在没有人代理。", All(await SayAsync("张责任", "谁代理我")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_not_begun_is_taken_back_and_of_several_one_is_chosen()
    {
        await DoAsync("张责任", "我12月5日到8日请假，由李分管代");
        await DoAsync("张责任", "我12月20日到22日请假，由李分管代");
        Assert.DoesNotContain("请核对", All(await SayAsync("张责任", "我回来了")), StringComparison.Ordinal);

        var card = await PressAsync("张责任", await SayAsync("张责任", "取消代理"), "2026年12月5日至2026年12月8日");

        Assert.Equal("请核对：取消张责任2026年12月5日至2026年12月8日由李分管代理。", card.Answer.Text);
        Assert.Equal("09:00 已记入：已取消张责任2026年12月5日至2026年12月8日由李分管代理，提醒仍发给本人。", (await PressAsync("张责任", card, "确认")).Answer.Text);
        Assert.Equal(["张责任 李分管 2026-12-20 2026-12-22"], await AbsencesAsync());
    }

    [Fact]
    public async Task Who_is_back_while_others_take_over_later_is_told_from_when()
    {
        await AwayAsync("张责任", "李分管", "2026-11-16", "2026-11-22");
        await AwayAsync("张责任", "孙外人", "2026-11-23", "2026-11-24");
        await AwayAsync("张责任", "李分管", "2026-11-25", "2026-12-08");

        var card = await SayAsync("张责任", "我回来了");

        Assert.Equal("请核对：张责任由李分管代理提前结束，今天起到2026年11月23日前由本人办理。", card.Answer.Text);
        Assert.Contains("2026年11月23日至2026年11月24日仍由孙外人代理", All(card), StringComparison.Ordinal);
        Assert.Contains("2026年11月25日至2026年12月8日仍由李分管代理", All(card), StringComparison.Ordinal);
        var done = await PressAsync("张责任", card, "确认");
        Assert.StartsWith("09:00 已记入：张责任由李分管代理已提前结束，今天起到2026年11月23日前的提醒发给本人。", done.Answer.Text, StringComparison.Ordinal);
        Assert.Contains("2026年11月23日至2026年11月24日仍由孙外人代理", All(done), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("取消孙外人的代理")]
    [InlineData("提前结束孙外人的代理")]
    public async Task Whose_代理_is_none_of_the_speakers_is_not_told_by_taking_it_back(string said)
    {
        const string Refused = "这项操作只有办公室人员可以办理，没有改动任何内容。";
        Assert.Equal(Refused, All(await SayAsync("张责任", said)));

        await AwayAsync("李分管", "孙外人", "2026-11-23", "2026-11-24");
        Assert.Equal(Refused, All(await SayAsync("张责任", said)));

        await AwayAsync("孙外人", "李分管", "2026-11-16", "2026-12-08");
        Assert.Equal(Refused, All(await SayAsync("张责任", said)));

        await AwayAsync("孙外人", "李分管", "2026-12-20", "2026-12-22");
        Assert.Equal(Refused, All(await SayAsync("张责任", said)));

        await AwayAsync("张责任", "孙外人", "2026-12-20", "2026-12-22");
        Assert.StartsWith("请核对：取消张责任2026年12月20日至2026年12月22日由孙外人代理。", (await SayAsync("张责任", said)).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_for_days_that_the_same_colleague_has_already_leaves_the_rest()
    {
        await DoAsync("张责任", "我12月1日到31日请假，由李分管代");

        var card = await SayAsync("张责任", "我12月5日到8日请假，由李分管代");

        Assert.Contains("李分管已登记的代理（2026年12月1日至2026年12月31日）不缩短。要缩短的请先取消代理再登记。", All(card), StringComparison.Ordinal);
        await PressAsync("张责任", card, "确认");
        Assert.Equal(["张责任 李分管 2026-12-01 2026-12-31"], await AbsencesAsync());
    }

    [Fact]
    public async Task An_order_from_the_same_day_cuts_short_and_the_card_says_so()
    {
        await DoAsync("张责任", "我12月1日到31日请假，由李分管代");

        var card = await SayAsync("张责任", "我12月1日到8日请假，由李分管代");

        Assert.Contains("李分管原定的代理（2026年12月1日至2026年12月31日）缩短为这段时间。", All(card), StringComparison.Ordinal);
        await PressAsync("张责任", card, "确认");
        Assert.Equal(["张责任 李分管 2026-12-01 2026-12-08"], await AbsencesAsync());
    }

    private async Task AwayAsync(string away, string acting, string from, string to)
    {
        await Ledger.RunAsync("INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@away, @acting, @from, @to)", new { away = Person(away), acting = Person(acting), from, to });
        await Ledger.RunAsync("UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'roster.version'");
    }

    private Task<IReadOnlyList<string>> AbsencesAsync() => Test.QueryAsync<string>(
        "SELECT p.name || ' ' || a.name || ' ' || b.from_day || ' ' || b.to_day FROM absences b JOIN people p ON p.id = b.person_id JOIN people a ON a.id = b.acting_id ORDER BY b.id");
}
