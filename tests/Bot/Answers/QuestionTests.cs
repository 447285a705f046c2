using System.Text.Json;

using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Answers;

public sealed class QuestionTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task Ones_own_tasks_come_soonest_first_with_light_deadline_and_percent()
    {
        await ProblemAsync("12", new(2026, 11, 5), new SeedMeasure { Percent = 60 });
        await ProblemAsync("3", new(2026, 12, 31));
        await ProblemAsync("7", null, new SeedMeasure { LongTerm = true, Status = MeasureStatus.LongTerm });
        await ProblemAsync("8", Today, unit: There);
        await ProblemAsync("9", Today, new SeedMeasure { Status = MeasureStatus.Completed });

        var turn = await SayAsync("张责任", "我的任务");

        Assert.Equal("您有3条在办措施，其中1条已逾期，请先办理。", turn.Answer.Text);
        Assert.Equal(
            ["您有3条在办措施，其中1条已逾期，请先办理。", "12-1 示例局 11月5日 逾期15天 60%", "3-1 示例局 12月31日 还有29个工作日 未填进度", "7-1 示例局 长期坚持 未填进度"],
            turn.Answer.Summary!.Split('\n'));
        Assert.Equal(["●红 attention", "●黄 warning"], CardShape.Lamps(turn.Card));
        Assert.Contains(" 60%", CardShape.Formatted(turn.Card));
        Assert.Contains("11月5日 逾期15天（11个工作日）", CardShape.Formatted(turn.Card));
        Assert.Contains("12-1进展", turn.Suggestions);
    }

    [Fact]
    public async Task A_long_list_goes_on_by_word_and_by_button()
    {
        for (var n = 1; n <= 19; n++)
        {
            await ProblemAsync($"{n}", Today.AddDays(n));
        }

        var first = await SayAsync("张责任", "我的任务");
        Assert.Equal(8 + 2, first.Answer.Summary!.Split('\n').Length);
        var button = first.Card.GetProperty("actions")[0].GetProperty("data").Clone();
        var second = await SayAsync("张责任", "下一页");
        Assert.StartsWith("9-1 ", second.Answer.Summary!.Split('\n')[1], StringComparison.Ordinal);
        var third = await SayAsync("张责任", "下一页");
        Assert.Equal("19-1", third.Answer.Summary!.Split('\n')[^1].Split(' ')[0]);
        Assert.Equal("没有下一页了。", (await SayAsync("张责任", "下一页")).Answer.Text);

        var again = await PressAsync("张责任", button);
        Assert.Equal(second.Answer.Summary, again.Answer.Summary);
        Assert.Equal("您目前没有在办措施。", (await PressAsync("李分管", button)).Answer.Text);
    }

    [Fact]
    public async Task Two_measures_of_one_problem_are_called_by_their_own_text_with_the_problem_behind()
    {
        var problem = await ProblemAsync("12", new(2026, 12, 1), new SeedMeasure { Text = "修订首问负责制度" }, new SeedProblem { Symptom = "窗口服务不到位" });
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 12, 1), Text = "开展窗口培训" });
        await ProblemAsync("13", new(2026, 12, 2), new SeedMeasure { Text = "只有一段话" }, new SeedProblem { Symptom = "只有一段话" });

        var card = (await SayAsync("张责任", "我的任务")).Card.ToString();

        Assert.Contains("示例局：修订首问负责制度（问题：窗口服务不到位）", card, StringComparison.Ordinal);
        Assert.Contains("示例局：开展窗口培训（问题：窗口服务不到位）", card, StringComparison.Ordinal);
        Assert.Contains("示例局：只有一段话\"", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_without_cards_gets_the_same_in_text()
    {
        await ProblemAsync("12", new(2026, 11, 5), new SeedMeasure { Percent = 60 });
        var turn = await SayAsync("张责任", "我的任务", "sms");
        Assert.Null(turn.Answer.Attachments);
        Assert.Equal("plain", turn.Answer.TextFormat);
        Assert.Contains("12-1 示例局 11月5日 逾期15天 60%", turn.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_shows_measures_people_reports_history_and_the_next_letter()
    {
        var problem = await ProblemAsync("12", new(2026, 12, 1), new SeedMeasure { OriginalDeadline = new(2026, 10, 31), Percent = 40, Text = "修订窗口规范" });
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 11, 13), Text = "开展培训" });
        await Services.GetRequiredService<ProgressStore>().ReportAsync(
            new ProgressReport { Number = "12-1", Percent = 60, Text = "已修订两项制度", Actor = "张责任", Through = "chat", At = Test.Now, Day = Today }, Token);

        var turn = await SayAsync("张责任", "12号进展");

        var lines = turn.Answer.Summary!.Split('\n');
        Assert.Equal("12号，示例局，正在推进；措施2条，在办2条，逾期1条。", lines[0]);
        Assert.Contains("12-1 〔蓝〕修订窗口规范", lines);
        Assert.Contains("时限：12月1日（原10月31日） 还有7个工作日", lines);
        Assert.Contains("状态：正在推进，60%", lines);
        Assert.Contains("责任人：张责任", lines);
        Assert.Contains("下次提醒：11月26日 预警 → 张责任", lines);
        Assert.Contains("12-2 〔红〕开展培训", lines);
        Assert.Contains("11月20日 12-1 张责任 60% 已修订两项制度", lines);
        Assert.Equal(["办理12-1", "办理12-2"], Buttons(turn.Card));
        Assert.Equal("12-1进展", turn.Card.GetProperty("actions")[0].GetProperty("data").GetProperty("text").GetString());
        var only = await SayAsync("张责任", "12-2进展");
        Assert.DoesNotContain("修订窗口规范", only.Answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_are_those_that_the_reader_may_press()
    {
        await ProblemAsync("12", new(2026, 12, 1));
        var own = (await SayAsync("张责任", "12号进展")).Card;
        Assert.Equal(["报进度", "完成", "佐证", "签收"], Buttons(own));
        Assert.Equal("propose", own.GetProperty("actions")[0].GetProperty("data").GetProperty("do").GetString());
        Assert.Equal(["报进度", "完成", "佐证"], Buttons((await SayAsync("周办公", "12号进展")).Card));
        Assert.Empty(Buttons((await SayAsync("李分管", "12号进展")).Card));
        Assert.Empty(Buttons((await SayAsync("吴巡察", "12号进展")).Card));
    }

    [Theory]
    [InlineData("{0}号进展")]
    [InlineData("谁负责{0}号")]
    [InlineData("{0}号的提醒记录")]
    public async Task What_one_may_not_see_is_answered_like_what_does_not_exist_and_noted(string question)
    {
        await ProblemAsync("12", Today);

        var hidden = await SayAsync("孙外人", string.Format(null, question, "12"));
        var missing = await SayAsync("孙外人", string.Format(null, question, "13"));

        Assert.Equal(JsonSerializer.Serialize(missing.Answer), JsonSerializer.Serialize(hidden.Answer).Replace("12\\u53F7", "13\\u53F7", StringComparison.Ordinal));
        Assert.StartsWith("没有找到12号事项", hidden.Answer.Text, StringComparison.Ordinal);
        Assert.Null(hidden.Answer.Attachments);
        Assert.Equal(["整改台账/12"], await Test.QueryAsync<string>("SELECT subject FROM audit WHERE action = 'access.refused'"));
    }

    [Fact]
    public async Task A_unit_one_may_not_see_is_answered_like_one_without_problems()
    {
        await ProblemAsync("12", Today);
        var hidden = await SayAsync("孙外人", "示例局情况");
        Assert.Equal("没有找到这个单位的问题，或不在您的职责范围内。请核对单位名称。", hidden.Answer.Text);
        Assert.Equal(hidden.Answer.Text, (await SayAsync("孙外人", "样例中心情况")).Answer.Text);
        Assert.Contains("示例局：问题1项", (await SayAsync("李分管", "示例局情况")).Answer.Text, StringComparison.Ordinal);
        Assert.Single(await Test.QueryAsync<string>("SELECT subject FROM audit WHERE action = 'access.refused' AND subject = '示例局'"));
    }

    [Theory]
    [InlineData("示例局逾期的")]
    [InlineData("示例局七天内到期")]
    public async Task What_is_due_in_a_unit_out_of_scope_is_not_denied(string question)
    {
        await ProblemAsync("12", question == "示例局逾期的" ? new(2026, 11, 5) : Today);
        var hidden = await SayAsync("孙外人", question);
        Assert.Equal("没有找到这个单位的问题，或不在您的职责范围内。请核对单位名称。", hidden.Answer.Text);
        Assert.Equal(hidden.Answer.Text, (await SayAsync("李分管", question.Replace("示例局", "样例中心", StringComparison.Ordinal))).Answer.Text);
        Assert.Single(await Test.QueryAsync<string>("SELECT subject FROM audit WHERE action = 'access.refused' AND subject = '示例局'"));
        Assert.Contains("共1条", (await SayAsync("李分管", question)).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_as_deadline_means_within_it_and_a_day_that_day()
    {
        await ProblemAsync("1", new(2026, 11, 25));
        await ProblemAsync("2", new(2026, 12, 1));
        await ProblemAsync("3", new(2026, 12, 31));
        await ProblemAsync("4", new(2026, 10, 31));
        Assert.Equal("12月1日至12月31日到期的未完成措施共2条。", (await SayAsync("张责任", "12月到期的")).Answer.Text);
        Assert.Equal("12月31日前到期的措施共3条。", (await SayAsync("张责任", "12月31日前到期的")).Answer.Text);
        Assert.Equal("11月25日到期的未完成措施共1条。", (await SayAsync("张责任", "11月25日到期的")).Answer.Text);
        Assert.Equal("10月1日至31日到期：共1条。", (await SayAsync("张责任", "上个月到期的")).Answer.Text);
    }

    [Fact]
    public async Task Of_two_questions_in_one_sentence_one_is_asked_for_and_nothing_else_offered()
    {
        await ProblemAsync("5", Today);
        Assert.Equal(["逾期的", "七天内到期"], (await SayAsync("张责任", "逾期的 七天内到期")).Suggestions);
        Assert.Equal(["12-1", "1-1", "取消"], (await SayAsync("张责任", "签收12-1和1-1")).Suggestions);
    }

    [Fact]
    public async Task Two_numbers_are_both_answered_in_short()
    {
        await ProblemAsync("6", Today);
        await ProblemAsync("7", Today, unit: There);
        var turn = await SayAsync("张责任", "6号和7号进展");
        Assert.Equal("您问的2项：", turn.Answer.Text);
        Assert.Contains("6号，示例局，", turn.Answer.Summary, StringComparison.Ordinal);
        Assert.Contains("没有找到7号事项", turn.Answer.Summary, StringComparison.Ordinal);
        Assert.Equal(["6号进展", "7号进展"], turn.Suggestions);
    }

    [Fact]
    public async Task The_same_number_in_two_ledgers_is_asked_for_with_buttons()
    {
        await ProblemAsync("12", Today, problem: new SeedProblem { Ledger = "甲台账", Symptom = "甲的问题" });
        await ProblemAsync("12", Today, problem: new SeedProblem { Ledger = "乙台账", Symptom = "乙的问题" });
        var turn = await SayAsync("张责任", "12号进展");
        Assert.Equal(["甲台账", "乙台账"], Buttons(turn.Card));
        var pressed = await PressAsync("张责任", turn.Card.GetProperty("actions")[1].GetProperty("data"));
        Assert.Contains("乙的问题", pressed.Answer.Summary, StringComparison.Ordinal);
        Assert.StartsWith("没有找到12号事项", (await PressAsync("孙外人", turn.Card.GetProperty("actions")[1].GetProperty("data"))).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_several_ledgers_what_is_offered_names_its_own()
    {
        var first = await ProblemAsync("12", Today, problem: new SeedProblem { Ledger = "甲台账", Symptom = "甲的问题" });
        await Ledger.MeasureAsync(first, new SeedMeasure { Deadline = Today });
        await ProblemAsync("12", Today, problem: new SeedProblem { Ledger = "台账2026", Symptom = "乙的问题" });

        var list = await SayAsync("张责任", "我的任务");
        Assert.StartsWith("《甲台账》12-1 示例局", list.Answer.Summary!.Split('\n')[1], StringComparison.Ordinal);
        Assert.Contains("《台账2026》示例局", CardShape.Formatted(list.Card).First(text => text.Contains("《台账2026》示例局", StringComparison.Ordinal)), StringComparison.Ordinal);
        var one = await SayAsync("张责任", "《台账2026》12-1进展");
        Assert.Contains("乙的问题", one.Answer.Summary, StringComparison.Ordinal);
        Assert.Contains("甲的问题", (await SayAsync("张责任", list.Suggestions.First())).Answer.Summary, StringComparison.Ordinal);

        var shown = await SayAsync("张责任", "甲台账12号进展");
        Assert.Equal(["谁负责《甲台账》12号", "《甲台账》12号的提醒记录"], shown.Suggestions.Take(2));
        Assert.Equal("《甲台账》12号责任分工：", (await SayAsync("张责任", "谁负责12号")).Answer.Text);
        Assert.Equal("《甲台账》12-2责任分工：", (await SayAsync("张责任", "谁负责12-2")).Answer.Text);
        var button = await PressAsync("张责任", shown.Card.GetProperty("actions")[1].GetProperty("data"));
        Assert.Contains("甲的问题", button.Answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_answers_is_a_plain_list_of_duties_and_names()
    {
        await ProblemAsync("6", Today);

        var turn = await SayAsync("王第一", "谁负责6号");

        Assert.Equal(
            ["6号责任分工：", "责任单位：示例局", "责任人：张责任", "分管领导：李分管", "第一责任人：王第一", "督导人：未填", "牵头领导：未填"],
            turn.Answer.Summary!.Split('\n'));
        Assert.Contains("张责任", CardShape.Formatted(turn.Card));
        Assert.Equal("6-1责任分工：", (await SayAsync("王第一", "谁负责6-1")).Answer.Text);
    }

    [Fact]
    public async Task Measures_in_different_hands_are_listed_apart_with_those_who_act_and_whom_the_ledger_names()
    {
        var problem = await ProblemAsync("12", Today, problem: new SeedProblem { LeadLeader = "钱*牵头*" });
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = Today, Responsible = "郑写明" });
        await ExecuteAsync("UPDATE measures SET unit_id = @There WHERE ordinal = 2", new { There });
        await Ledger.AbsentAsync(Person("张责任"), Person("李分管"), Today, null);

        var turn = await SayAsync("王第一", "谁负责12号");

        Assert.Equal(
            [
                "12号责任分工：", "12-1", "责任单位：示例局", "责任人：李分管（代张责任）", "分管领导：李分管", "第一责任人：王第一", "督导人：未填", "牵头领导：钱*牵头*",
                "12-2", "责任单位：样例中心（牵头单位：示例局）", "责任人：孙外人（台账写明：郑写明）", "分管领导：未填", "第一责任人：未填", "督导人：未填", "牵头领导：钱*牵头*",
            ],
            turn.Answer.Summary!.Split('\n'));
        Assert.Contains("钱\\*牵头\\*", CardShape.Formatted(turn.Card));
    }

    [Fact]
    public async Task One_change_is_one_line_and_says_what_it_is_of()
    {
        var problem = await ProblemAsync("12", new(2026, 12, 1), new SeedMeasure { Status = MeasureStatus.NotStarted }, new SeedProblem { Status = ProblemStatus.NotStarted });
        await Services.GetRequiredService<ProgressStore>().ReportAsync(
            new ProgressReport { Number = "12-1", Percent = 60, Actor = "张责任", Through = "chat", At = Test.Now, Day = Today }, Token);
        Assert.Equal(["11月20日 12-1 状态由未启动改为正在推进（张责任）"], History(await SayAsync("李分管", "12号进展")));

        await ExecuteAsync(
            """
            INSERT INTO changes (problem_id, measure_id, field, old_value, new_value, version, at, actor, through)
            SELECT @problem, NULL, 'status', 'in_progress', 'under_review', 3, at + 1, 'office', 'command' FROM changes LIMIT 1
            """,
            new { problem });
        Assert.Equal(["11月20日 12号 状态由正在推进改为审核中（办公室）", "11月20日 12-1 状态由未启动改为正在推进（张责任）"], History(await SayAsync("李分管", "12号进展")));

        static IEnumerable<string> History(SpokenTurn turn) => turn.Answer.Summary!.Split('\n').SkipWhile(line => line != "变动记录").Skip(1);
    }

    [Fact]
    public async Task A_change_before_eight_in_the_morning_is_of_its_local_day()
    {
        var problem = await ProblemAsync("12", new(2026, 12, 1));
        await ExecuteAsync(
            """
            INSERT INTO changes (problem_id, measure_id, field, old_value, new_value, version, at, actor, through)
            VALUES (@problem, NULL, 'status', 'not_started', 'in_progress', 2, @at, 'office', 'command')
            """,
            new { problem, at = new DateTimeOffset(2026, 11, 20, 7, 59, 0, TimeSpan.FromHours(8)) });

        Assert.Contains("11月20日 12号 状态由未启动改为正在推进（办公室）", (await SayAsync("李分管", "12号进展")).Answer.Summary!.Split('\n'));
    }

    [Fact]
    public async Task A_promise_is_shown_with_its_days_and_a_broken_one_is_marked_in_the_lists()
    {
        await ProblemAsync("12", new(2026, 11, 5), new SeedMeasure { Percent = 60 });
        await ProblemAsync("13", new(2026, 12, 31));
        await ExecuteAsync(
            "INSERT INTO promises (measure_id, deadline, made_on, until, person_id) SELECT id, deadline, '2026-11-02', '2026-11-04', @person FROM measures", new { person = Person("张责任") });
        Assert.Contains("承诺：11月4日前完成（11月2日作出）", (await SayAsync("张责任", "12号进展")).Answer.Summary!.Split('\n'));
        Assert.Contains("12-1 示例局 11月5日 逾期15天 60%", (await SayAsync("张责任", "逾期的")).Answer.Summary!.Split('\n'));

        await ExecuteAsync("UPDATE promises SET broken_on = '2026-11-05' WHERE deadline = '2026-11-05'");
        Assert.Contains("承诺：11月4日前完成（11月2日作出），11月5日已失约", (await SayAsync("张责任", "12号进展")).Answer.Summary!.Split('\n'));
        foreach (var question in new[] { "我的任务", "逾期的" })
        {
            var turn = await SayAsync("张责任", question);
            Assert.Contains("12-1 示例局 11月5日 逾期15天 失约 60%", turn.Answer.Summary!.Split('\n'));
            Assert.Contains(" 60% 失约", CardShape.Formatted(turn.Card));
        }

        Assert.Contains("13-1 示例局 12月31日 还有29个工作日 未填进度", (await SayAsync("张责任", "我的任务")).Answer.Summary!.Split('\n'));
    }

    [Fact]
    public async Task An_example_speaks_of_the_number_that_was_named()
    {
        var problem = await ProblemAsync("7", new(2026, 12, 1));
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 12, 1) });
        Assert.Contains("发送“完成7-1”", (await SayAsync("张责任", "销号7号")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("发送“完成7-2”", (await SayAsync("张责任", "申请7-2销号")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("发送“完成12-1”", (await SayAsync("张责任", "申请销号")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_measures_than_fit_name_the_first_that_does_not()
    {
        var problem = await ProblemAsync("12", Today);
        for (var i = 0; i < 9; i++)
        {
            await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = Today });
        }

        Assert.Contains("还有2条措施，请发送编号查看，例如“12-9”。", (await SayAsync("张责任", "12号进展")).Answer.Summary!.Split('\n'));
    }

    [Fact]
    public async Task Figures_are_those_of_ones_scope()
    {
        await ProblemAsync("1", new(2026, 11, 5));
        await ProblemAsync("2", new(2026, 12, 1), unit: There);
        await ProblemAsync("3", null, problem: new SeedProblem { Status = ProblemStatus.Closed }, measure: new SeedMeasure { Status = MeasureStatus.Completed });
        Assert.Equal("截至11月20日：问题3项，已销号1项（销号率33.3%），未销号2项；在办措施2条，逾期1条，涉及问题1项。", (await SayAsync("周办公", "总体情况")).Answer.Text);
        Assert.Equal("截至11月20日：问题1项，已销号0项（销号率0.0%），未销号1项；在办措施1条，逾期0条，涉及问题0项。", (await SayAsync("孙外人", "总体情况")).Answer.Text);
        var units = await SayAsync("李分管", "我分管的");
        Assert.Equal("您分管或督导的1个单位：问题2项，未销号1项；在办措施1条，逾期1条。", units.Answer.Text);
        Assert.Contains("1-1 示例局 11月5日 逾期15天 未填进度", units.Answer.Summary!.Split('\n'));
        Assert.Equal("您没有分管或督导的单位。", (await SayAsync("孙外人", "我分管的")).Answer.Text);
    }

    [Fact]
    public async Task Overdue_and_due_soon_list_the_scope()
    {
        await ProblemAsync("1", new(2026, 11, 5));
        await ProblemAsync("2", new(2026, 11, 25));
        await ProblemAsync("3", new(2026, 11, 6), unit: There);
        Assert.Equal(["逾期的措施共1条。", "1-1 示例局 11月5日 逾期15天 未填进度"], (await SayAsync("李分管", "逾期的")).Answer.Summary!.Split('\n'));
        Assert.Equal("逾期的措施共2条。", (await SayAsync("吴巡察", "逾期的")).Answer.Text);
        Assert.Equal(["11月27日前到期的措施共1条。", "2-1 示例局 11月25日 还有3个工作日 未填进度"], (await SayAsync("李分管", "七天内到期")).Answer.Summary!.Split('\n'));
        Assert.Equal("没有找到这个单位的问题，或不在您的职责范围内。请核对单位名称。", (await SayAsync("李分管", "样例中心逾期的")).Answer.Text!.Replace("样例中心", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_due_today_is_not_overdue_yet()
    {
        await ProblemAsync("1", Today);
        await ProblemAsync("2", Today.AddDays(-1));

        Assert.Equal(["逾期的措施共1条。", "2-1"], (await SayAsync("李分管", "逾期的")).Answer.Summary!.Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal("您有2条在办措施，其中1条已逾期，请先办理。", (await SayAsync("张责任", "我的任务")).Answer.Text);
        Assert.Contains("逾期1条", (await SayAsync("周办公", "总体情况")).Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-18", "逾期2天")]
    [InlineData("2026-11-19", "逾期1天")]
    [InlineData("2026-11-20", "今日到期")]
    [InlineData("2026-11-22", "最后工作日")]
    [InlineData("2026-11-23", "还有1个工作日")]
    [InlineData("2027-01-04", "还有30个工作日")]
    public async Task What_is_left_is_told_from_the_day_itself_on(string deadline, string left)
    {
        await ProblemAsync("1", DateOnly.ParseExact(deadline, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains(left, (await SayAsync("张责任", "我的任务")).Answer.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-31", "12月31日")]
    [InlineData("2027-01-01", "2027年1月1日")]
    public async Task A_day_of_another_year_names_its_year(string deadline, string words)
    {
        await ProblemAsync("1", DateOnly.ParseExact(deadline, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains($"1-1 示例局 {words} ", (await SayAsync("张责任", "我的任务")).Answer.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "本周承诺到期未完成：3条（")]
    [InlineData(4, "本周承诺到期未完成：4条")]
    public async Task Of_the_promises_broken_this_week_three_are_named_and_all_counted(int count, string words)
    {
        for (var number = 1; number <= count; number++)
        {
            var problem = await ProblemAsync($"{number}", new(2026, 11, 5));
            await ExecuteAsync(
                """
                INSERT INTO promises (measure_id, deadline, made_on, until, person_id, broken_on)
                SELECT id, deadline, '2026-11-06', '2026-11-19', @person, '2026-11-20' FROM measures WHERE problem_id = @problem
                """,
                new { person = Person("张责任"), problem });
        }

        var line = Assert.Single((await SayAsync("周办公", "总体情况")).Answer.Summary!.Split('\n'), l => l.StartsWith("本周承诺", StringComparison.Ordinal));
        Assert.StartsWith(words, line, StringComparison.Ordinal);
        Assert.Equal(3, line.Split("示例局").Length - 1);
    }

    [Fact]
    public async Task Due_within_seven_days_means_the_same_in_a_list_and_in_the_figures()
    {
        await ProblemAsync("1", Today.AddDays(7));
        await ProblemAsync("2", Today.AddDays(8));
        await ProblemAsync("3", Today.AddDays(9));
        Assert.Equal("11月27日前到期的措施共1条。", (await SayAsync("周办公", "七天内到期")).Answer.Text);
        Assert.Equal("11月27日前到期的措施共1条。", (await SayAsync("周办公", "快到期的")).Answer.Text);
        Assert.Contains("七天内到期：1条", (await SayAsync("周办公", "总体情况")).Answer.Summary!.Split('\n'));
    }

    [Fact]
    public async Task Promises_broken_this_week_stand_in_the_figures_of_those_who_may_see_the_measure()
    {
        foreach (var (number, until, brokenOn) in new[] { ("12", "2026-11-13", "2026-11-16"), ("13", "2026-11-12", "2026-11-13") })
        {
            var problem = await ProblemAsync(number, new(2026, 11, 5));
            await ExecuteAsync(
                """
                INSERT INTO promises (measure_id, deadline, made_on, until, person_id, broken_on)
                SELECT id, deadline, '2026-11-06', @until, @person, @brokenOn FROM measures WHERE problem_id = @problem
                """,
                new { until, person = Person("张责任"), brokenOn, problem });
        }

        Assert.Contains("本周承诺到期未完成：1条（12-1 示例局）", (await SayAsync("周办公", "总体情况")).Answer.Summary!.Split('\n'));
        Assert.Contains("本周承诺到期未完成：1条（12-1 示例局）", (await SayAsync("李分管", "总体情况")).Answer.Summary!.Split('\n'));
        await ProblemAsync("14", Today, unit: There);
        Assert.DoesNotContain("承诺", (await SayAsync("孙外人", "总体情况")).Answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_record_of_reminders_says_who_when_and_why()
    {
        var problem = await ProblemAsync("12", new(2026, 11, 5));
        var measure = (await Test.QueryAsync<long>("SELECT id FROM measures WHERE problem_id = @problem", new { problem })).Single();
        var post = (await Test.QueryAsync<long>("SELECT post_id FROM holdings WHERE person_id = @person", new { person = Person("张责任") })).Single();
        foreach (var (rung, reason, state, day) in new[] { ("催办", "after:1", "sent", "2026-11-06"), ("督办", "after:5", "pending", "2026-11-12"), ("到期", "lower-rung", "superseded", "2026-11-05") })
        {
            await ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                VALUES (@measure, @rung, '2026-11-05', '-', @post, 'mail', 'to', @state, @reason, 1, @day, 0)
                """,
                new { measure, rung, post, state, reason, day });
        }

        var lines = (await SayAsync("李分管", "12号的提醒记录")).Answer.Summary!.Split('\n');
        Assert.Equal(
            [
                "12号提醒记录共3条，已发1条，新的在前：", "11月12日 督办 12-1 示例局责任人：张责任 待发（逾期第5个工作日）",
                "11月6日 催办 12-1 示例局责任人：张责任 已发（逾期第1个工作日）", "11月5日 到期 12-1 示例局责任人：张责任 未发（已有更高一档）",
            ],
            lines);
        Assert.Contains("下次提醒：督办，待发 → 张责任", (await SayAsync("李分管", "12号进展")).Answer.Summary!.Split('\n'));
    }

    [Fact]
    public async Task A_letter_that_waits_names_whom_it_asks_and_not_whom_it_is_copied_to()
    {
        var problem = await ProblemAsync("12", new(2026, 11, 5));
        foreach (var (person, kind) in new[] { ("李分管", "copy"), ("张责任", "to") })
        {
            await ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                SELECT m.id, '督办', '2026-11-05', '-', h.post_id, 'mail', @kind, 'pending', 'after:5', 1, '2026-11-12', 0
                FROM measures m, holdings h WHERE m.problem_id = @problem AND h.person_id = @person
                """,
                new { problem, kind, person = Person(person) });
        }

        Assert.Contains("下次提醒：督办，待发 → 张责任", (await SayAsync("李分管", "12号进展")).Answer.Summary!.Split('\n'));
    }

    [Fact]
    public async Task The_record_of_reminders_goes_on_page_by_page_and_says_none_twice()
    {
        var problem = await ProblemAsync("12", new(2026, 11, 5));
        var measure = (await Test.QueryAsync<long>("SELECT id FROM measures WHERE problem_id = @problem", new { problem })).Single();
        var post = (await Test.QueryAsync<long>("SELECT post_id FROM holdings WHERE person_id = @person", new { person = Person("张责任") })).Single();
        foreach (var day in Enumerable.Range(1, 19).OrderBy(day => day * 7 % 19))
        {
            await ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
                VALUES (@measure, '通报', '2026-10-01', @occurrence, @post, 'mail', 'to', 'sent', 'after:1', 1, @day, 0)
                """,
                new { measure, post, occurrence = $"{day}", day = $"2026-11-{day:00}" });
        }

        var said = new List<string>();
        var heads = new List<string>();
        foreach (var text in new[] { "12号的提醒记录", "下一页", "下一页" })
        {
            var turn = await SayAsync("李分管", text);
            heads.Add(turn.Answer.Text);
            said.AddRange(turn.Answer.Summary!.Split('\n').Where(line => line.Contains("通报", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]));
        }

        Assert.Equal(Enumerable.Range(1, 19).Reverse().Select(day => $"11月{day}日"), said);
        Assert.Equal(new[] { "1至8", "9至16", "17至19" }.Select(part => $"12号提醒记录共19条，已发19条；以下是第{part}条，新的在前："), heads);
        Assert.Equal("没有下一页了。", (await SayAsync("李分管", "下一页")).Answer.Text);
    }

    [Fact]
    public async Task Working_days_say_when_weekends_stand_in()
    {
        Assert.Equal("2026年9月30日（星期三）后第5个工作日是2026年10月13日（星期二）。", (await SayAsync("孙外人", "9月30日后5个工作日")).Answer.Text);
        Assert.EndsWith("暂按周末和元旦推算。", (await SayAsync("孙外人", "2028年9月30日后5个工作日")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_what_one_may_do()
    {
        var handler = (await SayAsync("张责任", "帮助")).Answer.Summary!;
        Assert.Contains("签收", handler, StringComparison.Ordinal);
        Assert.DoesNotContain("我分管的", handler, StringComparison.Ordinal);
        var inspector = (await SayAsync("吴巡察", "帮助")).Answer.Summary!;
        Assert.DoesNotContain("报送进展", inspector, StringComparison.Ordinal);
        Assert.DoesNotContain("签收", inspector, StringComparison.Ordinal);
        Assert.Contains("总体情况", inspector, StringComparison.Ordinal);
        foreach (var question in new[] { "您好", "逾期的", "12号进展", "谁负责12号" })
        {
            Assert.DoesNotContain("我的任务", (await SayAsync("吴巡察", question)).Suggestions);
        }

        Assert.Contains("我分管的", (await SayAsync("李分管", "帮助")).Answer.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_missing_is_asked_for_with_ones_own_first()
    {
        await ProblemAsync("12", Today);
        var asked = await SayAsync("张责任", "进展怎么样");
        Assert.Contains("12-1", asked.Suggestions);
        Assert.Contains("取消", asked.Suggestions);
        Assert.Contains("12号，示例局", (await SayAsync("张责任", "12-1")).Answer.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Buttons(JsonElement card) =>
        card.TryGetProperty("actions", out var actions) ? actions.EnumerateArray().Select(action => action.GetProperty("title").GetString()!) : [];
}
