using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Asks;
using CaseReform.Ops.Bot.Tests.Understanding;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Bot.Tests.Answers;

public sealed class TalkTests : TwoUnitsTests
{
    private const string Phone = "0000-1234567";

    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly string[] Asked =
    [
        "黄灯什么意思", "你是谁", "怎么联系办公室", "为什么老给我发邮件", "来不及了怎么办", "延期找谁", "申请销号", "新增一个问题", "导出台账", "责任人怎么换", "给示例局发个催办",
        "我要请假，让李分管代办", "问题描述写错了想改", "今晚食堂吃什么", "帮助", "你好", "没有收到邮件",
    ];

    [Fact]
    public async Task Lights_are_explained_by_the_ladder_in_force()
    {
        Assert.StartsWith(
            "黄灯：时限前3个工作日内仍未完成（预警）；到期当日仍未完成（到期）；连续10个工作日没有报送进展，距时限7个工作日以上、60个工作日以内（滞后）。",
            (await SayAsync("张责任", "黄灯什么意思")).Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("橙灯：逾期第1个工作日仍未完成（催办）。", (await SayAsync("张责任", "橙灯是啥意思")).Answer.Text, StringComparison.Ordinal);

        await LadderAsync("""{ "name": "快", "rungs": [ { "name": "预警", "light": "黄", "when": { "before": 2 }, "to": ["责任人"], "copy": [] }, { "name": "督办", "light": "红", "when": { "after": 3 }, "to": ["第一责任人"], "copy": ["责任人"] } ] }""");

        Assert.StartsWith("黄灯：时限前2个工作日内仍未完成（预警）。", (await SayAsync("张责任", "黄灯什么意思")).Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("橙灯：现行提醒规则中没有亮这个灯的档次。", (await SayAsync("张责任", "橙灯什么意思")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal("督办：提醒规则中的一档。逾期第3个工作日仍未完成时发信，主送第一责任人，抄送责任人。亮红灯。", (await SayAsync("张责任", "督办是什么意思")).Answer.Text);
        Assert.Equal("催办：现行提醒规则中没有这一档，现有的是预警、督办。", (await SayAsync("张责任", "催办是什么意思")).Answer.Text);
    }

    [Fact]
    public async Task A_word_that_is_not_known_is_told_with_those_that_are()
    {
        var turn = await SayAsync("张责任", "什么叫挂图作战");
        Assert.StartsWith("“挂图作战”不在我能解释的词里。我能解释：各色灯", turn.Answer.Text, StringComparison.Ordinal);
        Assert.Equal(["黄灯什么意思", "滞后什么意思", "销号什么意思"], turn.Suggestions);
    }

    [Fact]
    public void Every_word_of_the_table_is_explained()
    {
        foreach (var (word, term) in TalkWords.Shared.Terms.All)
        {
            var text = WordAnswers.Explain(Ladder.Default, word).Text;
            Assert.False(text.Contains("不在我能解释", StringComparison.Ordinal), $"{word} {term}");
        }
    }

    [Fact]
    public async Task The_office_is_named_with_its_contact_and_nobodys_own_number()
    {
        Services.GetRequiredService<IOptions<OfficeOptions>>().Value.Contact = Phone;
        var turn = await SayAsync("张责任", "李分管电话多少");
        Assert.StartsWith($"请联系以案促改工作领导小组办公室（{Phone}）。", turn.Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@", turn.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_is_never_sent_to_the_office()
    {
        Services.GetRequiredService<IOptions<OfficeOptions>>().Value.Contact = Phone;
        await ProblemAsync("12", new(2026, 11, 25));
        foreach (var sentence in Asked.Concat(["12-1来不及了怎么办", "12-1能不能延期", "12号申请销号", "12-1责任人换成李分管", "催一下12-1", "把12-1删了", "12-1报错了", "12-1不归我们管", "12-1怎么报"]))
        {
            var office = (await SayAsync("周办公", sentence)).Answer.Text;
            Assert.False(office.Contains("请联系", StringComparison.Ordinal) || office.Contains("告知办公室", StringComparison.Ordinal) || office.Contains("与办公室", StringComparison.Ordinal) || office.Contains("可请办公室", StringComparison.Ordinal), office);
            Assert.DoesNotContain("caseops", (await SayAsync("张责任", sentence)).Answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_offered_is_understood_and_can_be_asked_by_this_person()
    {
        await ProblemAsync("12", new(2026, 11, 25));
        foreach (var who in new[] { "张责任", "李分管", "周办公", "吴巡察", "孙外人" })
        {
            foreach (var sentence in Asked)
            {
                var turn = await SayAsync(who, sentence);
                Assert.All(turn.Suggestions, said => Assert.False(Spoken.Say(said).Step is Step.Act { Intent: Intent.Unknown or Intent.DidYouMean or Intent.Refused }, $"{who} {sentence} {said}"));
                Assert.True(who != "吴巡察" || !turn.Suggestions.Contains("我的任务"), sentence);
            }
        }
    }

    [Fact]
    public async Task Who_cannot_make_it_in_time_hears_what_to_type_today_and_whom_to_ask()
    {
        Services.GetRequiredService<IOptions<OfficeOptions>>().Value.Contact = Phone;
        await ProblemAsync("12", new(2026, 11, 25));

        var lines = (await SayAsync("张责任", "12-1没法按时完成怎么办")).Answer.Text.Split('\n');

        Assert.Equal("12-1来不及的，今天就报困难，并与办公室商量延期。", lines[0]);
        Assert.Equal("12-1：11月25日 还有3个工作日。", lines[1]);
        Assert.Equal("报困难：发送“12-1进展：资金未到位，正在协调”，换成实际情况。", lines[2]);
        Assert.Equal("承诺日期：发送“签收12-1 承诺11月25日前”，最晚可承诺11月25日。", lines[3]);
        Assert.Contains(Phone, lines[4], StringComparison.Ordinal);
        Assert.Equal("Report 12-1 - 资金未到位，正在协调", Spoken.Spell(Spoken.Say("12-1进展：资金未到位，正在协调").Step));
        Assert.Equal("Promise 12-1 2026-11-25", Spoken.Spell(Spoken.Say("签收12-1 承诺11月25日前").Step));

        Assert.Contains("报困难：由责任人张责任报送。", (await SayAsync("李分管", "12-1没法按时完成怎么办")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal("12-1没有在办的措施，不需要延期。", await DoneAsync());

        async Task<string> DoneAsync()
        {
            await ExecuteAsync("UPDATE measures SET status = 'completed', open = 0");
            return (await SayAsync("张责任", "12-1来不及了怎么办")).Answer.Text;
        }
    }

    [Theory]
    [InlineData("{0}-1没法按时完成怎么办")]
    [InlineData("{0}号能不能延期")]
    [InlineData("销号{0}号")]
    [InlineData("{0}-1的责任人换成李分管")]
    [InlineData("催一下{0}号")]
    [InlineData("把{0}号删了")]
    [InlineData("{0}-1报错了")]
    [InlineData("{0}号不归我们管")]
    public async Task What_one_may_not_see_is_talked_of_like_what_does_not_exist(string sentence)
    {
        await ProblemAsync("12", new(2026, 11, 25));
        var hidden = (await SayAsync("孙外人", string.Format(null, sentence, 12))).Answer.Text;
        var missing = (await SayAsync("孙外人", string.Format(null, sentence, 13))).Answer.Text;
        Assert.Equal(missing.Replace("13", "12", StringComparison.Ordinal), hidden);
    }

    [Fact]
    public async Task A_command_carries_what_was_asked_for_and_else_a_word_in_its_place()
    {
        await ProblemAsync("11", new(2026, 11, 25));
        await ProblemAsync("12", new(2026, 11, 25));
        foreach (var sentence in Asked)
        {
            Assert.All(await CommandsAsync(sentence), command => Assert.DoesNotMatch("[ =]([0-9]+(-[0-9]+)?|[甲-龥]示例)( |$)", command));
        }

        Assert.Equal(["caseops ledger withdraw --ledger \"整改台账\" --problem 11 --reason 原因"], await CommandsAsync("把11-1删了"));
        Assert.Equal(["caseops ledger withdraw --ledger \"整改台账\" --problem 11 --reason 原因"], await CommandsAsync("删除11号"));
        Assert.Equal(["caseops ledger withdraw --ledger 台账名称 --problem 编号 --reason 原因"], await CommandsAsync("有个问题重复了想删掉"));
        Assert.StartsWith("caseops progress 11-1 --percent ", (await CommandsAsync("11-1报错了"))[0], StringComparison.Ordinal);
        Assert.StartsWith("caseops progress 编号 --percent ", (await CommandsAsync("报错了"))[0], StringComparison.Ordinal);

        async Task<List<string>> CommandsAsync(string sentence)
        {
            await SayAsync("周办公", "取消");
            return [.. (await SayAsync("周办公", sentence)).Answer.Text.Split('\n').Where(line => line.StartsWith("caseops", StringComparison.Ordinal) || line.Contains("：caseops", StringComparison.Ordinal))];
        }
    }

    [Fact]
    public async Task A_list_that_cannot_be_exported_is_offered_here()
    {
        Services.GetRequiredService<IOptions<OfficeOptions>>().Value.Contact = Phone;

        var own = await SayAsync("张责任", "把逾期清单导出");
        var office = await SayAsync("周办公", "把逾期清单导出");

        Assert.StartsWith("“逾期清单”这样的清单不能导出，可以在这里看：发送“逾期清单”。", own.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("逾期清单", own.Suggestions.First());
        Assert.Contains(Phone, own.Answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("\ncaseops ledger export 台账-导出.xlsx", office.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_chat_does_for_the_office_is_said_to_be_done_there()
    {
        foreach (var sentence in Asked.Append("延期什么意思").Append("这不归我们管").Append("换邮箱怎么办"))
        {
            Assert.DoesNotContain("对话中不能", (await SayAsync("张责任", sentence)).Answer.Text, StringComparison.Ordinal);
        }

        foreach (var (sentence, says) in new[]
        {
            ("怎么联系办公室", "发送“人员名单”"), ("给示例局发个催办", "发送“预览将发提醒”"), ("没有收到邮件", "发送“检查”"), ("这不归我们管", "发送“导出台账”"),
        })
        {
            Assert.Contains(says, (await SayAsync("周办公", sentence)).Answer.Text, StringComparison.Ordinal);
        }

        foreach (var said in new[] { "人员名单", "预览将发提醒", "检查", "导出台账", "重发" })
        {
            Assert.NotNull(SpokenAsk.Read(said, Spoken.Names));
        }
    }

    [Theory]
    [InlineData("来不及了怎么办")]
    [InlineData("怎么销号")]
    [InlineData("怎么报进展")]
    [InlineData("报错了怎么改")]
    [InlineData("能不能不要发邮件了")]
    public async Task A_leader_is_not_told_to_report(string sentence)
    {
        await ProblemAsync("12", new(2026, 11, 25));
        var said = (await SayAsync("李分管", sentence)).Answer.Text;
        Assert.DoesNotMatch("发送“(完成|[0-9-]+进)|报完成", said.Replace("责任人报送完成后即停", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_can_be_taken_back_is_told_with_the_number_that_was_said()
    {
        var own = await SayAsync("张责任", "12-1报错了怎么改");
        Assert.StartsWith("点“确认”后10分钟内可以撤销：发送“撤销12-1”", own.Answer.Text, StringComparison.Ordinal);
        Assert.Contains("如“12-1进度55% 已完成初稿”", own.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("撤销12-1", own.Suggestions.First());
        Assert.Equal("Undo 12-1", Spoken.Spell(Spoken.Say("撤销12-1").Step));
        Assert.Equal("Report 12 55% 已完成初稿", Spoken.Spell(Spoken.Say("12号进度55% 已完成初稿").Step));
        Assert.Contains("报送的人自己撤销", (await SayAsync("吴巡察", "报错了怎么改")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_says_what_is_still_to_be_done()
    {
        var problem = await ProblemAsync("12", new(2026, 11, 25), new SeedMeasure { Status = MeasureStatus.Completed });
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 12, 1) });

        var own = (await SayAsync("张责任", "销号12号")).Answer.Text;

        Assert.Contains("12号还有1条措施没有完成：12-2。", own, StringComparison.Ordinal);
        Assert.Contains("发送“完成12-2”", own, StringComparison.Ordinal);
        var office = (await SayAsync("周办公", "销号12号")).Answer.Text;
        Assert.Contains("发送“审核12”", office, StringComparison.Ordinal);
        Assert.Contains("caseops closeout list", office, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_one_gets_letters_is_told_from_ones_own_last_letter()
    {
        await ProblemAsync("12", new(2026, 11, 5));
        await ProblemAsync("13", new(2026, 11, 25));
        await ProblemAsync("14", new(2026, 11, 25), unit: There);
        Assert.StartsWith("还没有给您发过提醒信。", (await SayAsync("张责任", "为什么老给我发邮件")).Answer.Text, StringComparison.Ordinal);
        await LetterAsync("张责任", 1, "旧的一封", "sent", "12");
        await LetterAsync("张责任", 2, "整改提醒", "sent", "12", "13");
        await LetterAsync("张责任", 3, "没发出的", "dropped", "12");
        await LetterAsync("孙外人", 4, "别人的信", "sent", "14");

        var lines = (await SayAsync("张责任", "为什么老给我发邮件")).Answer.Text.Split('\n');

        Assert.Equal("最近一封提醒信《整改提醒》发于11月18日，涉及2条措施：", lines[0]);
        Assert.Equal("12-1：催办（逾期第1个工作日）", lines[1]);
        Assert.Equal("13-1：催办（逾期第1个工作日）", lines[2]);
        Assert.Equal("怎样停：", lines[3]);
        Assert.Contains("发送“完成12-1”", lines[4], StringComparison.Ordinal);
        Assert.Contains("签收12-1", lines[5], StringComparison.Ordinal);
        Assert.DoesNotContain("12-1", (await SayAsync("李分管", "为什么老给我发邮件")).Answer.Text, StringComparison.Ordinal);

        // what left the scope is told no more
        await ExecuteAsync("UPDATE problems SET lead_unit_id = @There", new { There });
        await ExecuteAsync("UPDATE measures SET lead_unit_id = @There", new { There });
        Assert.StartsWith("最近一封提醒信《整改提醒》发于11月18日，其中没有您现在职责范围内到档的事项。", (await SayAsync("张责任", "为什么老给我发邮件")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_only_words_are_explained()
    {
        Assert.StartsWith("红灯：", (await SayAsync("张责任", "红灯什么意思", isPrivate: false)).Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("群聊中只回答", (await SayAsync("张责任", "为什么老给我发邮件", isPrivate: false)).Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("群聊中只回答", (await SayAsync("张责任", "12-1来不及了怎么办", isPrivate: false)).Answer.Text, StringComparison.Ordinal);
    }

    private async Task LetterAsync(string who, int id, string subject, string state, params string[] numbers)
    {
        await ExecuteAsync(
            """
            INSERT INTO letters (id, kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at)
            VALUES (@id, 'ladder', @person, 'x@example.test', '2026-11-18', @subject, 'm', 'h', @state, 0, 5, 1, 0, 0)
            """,
            new { id, person = Person(who), subject, state });
        foreach (var number in numbers)
        {
            await ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at, letter_id)
                SELECT m.id, '催办', '2026-11-05', @occurrence, (SELECT min(id) FROM posts), 'mail', 'to', 'sent', 'after:1', 1, '2026-11-18', 0, @id
                FROM measures m JOIN problems p ON p.id = m.problem_id WHERE p.number = @number
                """,
                new { id, number, occurrence = $"{id}" });
        }
    }

    private Task LadderAsync(string json) => Services.GetRequiredService<LadderStore>().UseAsync(((LadderReading.Understood)Ladder.Parse(json)).Ladder, Test.Now, Token);
}
