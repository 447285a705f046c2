using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Questions by their parts, made by hand: what is answered, whatever the sentence was.</summary>
public sealed class AskedTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly DaySpan Week = new(new(2026, 11, 16), new(2026, 11, 22));

    [Fact]
    public async Task A_list_repeats_every_filter_and_says_what_it_did_not_use()
    {
        await FoodAsync();
        await ProblemAsync("2", new(2026, 12, 10));

        var answer = await AskAsync("周办公", new Question(Asked.List)
        {
            Filter = new MeasureFilter { Units = [Here], Lights = [Light.Red], Due = new DaySpan(new(2026, 11, 9), new(2026, 11, 15)), Words = ["采购"] }, Unused = ["上个月的"],
        });

        Assert.StartsWith("示例局、红灯、11月9日至15日到期、提到“采购”：共1条。", answer.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("没有按“上个月的”筛选。", answer.Sentence, StringComparison.Ordinal);
        Assert.Contains("1-1 〔红〕修订食堂采购管理办法", answer.Lines);
    }

    [Theory]
    [InlineData(nameof(Asked.List))]
    [InlineData(nameof(Asked.Count))]
    public async Task A_list_by_its_filters_has_number_and_rows(string what)
    {
        var asked = Enum.Parse<Asked>(what);
        await ProblemAsync("1", new(2026, 11, 11));
        await ProblemAsync("2", new(2026, 12, 10), new SeedMeasure { Status = MeasureStatus.NotStarted });
        await ProblemAsync("3", new(2026, 11, 12), unit: There);

        var answer = await AskAsync("周办公", new Question(asked) { Filter = new MeasureFilter { Lights = [Light.Red] } });

        Assert.Equal("红灯：共2条。", answer.Sentence);
        Assert.Equal(["1-1", "3-1"], answer.Lines.Select(line => line.Split(' ')[0]));
        Assert.Equal("没有“未启动、逾期”的措施。", (await AskAsync("周办公", new Question(asked) { Filter = new MeasureFilter { Overdue = true, Stage = MeasureStage.NotStarted } })).Sentence);
        Assert.Equal("您的职责范围内没有“红灯、失约”的措施。", (await AskAsync("李分管", new Question(asked) { Filter = new MeasureFilter { Lights = [Light.Red], Broken = true } })).Sentence);
    }

    [Fact]
    public async Task Closed_problems_are_listed_as_problems()
    {
        await ProblemAsync("7", new(2026, 10, 1), new SeedMeasure { Status = MeasureStatus.Completed }, new SeedProblem { Status = ProblemStatus.Closed, Symptom = "低保对象动态管理不精准" });
        await ProblemAsync("8", new(2026, 10, 1), new SeedMeasure { Status = MeasureStatus.Completed });

        var answer = await AskAsync("周办公", new Question(Asked.List) { Filter = new MeasureFilter { Stage = MeasureStage.Closed } });

        Assert.Equal("已销号：共1项。", answer.Sentence);
        Assert.Equal(["7号 示例局 低保对象动态管理不精准 9月1日销号"], answer.Lines);
    }

    [Fact]
    public async Task The_most_urgent_comes_first_with_its_reason()
    {
        await ProblemAsync("1", new(2026, 11, 30));
        await ProblemAsync("2", new(2026, 11, 8));
        await ProblemAsync("3", new(2026, 9, 1), new SeedMeasure { Status = MeasureStatus.LongTerm, LongTerm = true });

        var answer = await AskAsync("李分管", new Question(Asked.Urgent));

        Assert.Equal("最急的是2-1（示例局）：逾期12天；红灯。按紧急程度排列，在办：共2条。", answer.Sentence);
        Assert.Equal(["2-1", "1-1"], answer.Lines.Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_subject_is_answered_with_its_number_and_name_and_is_what_it_means_next()
    {
        await FoodAsync();
        await ProblemAsync("2", new(2026, 12, 10), null, new SeedProblem { Symptom = "关键岗位轮岗制度执行不到位" });
        await IndexAsync();

        var food = await SaidAsync("李分管", BySubject(Asked.Show, "食堂", "采购"));
        var who = await SaidAsync("李分管", BySubject(Asked.Who, "轮岗"));
        var when = await SaidAsync("李分管", BySubject(Asked.When, "自查"));

        Assert.StartsWith("1（学校食堂采购不规范）：", food.Answer.Sentence, StringComparison.Ordinal);
        Assert.Equal("1", food.Spoken!.Number);
        Assert.StartsWith("2（关键岗位轮岗制度执行不到位）：2号责任分工：", who.Answer.Sentence, StringComparison.Ordinal);
        Assert.Equal("2", who.Spoken!.Number);
        Assert.Equal("1-2（开展自查）：1-2的时限：12月1日 还有7个工作日。", when.Answer.Sentence);
        Assert.Equal("1-2", when.Spoken!.Number);
    }

    [Fact]
    public async Task Several_subjects_are_offered_by_name_and_one_that_is_narrowed_is_answered()
    {
        await FoodAsync();
        await ProblemAsync("2", new(2026, 12, 10), null, new SeedProblem { Symptom = "耗材采购不规范" }, There);

        var several = await SaidAsync("周办公", BySubject(Asked.Who, "采购"));
        var narrowed = await SaidAsync("周办公", BySubject(Asked.Who, "采购") with { Filter = new MeasureFilter { Words = ["采购"], Units = [There] } });

        Assert.Equal("与“采购”有关的有2项，请选择，或说编号。", several.Answer.Sentence);
        Assert.Null(several.Spoken);
        Assert.Equal(["1 学校食堂采购不规范", "2 耗材采购不规范"], several.Answer.Card!.Actions!.Select(a => a.Title));
        Assert.Equal("2", narrowed.Spoken!.Number);

        var pressed = await PressAsync("周办公", JsonSerializer.SerializeToElement(Assert.IsType<Submit>(several.Answer.Card.Actions![1]).Data, AdaptiveCard.Json));
        Assert.StartsWith("2号责任分工：", pressed.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subject_outside_the_scope_is_answered_like_one_that_nobody_has()
    {
        await FoodAsync();
        foreach (var asked in new[] { Asked.Show, Asked.Who, Asked.When, Asked.Why, Asked.History, Asked.Letters, Asked.NextLetter })
        {
            var hidden = await SaidAsync("孙外人", BySubject(asked, "采购"));
            var missing = await SaidAsync("孙外人", BySubject(asked, "天文"));
            Assert.Equal(JsonSerializer.Serialize(missing.Answer), JsonSerializer.Serialize(hidden.Answer).Replace("\\u91C7\\u8D2D", "\\u5929\\u6587", StringComparison.Ordinal));
            Assert.Null(hidden.Spoken);
        }

        var list = await AskAsync("孙外人", new Question(Asked.List) { Filter = new MeasureFilter { Words = ["采购"] } });
        Assert.Equal("您的职责范围内没有“提到“采购””的措施。", list.Sentence);
    }

    [Fact]
    public async Task What_a_question_about_one_thing_cannot_use_is_said()
    {
        await FoodAsync();
        var shown = await AskAsync("周办公", new Question(Asked.Letters) { Spoken = new SpokenNumber("1"), Period = Week, Filter = new MeasureFilter { Lights = [Light.Red] } });
        Assert.EndsWith("没有按“红灯、11月16日至22日”筛选。", shown.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_one_character_is_not_searched()
    {
        await FoodAsync();
        Assert.Equal("请说明是哪一项，例如“12号”或“12-1”。没有按“采”筛选。", (await AskAsync("周办公", BySubject(Asked.Show, "采"))).Sentence);
        Assert.Equal("提到“采购”：共2条。没有按“购”筛选。", (await AskAsync("周办公", BySubject(Asked.List, "采购", "购"))).Sentence);
    }

    [Fact]
    public async Task Why_says_facts_of_a_measure_and_of_what_a_unit_has_overdue()
    {
        await FoodAsync();
        await Services.GetRequiredService<ProgressStore>().ReportAsync(
            new ProgressReport { Number = "1-1", Percent = 60, Text = "已起草", Actor = "张责任", Through = "chat", At = Test.Now.AddDays(-10), Day = Today.AddDays(-10) }, Token);

        var one = await AskAsync("李分管", new Question(Asked.Why) { Spoken = new SpokenNumber("1-1") });
        var unit = await AskAsync("周办公", new Question(Asked.Why) { Filter = new MeasureFilter { Units = [Here] } });

        Assert.Equal("1-1 红灯，逾期7天：", one.Sentence);
        Assert.Equal(["时限11月13日，已过7天", "已到“督办”：逾期第5个工作日（11月20日起）", "最近报送：11月10日 张责任 60%"], one.Lines);
        Assert.Equal("示例局、逾期：共1条。", unit.Sentence);
        Assert.Equal(["1-1 示例局 修订食堂采购管理办法：时限11月13日，已过7天；已到“督办”：逾期第5个工作日（11月20日起）；最近报送：11月10日"], unit.Lines);
    }

    [Fact]
    public async Task When_says_the_first_deadline_and_a_completion()
    {
        var problem = await ProblemAsync("1", new(2026, 12, 1), new SeedMeasure { OriginalDeadline = new(2026, 10, 31) });
        await Ledger.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 11, 13), Status = MeasureStatus.Completed, CompletedOn = new(2026, 11, 12) });

        var answer = await AskAsync("李分管", new Question(Asked.When) { Spoken = new SpokenNumber("1") });

        Assert.Equal("1号共2条措施，时限如下：", answer.Sentence);
        Assert.Equal(["1-1 12月1日（原10月31日） 还有7个工作日", "1-2 11月13日 已于11月12日完成"], answer.Lines);
    }

    [Fact]
    public async Task History_has_the_newest_first_and_counts_the_rest()
    {
        await ProblemAsync("1", new(2026, 12, 1));
        for (var n = 0; n < 14; n++)
        {
            await Services.GetRequiredService<ProgressStore>().ReportAsync(
                new ProgressReport { Number = "1-1", Percent = n, Text = $"第{n}次", Actor = "张责任", Through = "chat", At = Test.Now.AddHours(n), Day = Today }, Token);
        }

        var answer = await AskAsync("李分管", new Question(Asked.History) { Spoken = new SpokenNumber("1-1") });

        Assert.Equal("1-1的办理经过（新的在前）：", answer.Sentence);
        Assert.Equal("11月20日 1-1 张责任 13% 第13次", answer.Lines[0]);
        Assert.Equal("更早的还有2条。", answer.Lines[^1]);
    }

    [Fact]
    public async Task Letters_of_a_day_are_told_to_whom_about_what_within_the_scope()
    {
        await ProblemAsync("1", Today);
        await ProblemAsync("2", Today, unit: There);
        await Test.ExecuteAsync(
            """
            INSERT INTO letters (id, kind, person_id, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, done_at)
            VALUES (1, 'ladder', @person, 'zhang@example.test', '2026-11-19', '', 'm1', '', 'sent', 0, 0, 1, 0, 0, @at)
            """,
            new { person = Person("张责任"), at = Test.Now.AddDays(-1) });
        foreach (var measure in await Test.QueryAsync<long>("SELECT id FROM measures"))
        {
            await Test.ExecuteAsync(
                """
                INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at, letter_id)
                VALUES (@measure, '预警', '2026-11-20', '', (SELECT min(id) FROM posts), 'mail', 'to', 'sent', 'before:3', 1, '2026-11-19', 0, 1)
                """,
                new { measure });
        }

        var office = await AskAsync("周办公", new Question(Asked.Letters) { Period = DaySpan.Of(Today.AddDays(-1)) });
        var leader = await AskAsync("李分管", new Question(Asked.Letters) { Period = DaySpan.Of(Today.AddDays(-1)) });

        Assert.Equal("11月19日发出提醒1封：", office.Sentence);
        Assert.Equal(["11月19日 示例局责任人：张责任：1-1、2-1 已发"], office.Lines);
        Assert.Equal("您的职责范围内11月19日发出提醒1封：", leader.Sentence);
        Assert.Equal(["11月19日 示例局责任人：张责任：1-1 已发"], leader.Lines);
        Assert.Equal("11月18日没有发出提醒。", (await AskAsync("周办公", new Question(Asked.Letters) { Period = DaySpan.Of(Today.AddDays(-2)) })).Sentence);
        Assert.Equal(
            "11月19日、责任在孙外人没有发出提醒。",
            (await AskAsync("周办公", new Question(Asked.Letters) { Period = DaySpan.Of(Today.AddDays(-1)), Filter = new MeasureFilter { People = [Person("孙外人")] } })).Sentence);
    }

    [Fact]
    public async Task The_next_letter_is_that_of_ones_own_measures()
    {
        await ProblemAsync("1", new(2026, 12, 1));
        Assert.Equal("提醒还没有启用。办公室启用后，才会按规则发出。", (await AskAsync("张责任", new Question(Asked.NextLetter))).Sentence);
        await Services.GetRequiredService<ReleaseStore>().ReleaseAsync(null, Test.Now, "office", Token);

        Assert.StartsWith("您的下一次提醒：11月26日 预警 → 张责任（1-1）。", (await AskAsync("张责任", new Question(Asked.NextLetter))).Sentence, StringComparison.Ordinal);
        Assert.Equal("1-1的下一次提醒：11月26日 预警 → 张责任", (await AskAsync("周办公", new Question(Asked.NextLetter) { Spoken = new SpokenNumber("1-1") })).Sentence);
    }

    [Theory]
    [InlineData("2026-11-25", "孙接任")]
    [InlineData("2026-11-26", "张责任")]
    public async Task The_next_letter_names_who_holds_the_post_on_its_day(string last, string named)
    {
        await ProblemAsync("1", new(2026, 12, 1));
        await Services.GetRequiredService<ReleaseStore>().ReleaseAsync(null, Test.Now, "office", Token);
        await ExecuteAsync("UPDATE holdings SET to_day = @last WHERE person_id = @person", new { last, person = Person("张责任") });
        var successor = await Ledger.HolderAsync(Here, PostRole.Handler, "孙接任", "sun2@example.test");
        await ExecuteAsync("UPDATE holdings SET from_day = @first WHERE person_id = @successor", new { first = DateOnly.Parse(last, null).AddDays(1), successor });

        Assert.StartsWith($"您的下一次提醒：11月26日 预警 → {named}（1-1）。", (await AskAsync("张责任", new Question(Asked.NextLetter))).Sentence, StringComparison.Ordinal);
        Assert.Equal($"1-1的下一次提醒：11月26日 预警 → {named}", (await AskAsync("周办公", new Question(Asked.NextLetter) { Spoken = new SpokenNumber("1-1") })).Sentence);
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-25", "张责任")]
    [InlineData("2026-11-26", "2026-11-26", "李分管")]
    public async Task The_next_letter_names_who_acts_on_its_day(string from, string to, string named)
    {
        await ProblemAsync("1", new(2026, 12, 1));
        await Services.GetRequiredService<ReleaseStore>().ReleaseAsync(null, Test.Now, "office", Token);
        await Ledger.AbsentAsync(Person("张责任"), Person("李分管"), DateOnly.Parse(from, null), DateOnly.Parse(to, null));

        Assert.Equal($"1-1的下一次提醒：11月26日 预警 → {named}", (await AskAsync("周办公", new Question(Asked.NextLetter) { Spoken = new SpokenNumber("1-1") })).Sentence);
    }

    [Fact]
    public async Task Changes_compare_this_week_with_the_last_in_numbers_and_names()
    {
        await ProblemAsync("1", new(2026, 11, 17), problem: new SeedProblem { EnteredOn = new(2026, 11, 17) });
        await ProblemAsync("2", new(2026, 11, 12), problem: new SeedProblem { EnteredOn = new(2026, 11, 10) });
        await ProblemAsync("3", new(2026, 11, 11), new SeedMeasure { Status = MeasureStatus.Completed, CompletedOn = new(2026, 11, 18) });

        var answer = await AskAsync("周办公", new Question(Asked.Changes));

        Assert.Equal("11月16日至20日与11月9日至15日相比：", answer.Sentence);
        Assert.Equal(
            ["新增问题：1（之前1），1-1", "完成措施：1（之前0），3-1", "销号：0（之前0）", "到期未完成：1（之前1），1-1", "重新打开：0（之前0）"],
            answer.Lines.Take(5));
    }

    [Fact]
    public async Task Units_are_counted_and_reports_listed_with_who_and_when()
    {
        await ProblemAsync("1", new(2026, 12, 1));
        await ProblemAsync("2", new(2026, 12, 2));
        await ProblemAsync("3", new(2026, 12, 3), unit: There);
        await Services.GetRequiredService<ProgressStore>().ReportAsync(
            new ProgressReport { Number = "2-1", Percent = 40, Text = "已起草", Actor = "张责任", Through = "chat", At = Test.Now, Day = Today }, Token);

        var silent = await AskAsync("周办公", new Question(Asked.Units) { Filter = new MeasureFilter { Unreported = Week } });
        var people = await AskAsync("周办公", new Question(Asked.People) { Filter = new MeasureFilter { Reported = Week } });

        Assert.Equal("11月16日至22日没报进展：涉及2个单位。", silent.Sentence);
        Assert.Equal(["示例局：1条", "样例中心：1条"], silent.Lines);
        Assert.Equal("11月16日至22日报过进展：共1条。", people.Sentence);
        Assert.Equal(["2-1 示例局 12月2日 还有8个工作日 40%；11月20日 张责任 40%"], people.Lines);
    }

    [Fact]
    public async Task Figures_of_one_ledger_count_what_is_in_it()
    {
        await ProblemAsync("1", new(2026, 11, 5));
        await ProblemAsync("1", new(2026, 12, 5), null, new SeedProblem { Ledger = "交通台账" });

        var answer = await AskAsync("周办公", new Question(Asked.Figures) { Filter = new MeasureFilter { Ledgers = ["交通台账"] } });

        Assert.StartsWith("《交通台账》截至11月20日：问题1项，已销号0项", answer.Sentence, StringComparison.Ordinal);
        Assert.Contains("逾期0条", answer.Sentence, StringComparison.Ordinal);
        Assert.StartsWith("《交通台账》示例局：问题1项", (await AskAsync("李分管", new Question(Asked.Figures) { Filter = new MeasureFilter { Ledgers = ["交通台账"], Units = [Here] } })).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_carries_its_whole_filter_and_permission_is_looked_at_anew()
    {
        for (var n = 1; n <= 19; n++)
        {
            await ProblemAsync($"{n}", new DateOnly(2026, 11, 1), unit: n % 2 == 0 ? There : null);
        }

        var filter = new MeasureFilter
        {
            Units = [Here, There], Lights = [Light.Red, Light.Orange], Due = new DaySpan(new(2026, 11, 1), null), Whose = Whose.Anybodys, Words = ["窗口"], Stage = MeasureStage.Open, Ledgers = [LedgerSeed.Ledger],
        };
        var first = await SaidAsync("周办公", new Question(Asked.List) { Filter = filter });
        Assert.StartsWith("示例局或样例中心、《整改台账》、红灯或橙灯、在办、11月1日起到期、提到“窗口”：共19条。", first.Answer.Sentence, StringComparison.Ordinal);

        var data = JsonSerializer.SerializeToElement(first.More!.ToData(), AdaptiveCard.Json);
        var seen = first.Answer.Lines.Take(8).Select(l => l.Split(' ')[0]).ToList();
        var second = await PressAsync("周办公", data);
        seen.AddRange(second.Answer.Summary!.Split('\n').Skip(1).Take(8).Select(l => l.Split(' ')[0]));
        var third = await SayAsync("周办公", "下一页");
        seen.AddRange(third.Answer.Summary!.Split('\n').Skip(1).Select(l => l.Split(' ')[0]));
        Assert.Equal(19, seen.Distinct().Count());
        Assert.Equal(19, seen.Count);

        var other = await PressAsync("孙外人", data);
        Assert.DoesNotContain("1-1 ", other.Answer.Summary ?? other.Answer.Text, StringComparison.Ordinal);
        Assert.Contains("共9条", other.Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"Who"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","units":"1;DROP TABLE measures"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","units":"-1"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","units":["1"]}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","lights":"9"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","stage":"3"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","stage":"open"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","due":"2026-11-01"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","due":"2026-13-01/"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","overdue":"true"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","whose":"Everybodys"}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","words":""}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1","asked":"List","ledger":5}""")]
    [InlineData("""{"do":"page","list":"measures","after":"2026-11-01.1111111111111111111111111111111111111111111","asked":"List"}""")]
    [InlineData("""{"do":"page","list":"people","after":"2026-11-01.1","asked":"List"}""")]
    public async Task A_forged_page_is_none_of_ours(string json)
    {
        await ProblemAsync("1", new(2026, 11, 5));
        Assert.Equal("这个按钮已失效，请重新查询。", (await PressAsync("周办公", json)).Answer.Text);
    }

    private static Question BySubject(Asked asked, params string[] words) => new(asked) { Filter = new MeasureFilter { Words = [.. words] } };

    private async Task<Answer> AskAsync(string who, Question question) => (await SaidAsync(who, question)).Answer;

    private async Task<AnswerInContext> SaidAsync(string who, Question question)
    {
        var standing = await Services.GetRequiredService<Standings>().OfAsync(Person(who), Token);
        var context = await Services.GetRequiredService<ReaderContexts>().OfAsync(standing!, Token);
        var said = (await Services.GetRequiredService<QuestionRouter>().AnswerAsync(context, new Intent.Ask(question), null, Token))!;
        foreach (var card in said.Answer.ToActivity("directline").Attachments ?? [])
        {
            CardShape.Check((JsonElement)card.Content);
        }

        return said;
    }

    private async Task IndexAsync()
    {
        while (await Services.GetRequiredService<SubjectIndex>().NoteAsync(Token))
        {
        }
    }

    private async Task FoodAsync()
    {
        var problem = await ProblemAsync("1", new(2026, 11, 13), new SeedMeasure { Text = "修订食堂采购管理办法", Percent = 60 }, new SeedProblem { Symptom = "学校食堂采购不规范" });
        await Ledger.MeasureAsync(problem, new SeedMeasure { Text = "开展自查", Deadline = new(2026, 12, 1) });
    }
}
