using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Tests.Orders;

public sealed class DeadlineTalkTests : OrderTalk
{
    [Theory]
    [InlineData("12-1改到12月21日，因为招标流标")]
    [InlineData("把12-1延到12月21号吧，因为招标流标。")]
    [InlineData("请将12-1的完成时限调整为2026年12月21日，原因：招标流标")]
    [InlineData("12-1延期到12月21日（因招标流标）")]
    [InlineData("12号时限改到12月21日，理由是招标流标")]
    public async Task The_office_moves_a_deadline_by_a_sentence(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));

        var card = await SayAsync(Office, said);

        Assert.Equal("请核对：12-1的完成时限改到2026年12月21日。", card.Answer.Text);
        Assert.Contains("完成时限：2026年11月30日 → 2026年12月21日", All(card), StringComparison.Ordinal);
        Assert.Contains("最初时限：2026年11月30日", All(card), StringComparison.Ordinal);
        Assert.Contains("调整原因：招标流标", All(card), StringComparison.Ordinal);
        Assert.Contains("改后的下一次提醒：12月10日 提醒 → 张责任", All(card), StringComparison.Ordinal);
        Assert.Equal("2026-11-30", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));

        var done = await PressAsync(Office, card, "确认");

        Assert.StartsWith("09:00 已记入：12-1（整改台账）的完成时限由2026年11月30日改为2026年12月21日，最初时限2026年11月30日。", done.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("2026-12-21 2026-11-30 2026年12月21日", await Test.ScalarAsync<string>("SELECT deadline || ' ' || original_deadline || ' ' || deadline_text FROM measures"));
        var trail = Assert.Single(await TrailAsync("measure.deadline_moved"));
        Assert.StartsWith("周办公 chat 整改台账/12-1", trail, StringComparison.Ordinal);
        Assert.Contains("2026-11-30", trail, StringComparison.Ordinal);
        Assert.Contains("招标流标", trail, StringComparison.Ordinal);
        Assert.StartsWith("已确认过，台账只记一次", (await PressAsync(Office, card, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Single(await TrailAsync("measure.deadline_moved"));
    }

    [Theory]
    [InlineData("12-1改到12-20", "12月20日")]
    [InlineData("12-1延到12.20", "12月20日")]
    [InlineData("12-1推迟到12/20", "12月20日")]
    [InlineData("12-1改到12月20", "12月20日")]
    [InlineData("12号改到12-20", "12月20日")]
    [InlineData("12-1的时限从11-27改到12-20", "12月20日")]
    [InlineData("12-1改到25号", "11月25日")]
    [InlineData("12-1改到18号", "12月18日")]
    [InlineData("12-1延期到十八号", "12月18日")]
    [InlineData("12-1改到月底", "11月30日")]
    [InlineData("12-1延至12月底", "12月31日")]
    public async Task What_stands_behind_改到_is_a_day(string said, string day)
    {
        await ProblemAsync("12", new(2026, 11, 27));

        var card = await SayAsync(Office, said + "，因为招标流标");

        Assert.Equal($"请核对：12-1的完成时限改到2026年{day}。", card.Answer.Text);
    }

    [Theory]
    [InlineData("12-1延到2-30", "没有这一天")]
    [InlineData("12-1改到32号", "没有这一天")]
    [InlineData("12-1延期到20", "请填写12-1的新时限和调整原因。")]
    [InlineData("12-1延到5-8号，因为招标流标", "请填写12-1的新时限和调整原因。")]
    [InlineData("12-1改到5-8号，因为招标流标", "请填写12-1的新时限和调整原因。")]
    [InlineData("12-1延期到5-8日，因为招标流标", "请填写12-1的新时限和调整原因。")]
    public async Task A_day_that_cannot_be_or_is_half_said_moves_nothing(string said, string answer)
    {
        await ProblemAsync("12", new(2026, 11, 27));

        Assert.Contains(answer, All(await SayAsync(Office, said)), StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Theory]
    [InlineData("3号和5号都改到12月20日，因为招标流标", "“3号和5号”没有改动：时限一次改一项，请分别发送。")]
    [InlineData("把3-1、5-1延到12-20", "“3-1、5-1”没有改动：时限一次改一项，请分别发送。")]
    [InlineData("3号至5号改到12月20日", "“3号至5号”没有改动：时限一次改一项，请分别发送。")]
    [InlineData("3号、5号延期", "“3号、5号”没有改动：时限一次改一项，请分别发送。")]
    [InlineData("3-1和5-1责任人换成李分管", "“3-1和5-1”没有改动：责任人一次改一项，请分别发送。")]
    public async Task Of_several_nothing_is_changed_and_that_is_said(string said, string answer)
    {
        await ProblemAsync("3", new(2026, 11, 27));
        await ProblemAsync("4", new(2026, 11, 27));
        await ProblemAsync("5", new(2026, 11, 27));

        Assert.Equal(answer, (await SayAsync(Office, said)).Answer.Text);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Fact]
    public async Task In_a_group_a_button_says_what_belongs_elsewhere()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        var card = await SayAsync(Office, "12-1改到12月21日，因为招标流标");

        var pressed = await SendAsync(Office, new Activity { Type = ActivityTypes.Message, Value = Data(card, "确认"), ChannelId = "directline" }, isPrivate: false);

        Assert.Equal("时限、责任人、催办、立项、代理、申请和意见请在与我的单独对话中办理。", pressed.Answer.Text);
        Assert.Equal("2026-11-30", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));
    }

    [Fact]
    public async Task A_typed_word_does_not_confirm_the_card_and_says_what_waits_and_a_typed_cancel_takes_it_back()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await ProblemAsync("3", new(2026, 11, 30));
        var first = await SayAsync(Office, "12-1改到12月21日，因为招标流标");

        Assert.Equal("还没有记入：12-1的完成时限改到2026年12月21日。请点卡片上的“确认”按钮，只打字不会改动台账。", (await SayAsync(Office, "确认")).Answer.Text);
        Assert.StartsWith("已取消：12-1的完成时限改到2026年12月21日。", (await SayAsync(Office, "取消")).Answer.Text, StringComparison.Ordinal);

        // of two open cards the one pressed is recorded, and the other waits on
        first = await SayAsync(Office, "12-1改到12月21日，因为招标流标");
        var second = await SayAsync(Office, "3-1改到12月28日，因为招标流标");
        await PressAsync(Office, first, "确认");
        Assert.StartsWith("还没有记入：3-1的完成时限改到2026年12月28日。", (await SayAsync(Office, "确认")).Answer.Text, StringComparison.Ordinal);
        await PressAsync(Office, second, "确认");
        Assert.Equal("已经记入：3-1的完成时限改到2026年12月28日，不用再确认。", (await SayAsync(Office, "确认")).Answer.Text);
        Assert.StartsWith("刚才已记入：3-1的完成时限改到2026年12月28日。这一项不能撤销", (await SayAsync(Office, "取消")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_update_cards_the_one_pressed_is_recorded_and_the_other_waits_on()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await ProblemAsync("3", new(2026, 11, 30));
        var first = await SayAsync("张责任", "12-1进度60%");
        var second = await SayAsync("张责任", "3-1进度70%");

        await PressAsync("张责任", first, "确认");
        Assert.StartsWith("还没有记入：3-1进度70%", (await SayAsync("张责任", "确认")).Answer.Text, StringComparison.Ordinal);
        await PressAsync("张责任", second, "确认");
        Assert.StartsWith("已经记入：3-1进度70%", (await SayAsync("张责任", "确认")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_behind_it_is_no_part_of_the_reason()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        await ProblemAsync("5", new(2026, 11, 30));

        var turn = await SayAsync(Office, "12-1改到12月21日，因招标流标，另外5号谁负责");

        Assert.Equal(2, turn.Sent.Count);
        Assert.Contains("调整原因：招标流标", turn.Sent[0].Summary ?? turn.Sent[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("另外", turn.Sent[0].Summary ?? turn.Sent[0].Text, StringComparison.Ordinal);
        Assert.Contains("张责任", turn.Sent[1].Summary ?? turn.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_and_the_day_are_asked_for_in_fields()
    {
        await ProblemAsync("12", new(2026, 11, 30));

        var form = await SayAsync(Office, "12-1改到12月21日");
        Assert.Equal("请填写12-1的新时限和调整原因。", form.Answer.Text);
        Assert.Contains("\"value\":\"2026-12-21\"", form.Card.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("请填写调整原因。", (await PressAsync(Office, form, "下一步", ("day", "2026-12-21"), ("text", " "))).Answer.Text);
        Assert.Equal("请选择新的完成时限。", (await PressAsync(Office, form, "下一步", ("text", "招标流标"))).Answer.Text);

        var card = await PressAsync(Office, form, "下一步", ("day", "2026-12-22"), ("text", "招标流标"));
        Assert.Equal("请核对：12-1的完成时限改到2026年12月22日。", card.Answer.Text);
        Assert.StartsWith("已取消", (await PressAsync(Office, card, "取消")).Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("这次更新已取消", (await PressAsync(Office, card, "确认")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-30", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));
    }

    [Fact]
    public async Task A_day_that_has_passed_or_is_off_is_said_and_a_year_that_was_left_out_is_asked()
    {
        await ProblemAsync("12", new(2026, 11, 30));

        Assert.Contains("2026年12月20日是星期日，不是工作日；到期提醒在此前最后一个工作日发出。", All(await SayAsync(Office, "12-1改到12月20日，因为招标流标")), StringComparison.Ordinal);
        var which = await SayAsync(Office, "12-1改到11月10日，因为填错了");
        Assert.Equal("11月10日指哪一年？", which.Answer.Text);
        Assert.Equal(["2026年11月10日", "2027年11月10日"], Titles(which));
        Assert.Contains("2026年11月10日已经过去，确认后该措施即按逾期计算。", All(await PressAsync(Office, which, "2026年11月10日")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_moved_is_refused_with_its_reason()
    {
        await ProblemAsync("1", new(2026, 11, 30));
        await ProblemAsync("2", new(2026, 11, 30), problem: new SeedProblem { Status = ProblemStatus.Closed });
        await ProblemAsync("3", new(2026, 11, 30), new SeedMeasure { Status = MeasureStatus.Completed });
        await ProblemAsync("4", null, new SeedMeasure { Status = MeasureStatus.LongTerm, LongTerm = true });

        Assert.Equal("1-1的完成时限已经是2026年11月30日。", (await SayAsync(Office, "1-1改到11月30日，因为写错")).Answer.Text);
        Assert.Equal("2-1所属问题已销号，不能再改。", (await SayAsync(Office, "2-1改到12月21日，因为写错")).Answer.Text);
        Assert.Equal("3-1已完成，时限和责任人不再调整。", (await SayAsync(Office, "3-1改到12月21日，因为写错")).Answer.Text);
        Assert.Equal("4-1是长期坚持的措施，没有可以调整的完成时限。", (await SayAsync(Office, "4-1改到12月21日，因为写错")).Answer.Text);
        Assert.StartsWith("没有找到99-1号事项", (await SayAsync(Office, "99-1改到12月21日，因为写错")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Fact]
    public async Task Of_several_measures_one_is_chosen()
    {
        var problem = await ProblemAsync("12", new(2026, 11, 30));
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 12, 1) });

        var choice = await SayAsync(Office, "12号延到12月21日，因为招标流标");

        Assert.Equal(["12-1（整改台账）", "12-2（整改台账）"], Titles(choice));
        Assert.Equal("请核对：12-2的完成时限改到2026年12月21日。", (await PressAsync(Office, choice, "12-2（整改台账）")).Answer.Text);
    }

    [Fact]
    public async Task Nobody_else_moves_a_deadline_nor_presses_the_offices_button()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        var card = await SayAsync(Office, "12-1改到12月21日，因为招标流标");

        foreach (var who in new[] { "张责任", "李分管", "王第一", "孙外人", "吴巡察" })
        {
            var said = await SayAsync(who, "12-1改到12月21日，因为招标流标");
            Assert.DoesNotContain("请核对", All(said), StringComparison.Ordinal);
            Assert.Equal("只有提出的人能在原对话中确认，台账没有改动。", (await PressAsync(who, card, "确认")).Answer.Text);
            Assert.Equal("这项操作只有办公室人员可以办理，没有改动任何内容。", (await PressAsync(who, "{\"do\":\"order\",\"order\":{\"kind\":\"Deadline\",\"measures\":[1],\"day\":\"2026-12-21\",\"text\":\"x\"}}")).Answer.Text);
        }

        Assert.Equal("2026-11-30", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));
    }

    [Fact]
    public async Task A_card_is_shown_anew_when_the_measure_changed_meanwhile()
    {
        await ProblemAsync("12", new(2026, 11, 30));
        var first = await SayAsync(Office, "12-1改到12月21日，因为招标流标");
        await DoAsync(Office, "12-1改到12月22日，因为招标再次流标");

        var again = await PressAsync(Office, first, "确认");

        Assert.Equal("您核对之后情况有变动，没有改动任何内容。请核对新的内容。", again.Answer.Text);
        Assert.Contains("完成时限：2026年12月22日 → 2026年12月21日", All(again), StringComparison.Ordinal);
        Assert.Equal("2026-12-22", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));
        await PressAsync(Office, again, "确认");
        Assert.Equal("2026-12-21 2026-11-30", await Test.ScalarAsync<string>("SELECT deadline || ' ' || original_deadline FROM measures"));
    }

    [Theory]
    [InlineData("12-1进度改到60%")]
    [InlineData("12-1验收会改到12月21日")]
    [InlineData("12-1能不能延到12月21日")]
    [InlineData("12-1没有改到12月21日")]
    [InlineData("12-1要是改到12月21日会怎样")]
    public async Task Other_sentences_move_nothing(string said)
    {
        await ProblemAsync("12", new(2026, 11, 30));

        await SayAsync(Office, said);

        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Theory]
    [InlineData("3号改到12月20日，5号改到12月25日")]
    [InlineData("3号改到12月20日，催办5号")]
    [InlineData("催办5号，3号改到12月20日")]
    [InlineData("3号改到12月20日，因为流标，另外催办5号")]
    [InlineData("3-1改到12-20，5-1改到12-21")]
    [InlineData("3号改到12月20日 5号改到12月25日")]
    [InlineData("3-1责任人换成李分管；5-1改到12月20日")]
    [InlineData("3-1/5-1改到12月20日")]
    public async Task Of_two_orders_in_one_sentence_none_is_done(string said)
    {
        await ProblemAsync("3", new(2026, 11, 27));
        await ProblemAsync("5", new(2026, 11, 27));

        var answer = await SayAsync(Office, said);

        Assert.Contains("请", answer.Answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Answer.Text.Contains("请一次办一件", StringComparison.Ordinal) || answer.Answer.Text.Contains("请分别发送", StringComparison.Ordinal), All(answer));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }

    [Theory]
    [InlineData("3号改到12月20日，因为要催办5号")]
    [InlineData("3号改到12月20日，因为招标流标，需重新组织")]
    public async Task A_reason_that_speaks_of_more_is_still_one_order(string said)
    {
        await ProblemAsync("3", new(2026, 11, 27));
        await ProblemAsync("5", new(2026, 11, 27));

        Assert.StartsWith("请核对：3-1的完成时限", (await SayAsync(Office, said)).Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6号延期10个工作日", "6号", "10个工作日")]
    [InlineData("6号问题延期10个工作日", "6号问题", "10个工作日")]
    [InlineData("6-1推迟十天", "6-1", "十天")]
    [InlineData("把6-1的时限延长5个工作日", "6-1", "5个工作日")]
    [InlineData("6-1顺延两周，因为招标流标", "6-1", "两周")]
    [InlineData("6-1延后1个月", "6-1", "1个月")]
    public async Task So_many_days_more_are_no_day(string said, string number, string span)
    {
        await ProblemAsync("6", new(2026, 11, 27));

        Assert.Equal($"“{number}”没有改动：“{span}”没有说改到哪一天，请写明日期，例如“{number}改到12月20日，因为招标流标”。", All(await SayAsync(Office, said)));
    }

    [Theory]
    [InlineData("同意")]
    [InlineData("是的")]
    [InlineData("好的")]
    [InlineData("可以")]
    [InlineData("没问题")]
    public async Task A_yes_to_the_card_says_that_it_waits_for_确认(string said)
    {
        await ProblemAsync("3", new(2026, 11, 27));
        await SayAsync(Office, "3-1改到12月20日，因为招标流标");

        var answer = All(await SayAsync(Office, said));

        Assert.Contains("3-1", answer, StringComparison.Ordinal);
        Assert.Contains("“确认”", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_is_answered_truly_however_long_the_card_has_waited()
    {
        await ProblemAsync("3", new(2026, 11, 27));
        await SayAsync(Office, "3-1改到12月20日，因为招标流标");
        Assert.Contains("“确认”按钮", All(await SayAsync(Office, "确认")), StringComparison.Ordinal);
        Assert.Contains("“确认”按钮", All(await SayAsync(Office, "好的")), StringComparison.Ordinal);
        foreach (var other in new[] { "3号进展", "帮助", "3号进展", "帮助", "3号进展" })
        {
            await SayAsync(Office, other);
        }

        Assert.StartsWith("还没有记入：3-1的完成时限", All(await SayAsync(Office, "同意")), StringComparison.Ordinal);
        Assert.Equal("2026-11-27", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));
    }
}
