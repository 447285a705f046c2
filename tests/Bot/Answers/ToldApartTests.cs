using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Questions told apart by unit, ledger or person, several figures at once, and filters by lateness, progress and what is left out.</summary>
public sealed class ToldApartTests : TwoUnitsTests
{
    private static readonly Dictionary<string, MeasureFilter> Members = new()
    {
        [nameof(MeasureFilter.Units)] = new() { Units = [1] },
        [nameof(MeasureFilter.ExceptUnits)] = new() { ExceptUnits = [1, 2] },
        [nameof(MeasureFilter.People)] = new() { People = [1] },
        [nameof(MeasureFilter.LedByPeople)] = new() { People = [1], LedByPeople = true },
        [nameof(MeasureFilter.Ledgers)] = new() { Ledgers = ["甲台账", "乙、丙台账"] },
        [nameof(MeasureFilter.ExceptLedgers)] = new() { ExceptLedgers = ["甲台账"] },
        [nameof(MeasureFilter.Lights)] = new() { Lights = [Light.Red, Light.Yellow] },
        [nameof(MeasureFilter.ExceptLights)] = new() { ExceptLights = [Light.Red] },
        [nameof(MeasureFilter.Quiet)] = new() { Quiet = true },
        [nameof(MeasureFilter.ExceptQuiet)] = new() { ExceptQuiet = true },
        [nameof(MeasureFilter.Stage)] = new() { Stage = MeasureStage.NotStarted | MeasureStage.Closed },
        [nameof(MeasureFilter.ExceptStage)] = new() { ExceptStage = MeasureStage.LongTerm | MeasureStage.Returned },
        [nameof(MeasureFilter.Overdue)] = new() { Overdue = true },
        [nameof(MeasureFilter.ExceptOverdue)] = new() { ExceptOverdue = true },
        [nameof(MeasureFilter.Late)] = new() { Late = new DaysLate(11, 20, Working: true) },
        [nameof(MeasureFilter.Percent)] = new() { Percent = new PercentSpan(null, 49) },
        [nameof(MeasureFilter.NoPercent)] = new() { NoPercent = true },
        [nameof(MeasureFilter.Due)] = new() { Due = new DaySpan(null, new(2026, 11, 1)) },
        [nameof(MeasureFilter.Reported)] = new() { Reported = DaySpan.Of(new(2026, 11, 1)) },
        [nameof(MeasureFilter.Unreported)] = new() { Unreported = DaySpan.Of(new(2026, 11, 1)) },
        [nameof(MeasureFilter.Completed)] = new() { Completed = DaySpan.Of(new(2026, 11, 1)) },
        [nameof(MeasureFilter.Closed)] = new() { Closed = DaySpan.Of(new(2026, 11, 1)) },
        [nameof(MeasureFilter.Entered)] = new() { Entered = DaySpan.Of(new(2026, 11, 1)) },
        [nameof(MeasureFilter.Promised)] = new() { Promised = true },
        [nameof(MeasureFilter.Broken)] = new() { Broken = true },
        [nameof(MeasureFilter.Whose)] = new() { Whose = Whose.MyUnits },
        [nameof(MeasureFilter.Words)] = new() { Words = ["采购", "轮岗"] },
    };

    [Fact]
    public async Task Every_part_of_a_filter_is_carried_by_a_button_and_said_by_the_answer()
    {
        var standing = await Services.GetRequiredService<Standings>().OfAsync(Person("周办公"), Token);
        var context = await Services.GetRequiredService<ReaderContexts>().OfAsync(standing!, Token);
        foreach (var member in typeof(MeasureFilter).GetProperties().Where(p => !p.GetMethod!.IsStatic))
        {
            var filter = Members[member.Name];
            Assert.Equal(filter, FilterToken.Read(JsonSerializer.SerializeToElement(FilterToken.Write(filter).ToDictionary())));
            Assert.NotEqual(AnswerTexts.AllMeasures, FilterWords.Of(context, filter));
        }
    }

