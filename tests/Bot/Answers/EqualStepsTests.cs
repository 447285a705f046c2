using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Bot.SignIn;
using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Domain.Questions;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>
/// The time an answer takes tells nothing either: until it is out, the bot asks the database the same for a matter that lies outside the scope as for one that
/// does not exist. PostgreSQL's driver tells what it was asked.
/// </summary>
public sealed class EqualStepsTests : TwoUnitsTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private protected override DatabaseFixture Fixture { get; } = new PostgresFixture();

    private protected override bool HasUpdates => true;

    [Theory]
    [InlineData("{0}号进展")]
    [InlineData("{0}-1进展")]
    [InlineData("谁负责{0}号")]
    [InlineData("{0}号的提醒记录")]
    [InlineData("{0}号进度60% 已修订制度")]
    [InlineData("完成{0}-1")]
    [InlineData("签收{0}并承诺12月20日前")]
    [InlineData("撤销{0}")]
    public async Task What_one_may_not_see_takes_the_steps_of_what_does_not_exist(string sentence)
    {
        await ProblemAsync("12", Today);
        await StepsAsync(() => SayAsync("孙外人", "14号进展"));

        var missing = await StepsAsync(() => SayAsync("孙外人", string.Format(null, sentence, "13")));
        var hidden = await StepsAsync(() => SayAsync("孙外人", string.Format(null, sentence, "12")));

        Assert.Equal(missing, hidden);
        Assert.NotEmpty(hidden);
        Assert.DoesNotContain(hidden, step => step.Contains("INSERT", StringComparison.Ordinal));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'access.refused'"));
    }

    [Theory]
    [InlineData("propose", "report")]
    [InlineData("propose", "complete")]
    public async Task So_does_a_forged_button(string what, string action)
    {
        await ProblemAsync("12", Today);
        var measure = await Test.ScalarAsync<long>("SELECT id FROM measures");
        await StepsAsync(() => SayAsync("孙外人", "14号进展"));
        Task<SpokenTurn> PressAsync(long id) => this.PressAsync("孙外人", JsonSerializer.SerializeToElement(new { @do = what, action, measure = id, percent = 60 }));

        var missing = await StepsAsync(() => PressAsync(measure + 1));
        var hidden = await StepsAsync(() => PressAsync(measure));

        Assert.Equal(missing, hidden);
        Assert.NotEmpty(hidden);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'access.refused'"));
    }

    [Theory]
    [InlineData(nameof(Asked.Show))]
    [InlineData(nameof(Asked.Who))]
    [InlineData(nameof(Asked.Why))]
    [InlineData(nameof(Asked.List))]
    [InlineData(nameof(Asked.Units))]
    public async Task So_does_a_subject(string what)
    {
        await ProblemAsync("12", Today);
        await ProblemAsync("13", Today, unit: There, problem: new SeedProblem { Symptom = "耗材管理混乱" }, measure: new SeedMeasure { Text = "开展盘点" });
        foreach (var isNoted in new[] { false, true })
        {
            while (isNoted && await Services.GetRequiredService<SubjectIndex>().NoteAsync(Token))
            {
            }

            await AskAsync("天文");
            var missing = await StepsAsync(() => AskAsync("天文"));
            var hidden = await StepsAsync(() => AskAsync("窗口"));

            Assert.Equal(missing, hidden);
            Assert.NotEmpty(hidden);
        }

        async Task AskAsync(string word)
        {
            var reader = await Services.GetRequiredService<Standings>().OfAsync(Person("孙外人"), Token);
            var context = await Services.GetRequiredService<ReaderContexts>().OfAsync(reader!, Token);
            var question = new Question(Enum.Parse<Asked>(what)) { Filter = new MeasureFilter { Words = [word] } };
            Assert.Contains("没有", (await Services.GetRequiredService<QuestionRouter>().AnswerAsync(context, new Intent.Ask(question), null, Token))!.Answer.Sentence, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{0}登记怎么样了")]
    [InlineData("{0}制度那个谁负责")]
    [InlineData("{0}拨付滞后的有哪些")]
    [InlineData("{0}更新不及时")]
    public async Task So_do_words_that_only_the_ledger_knows(string sentence)
    {
        await ProblemAsync("12", Today, problem: new SeedProblem { Symptom = "窗口登记、窗口制度、窗口拨付滞后、窗口更新不及时" });
        await ProblemAsync("13", Today, unit: There, problem: new SeedProblem { Symptom = "耗材管理混乱" }, measure: new SeedMeasure { Text = "开展盘点" });
        foreach (var isNoted in new[] { false, true })
        {
            while (isNoted && await Services.GetRequiredService<SubjectIndex>().NoteAsync(Token))
            {
            }

            await SayAsync("孙外人", string.Format(null, sentence, "航海"));
            var missing = await StepsAsync(() => SayAsync("孙外人", string.Format(null, sentence, "航海")));
            var hidden = await StepsAsync(() => SayAsync("孙外人", string.Format(null, sentence, "窗口")));

            Assert.Equal(missing, hidden);
            Assert.NotEmpty(hidden);
        }
    }

    /// <summary>What the database was asked until the answer was out, in order.</summary>
    private async Task<IReadOnlyList<string>> StepsAsync(Func<Task> turn)
    {
        using var whole = new Activity("turn").Start();
        var asked = new ConcurrentQueue<string>();
        var steps = Array.Empty<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = step =>
            {
                if (step.TraceId == whole.TraceId && (step.GetTagItem("db.query.text") ?? step.GetTagItem("db.statement")) is string text)
                {
                    asked.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        Answered = () => steps = [.. asked];
        await turn();
        return steps.Length > 0 ? steps : [.. asked];
    }
}
