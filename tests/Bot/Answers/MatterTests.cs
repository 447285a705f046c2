using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

using Microsoft.Extensions.DependencyInjection;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Matters named by words: what the ledger's own texts say is the matter, whatever the words mean elsewhere.</summary>
public abstract class MatterTests : TwoUnitsTests
{
    [Theory]
    [InlineData("往来款挂账怎么样了", "1")]
    [InlineData("差旅费报销那个", "2")]
    [InlineData("差旅费报销了没", "2")]
    [InlineData("公务用车登记进展", "3")]
    [InlineData("专项资金拨付滞后怎么样了", "4")]
    [InlineData("拨付滞后的那个谁负责", "4")]
    [InlineData("接访台账建了没", "5")]
    [InlineData("信访件答复到哪了", "5")]
    [InlineData("超期未答复的那个", "5")]
    [InlineData("执法培训开了没", "6")]
    [InlineData("台账规范怎么样了", "7")]
    [InlineData("食堂采购那个到哪了", "8")]
    [InlineData("登记那个怎么样了", "3")]
    [InlineData("派车登记不规范", "3")]
    [InlineData("信息公开更新不及时", "9")]
    [InlineData("轮岗制度谁负责", "10")]
    public async Task Words_that_the_ledger_knows_are_the_matter(string sentence, string number)
    {
        await LedgerAsync();
        await SayAsync("周办公", "11号怎么样了");

        var said = (await SayAsync("周办公", sentence)).Answer.Text;

        Assert.StartsWith(number + "（", said.Replace("-1（", "（", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("没有按", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("食堂采够那个到哪了", "食堂采够", "食堂采购", "8")]
    [InlineData("轮冈制度谁负责", "轮冈制度", "轮岗制度", "10")]
    [InlineData("往来宽怎么样了", "往来宽", "往来款", "1")]
    [InlineData("执去培训怎么样了", "执去培训", "执法培训", "6")]
    public async Task A_character_that_was_typed_wrong_is_heard_and_said(string sentence, string said, string meant, string number)
    {
        await LedgerAsync();

        var answer = (await SayAsync("周办公", sentence)).Answer.Text;

        Assert.StartsWith(number + "（", answer.Replace("-1（", "（", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"没有找到“{said}”，按“{meant}”查。", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("没有按", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_one_of_two_words_is_not_guessed()
    {
        await LedgerAsync();
        await ProblemAsync("12", new(2026, 12, 1), problem: new SeedProblem { Symptom = "食堂采狗不当" });

        Assert.DoesNotContain("查。", (await SayAsync("周办公", "食堂采够那个到哪了")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_state_is_a_filter_unless_the_ledger_has_it_in_the_matters_name()
    {
        await LedgerAsync();

        Assert.StartsWith("提到“拨付滞后”：共1条。", (await SayAsync("周办公", "拨付滞后的有哪些")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("滞后、提到“拨付”", (await SayAsync("周办公", "滞后的拨付有哪些")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("逾期、提到“采购”", (await SayAsync("周办公", "采购逾期的有哪些")).Answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("往来款挂账怎么样了")]
    [InlineData("往来款挂账的有哪些")]
    [InlineData("往来宽怎么样了")]
    [InlineData("轮岗制度那个谁负责")]
    [InlineData("派车登记不规范")]
    [InlineData("登记那个怎么样了")]
    public async Task Nobody_can_tell_from_an_answer_what_another_unit_has(string sentence)
    {
        await ProblemAsync("21", new(2026, 12, 1), problem: new SeedProblem { Symptom = "往来款清理不及时" }, unit: There);
        await ProblemAsync("22", new(2026, 12, 1), problem: new SeedProblem { Symptom = "岗位制度未修订，登记不全" }, unit: There);
        var before = (await SayAsync("孙外人", sentence)).Answer.Text;

        await LedgerAsync();
        foreach (var n in Enumerable.Range(100, 30))
        {
            await ProblemAsync($"{n}", new(2026, 12, 1), problem: new SeedProblem { Symptom = "往来款挂账，轮岗制度、派车登记不规范" });
        }

        Assert.Equal(before, (await SayAsync("孙外人", sentence)).Answer.Text);
        await IndexAsync();
        Assert.Equal(before, (await SayAsync("孙外人", sentence)).Answer.Text);
    }

    [Theory]
    [InlineData("记录那个谁负责")]
    [InlineData("天文台那个谁负责")]
    [InlineData("红灯那个怎么样了")]
    [InlineData("滞后的那条谁负责")]
    public async Task Words_that_point_elsewhere_never_mean_the_last_matter(string sentence)
    {
        await LedgerAsync();
        await SayAsync("周办公", "11号怎么样了");

        var said = await SayAsync("周办公", sentence);

        Assert.DoesNotMatch("^11[-号（]", said.Answer.Text);
        Assert.StartsWith("11", (await SayAsync("周办公", "11号怎么样了")).Answer.Text, StringComparison.Ordinal);
        Assert.StartsWith("11", (await SayAsync("周办公", "那个谁负责")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_hears_nothing_of_a_matter_that_is_no_question()
    {
        await LedgerAsync();

        Assert.StartsWith("3（", (await SayAsync("周办公", "派车登记不规范")).Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("3（", (await SayAsync("周办公", "派车登记不规范", isPrivate: false)).Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("（", (await SayAsync("孙外人", "派车登记不规范")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_by_words_with_a_character_wrong_shows_what_it_would_change()
    {
        await LedgerAsync();

        var card = await SayAsync("张责任", "食堂采够那条进度60%");

        Assert.Contains("修订管理办法", card.Answer.Summary + card.Card, StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Theory]
    [InlineData("天文馆那条进度80%")]
    [InlineData("派车登计那个进度80%")]
    public async Task An_update_that_points_elsewhere_is_not_of_the_last_matter(string sentence)
    {
        await ProblemAsync("11", new(2026, 12, 1), new SeedMeasure { Text = "逐户上门" }, new SeedProblem { Symptom = "窗口服务不优" });
        await SayAsync("张责任", "11号怎么样了");

        Assert.Contains("没有找到", (await SayAsync("张责任", sentence)).Answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM proposals"));
    }

    private protected override bool HasUpdates => true;

    private protected async Task LedgerAsync()
    {
        await ProblemAsync("1", new(2026, 12, 1), new SeedMeasure { Text = "逐笔核对清理" }, new SeedProblem { Symptom = "往来款挂账长期未清理" });
        await ProblemAsync("2", new(2026, 12, 1), new SeedMeasure { Text = "完善审核流程" }, new SeedProblem { Symptom = "差旅费报销把关不严" });
        await ProblemAsync("3", new(2026, 12, 1), new SeedMeasure { Text = "按月公示" }, new SeedProblem { Symptom = "公务用车登记不全，派车登记不规范" });
        await ProblemAsync("4", new(2026, 12, 1), new SeedMeasure { Text = "压减审批环节" }, new SeedProblem { Symptom = "专项资金拨付滞后" });
        await ProblemAsync("5", new(2026, 12, 1), new SeedMeasure { Text = "建立接访台账" }, new SeedProblem { Symptom = "信访件答复不及时，超期未答复" });
        await ProblemAsync("6", new(2026, 12, 1), new SeedMeasure { Text = "组织执法培训" }, new SeedProblem { Symptom = "处罚尺度不一" });
        await ProblemAsync("7", new(2026, 12, 1), new SeedMeasure { Text = "补齐缺项" }, new SeedProblem { Symptom = "集体“三资”台账规范程度低" });
        await ProblemAsync("8", new(2026, 12, 1), new SeedMeasure { Text = "修订管理办法" }, new SeedProblem { Symptom = "学校食堂采购不合规" });
        await ProblemAsync("9", new(2026, 12, 1), new SeedMeasure { Text = "限时更新" }, new SeedProblem { Symptom = "信息公开更新不及时" });
        await ProblemAsync("10", new(2026, 12, 1), new SeedMeasure { Text = "制定计划" }, new SeedProblem { Symptom = "关键岗位轮岗制度不落实" });
        await ProblemAsync("11", new(2026, 12, 1), new SeedMeasure { Text = "逐户上门" }, new SeedProblem { Symptom = "窗口服务不优" });
        await IndexAsync();
    }

    private async Task IndexAsync()
    {
        while (await Services.GetRequiredService<SubjectIndex>().NoteAsync(Token))
        {
        }
    }
}

public sealed class MattersOnSqlite : MatterTests;

public sealed class MattersOnPostgres : MatterTests
{
    private protected override DatabaseFixture Fixture { get; } = new PostgresFixture();
}