    [Theory]
    [InlineData("late", "10")]
    [InlineData("late", "10/x")]
    [InlineData("late", "99999/")]
    [InlineData("late", "1/2/x")]
    [InlineData("percent", "1/2/w")]
    [InlineData("percent", "/101")]
    [InlineData("percent", "-1/")]
    [InlineData("stage", "0")]
    [InlineData("exceptstage", "1024")]
    [InlineData("whose", "7")]
    [InlineData("exceptledger", "")]
    public void A_forged_part_makes_no_filter(string name, string value) =>
        Assert.Null(FilterToken.Read(JsonSerializer.SerializeToElement(new Dictionary<string, string> { [name] = value })));

    [Theory]
    [InlineData(11, null, false, "逾期11天以上")]
    [InlineData(null, 6, false, "逾期6天以内")]
    [InlineData(5, 10, true, "逾期5至10个工作日")]
    public async Task How_late_is_said(int? from, int? to, bool working, string said) =>
        Assert.Equal($"没有“{said}”的措施。", (await AskAsync("周办公", new Question(Asked.List) { Filter = new MeasureFilter { Overdue = true, Late = new DaysLate(from, to, working) } })).Sentence);

    [Theory]
    [InlineData(60, null, "进度60%以上")]
    [InlineData(51, null, "进度超过50%")]
    [InlineData(null, 49, "进度不到50%")]
    [InlineData(null, 30, "进度30%以内")]
    [InlineData(30, 50, "进度30%至50%")]
    public async Task How_much_is_done_is_said(int? from, int? to, string said) =>
        Assert.Equal($"没有“{said}”的措施。", (await AskAsync("周办公", new Question(Asked.List) { Filter = new MeasureFilter { Percent = new PercentSpan(from, to) } })).Sentence);

    [Fact]
    public async Task What_is_left_out_and_what_is_joined_is_said()
    {
        await ProblemAsync("1", new(2026, 11, 11));
        await ProblemAsync("2", new(2026, 12, 10), new SeedMeasure { Status = MeasureStatus.NotStarted });
        await ProblemAsync("3", new(2026, 12, 10), null, new SeedProblem { Ledger = "交通台账" });

        var left = await AskAsync("周办公", new Question(Asked.List) { Filter = new MeasureFilter { ExceptLights = [Light.Red], ExceptLedgers = ["交通台账"], ExceptOverdue = true } });
        var joined = await AskAsync("周办公", new Question(Asked.Count) { Filter = new MeasureFilter { Stage = MeasureStage.NotStarted | MeasureStage.InProgress, ExceptStage = MeasureStage.LongTerm, Ledgers = [LedgerSeed.Ledger, "交通台账"] } });

        Assert.Equal("《交通台账》除外、红灯除外、未逾期：共1条。", left.Sentence);
        Assert.Equal(["2-1"], left.Lines.Select(line => line.Split(' ')[0].Split('》')[^1]));
        Assert.Equal("《整改台账》或《交通台账》、未启动或正在推进、长期坚持除外：共3条。", joined.Sentence);
    }

    [Fact]
    public async Task Each_unit_has_its_figures_within_the_scope_and_the_ledger()
    {
        await ProblemAsync("1", new(2026, 11, 11));
        await ProblemAsync("2", new(2026, 12, 10), unit: There);
        await ProblemAsync("3", new(2026, 11, 10), null, new SeedProblem { Ledger = "交通台账" });

        var all = await AskAsync("周办公", new Question(Asked.Figures) { By = Breakdown.Unit });
        var ledger = await AskAsync("周办公", new Question(Asked.Figures) { By = Breakdown.Unit, Filter = new MeasureFilter { ExceptLedgers = ["交通台账"] } });
        var own = await AskAsync("李分管", new Question(Asked.Figures) { By = Breakdown.Unit });
        var two = await AskAsync("李分管", new Question(Asked.Figures) { Filter = new MeasureFilter { Units = [Here, There] } });
        var one = await AskAsync("周办公", new Question(Asked.Figures) { By = Breakdown.Unit, Filter = new MeasureFilter { Units = [There] } });

        Assert.Equal("截至11月20日，2个单位的情况（按逾期措施多少排列）：", all.Sentence);
        Assert.Equal(
            ["示例局：问题2项，未销号2项，销号率0.0%；在办措施2条，逾期2条，按期完成率0.0%", "样例中心：问题1项，未销号1项，销号率0.0%；在办措施1条，逾期0条，按期完成率—"],
            all.Lines);
        Assert.Equal("《交通台账》除外截至11月20日，2个单位的情况（按逾期措施多少排列）：", ledger.Sentence);
        Assert.StartsWith("示例局：问题1项", ledger.Lines[0], StringComparison.Ordinal);
        Assert.Single(own.Lines, line => line.Contains("项，未销号", StringComparison.Ordinal));
        Assert.Contains("没有找到样例中心的问题，或不在您的职责范围内。", two.Lines);
        Assert.StartsWith("样例中心：", Assert.Single(one.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_units_are_those_one_answers_for_and_not_all_whose_problems_one_may_see()
    {
        await ProblemAsync("1", new(2026, 11, 11));
        await ProblemAsync("2", new(2026, 12, 10), unit: There);
        await ExecuteAsync("UPDATE problems SET lead_leader_post_id = (SELECT h.post_id FROM holdings h JOIN people a ON a.id = h.person_id WHERE a.name = '李分管') WHERE number = '2'");

        var seen = await AskAsync("李分管", new Question(Asked.Figures) { By = Breakdown.Unit });
        var own = await AskAsync("李分管", new Question(Asked.Figures) { Filter = new MeasureFilter { Whose = Whose.MyUnits } });
        var each = await AskAsync("李分管", new Question(Asked.Figures) { By = Breakdown.Unit, Filter = new MeasureFilter { Whose = Whose.MyUnits } });

        Assert.Contains(seen.Lines, line => line.StartsWith("样例中心：", StringComparison.Ordinal));
        Assert.All([own, each], answer => Assert.DoesNotContain(answer.Lines, line => line.Contains("样例中心", StringComparison.Ordinal)));
        Assert.All([own, each], answer => Assert.Contains(answer.Lines, line => line.StartsWith("示例局：", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Each_ledger_has_its_figures_or_what_the_filter_leaves_in_it()
    {
        await ProblemAsync("1", new(2026, 11, 11));
        await ProblemAsync("2", new(2026, 11, 10), null, new SeedProblem { Ledger = "交通台账" });
        await ProblemAsync("3", new(2026, 12, 10), null, new SeedProblem { Ledger = "交通台账" }, There);

        var figures = await AskAsync("周办公", new Question(Asked.Figures) { By = Breakdown.Ledger });
        var red = await AskAsync("李分管", new Question(Asked.Count) { By = Breakdown.Ledger, Filter = new MeasureFilter { Overdue = true } });

        Assert.Equal("截至11月20日，2本台账的情况（按逾期措施多少排列）：", figures.Sentence);
        Assert.Contains(figures.Lines, line => line.StartsWith("交通台账：问题2项，未销号2项", StringComparison.Ordinal));
        Assert.Equal("逾期：涉及2本台账。", red.Sentence);
        Assert.Equal(["《交通台账》：1条", "《整改台账》：1条"], red.Lines.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task People_are_told_by_name_with_their_measures_and_never_by_how_many()
    {
        await ProblemAsync("1", new(2026, 11, 11), unit: There);
        await ProblemAsync("2", new(2026, 11, 11));
        await ProblemAsync("3", new(2026, 11, 10));
        await ProblemAsync("4", new(2026, 12, 10));

        var people = await AskAsync("周办公", new Question(Asked.List) { By = Breakdown.Person, Filter = new MeasureFilter { Lights = [Light.Red] } });
        var own = await AskAsync("李分管", new Question(Asked.List) { By = Breakdown.Person, Filter = new MeasureFilter { Lights = [Light.Red] } });

        Assert.Equal("红灯：涉及责任人2名，措施3条（按姓名排列）。", people.Sentence);
        Assert.Equal(["孙外人（样例中心）：1-1", "张责任（示例局）：3-1、2-1"], people.Lines);
        Assert.Equal(["张责任（示例局）：3-1、2-1"], own.Lines.Take(1));
        Assert.Equal("红灯：涉及责任人1名，措施2条（按姓名排列）。", own.Sentence);
    }

    [Fact]
    public async Task Several_figures_at_once_are_answered_each()
    {
        await ProblemAsync("1", new(2026, 11, 11), new SeedMeasure { Status = MeasureStatus.Completed, CompletedOn = new(2026, 10, 9) });
        await ProblemAsync("2", new(2026, 11, 11), new SeedMeasure { Status = MeasureStatus.Completed, CompletedOn = new(2026, 11, 9) });
        await ProblemAsync("3", new(2026, 11, 11));

        Assert.Equal("已完成：共2条。在办：共1条。", (await SayAsync("周办公", "完成的和没完成的各几条")).Answer.Text);
        Assert.Equal("10月1日至31日完成：共1条。11月1日至30日完成：共1条。", (await SayAsync("周办公", "上个月完成多少，这个月呢")).Answer.Text);
        Assert.Equal("没有“黄灯”的措施。红灯：共1条。", (await SayAsync("周办公", "黄灯红灯各几条")).Answer.Text);
    }

    [Theory]
    [InlineData("超期超过10天的", "逾期11天以上：共1条。")]
    [InlineData("逾期不到一周的有几条", "没有“逾期6天以内”的措施。")]
    [InlineData("逾期超过15天的", "没有“逾期16天以上”的措施。")]
    [InlineData("逾期15天以上的", "逾期15天以上：共1条。")]
    [InlineData("逾期不到15天的", "没有“逾期14天以内”的措施。")]
    [InlineData("逾期不超过15天的", "逾期15天以内：共1条。")]
    [InlineData("进度过半的有哪些", "在办、进度超过50%：共1条。")]
    [InlineData("进度超过60%的", "没有“在办、进度超过60%”的措施。")]
    [InlineData("进度60%以上的", "在办、进度60%以上：共1条。")]
    [InlineData("进度不到60%的", "没有“在办、进度不到60%”的措施。")]
    [InlineData("进度不超过60%的", "在办、进度60%以内：共1条。")]
    [InlineData("进度60%以下的", "在办、进度60%以内：共1条。")]
    [InlineData("没填进度的", "在办、未填进度：共1条。")]
    [InlineData("不是红灯的", "红灯除外、在办：共1条。")]
    [InlineData("非长期坚持的有几条", "长期坚持除外：共2条。")]
    public async Task A_sentence_is_answered_with_all_that_it_says(string said, string answer)
    {
        await ProblemAsync("1", new(2026, 11, 5), new SeedMeasure { Percent = 60 });
        await ProblemAsync("2", new(2026, 12, 10), new SeedMeasure { Percent = null });
        Assert.StartsWith(answer, (await SayAsync("周办公", said)).Answer.Text, StringComparison.Ordinal);
    }

    private async Task<Answer> AskAsync(string who, Question question)
    {
        var standing = await Services.GetRequiredService<Standings>().OfAsync(Person(who), Token);
        var context = await Services.GetRequiredService<ReaderContexts>().OfAsync(standing!, Token);
        return (await Services.GetRequiredService<QuestionRouter>().AnswerAsync(context, new Intent.Ask(question), null, Token))!.Answer;
    }
}
