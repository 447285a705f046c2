using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.CloseOut;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.CloseOut;

public sealed class CloseOutCommandTests
{
    [Fact]
    public async Task A_problem_goes_from_the_application_over_a_return_and_a_notice_to_the_closing_and_comes_back()
    {
        using var bench = await FilledAsync();
        Assert.Contains("现在是“申请销号（待单位审核）”", await DoneAsync(bench, "apply 1 --by 张示例 --text 已修订制度"), StringComparison.Ordinal);
        Assert.Contains("由单位第一责任人办理，自2026-11-23", await DoneAsync(bench, "list"), StringComparison.Ordinal);
        await DoneAsync(bench, "agree 1 --by 王示例");
        Assert.Contains("现在是“退回”", await DoneAsync(bench, "verify 1 --by 陈样例 --causes 是：查阅纪要 --risks 否：漏列审批环节 --measures 是，有制度 --results 是:抽查 --effective 是"), StringComparison.Ordinal);
        await DoneAsync(bench, "apply 1 --by 张示例 --text 已补列审批环节");
        await DoneAsync(bench, "agree 1 --by 王示例");
        await DoneAsync(bench, Verify);
        Assert.Contains("公示到2026年11月27日（含当日）止", await DoneAsync(bench, "publish 1 --by 陈样例 --days 5"), StringComparison.Ordinal);
        Assert.Contains("公示到2026年11月27日（含当日）止，期满后才能销号", await RefusedAsync(bench, "close 1 --by 陈样例"), StringComparison.Ordinal);
        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("回头看计划在2027年", await DoneAsync(bench, "close 1 --by 陈样例"), StringComparison.Ordinal);
        Assert.Contains("已计入反弹", await DoneAsync(bench, "lookback 1 --by 陈样例 --text 问题再次出现 --holds 否"), StringComparison.Ordinal);

        Assert.Equal("reopened", Assert.Single(await bench.QueryAsync<string>("SELECT status FROM problems")));
        Assert.Equal(2, await bench.CountAsync("SELECT count(*) FROM close_outs WHERE ended_on IS NOT NULL"));
    }

    [Fact]
    public async Task Every_weeks_digest_reconciles_with_what_was_closed_opened_again_and_came_back()
    {
        using var bench = await FilledAsync();
        await bench.Get<ReleaseStore>().ReleaseAsync(null, bench.Clock.GetUtcNow(), "office", default);
        await DigestAsync(bench);
        await CloseAsync(bench);
        AssertFlow(await CountAsync(bench), reopened: 0, closed: 1, relapsed: 0, closing: 0);
        await DigestAsync(bench);
        await DoneAsync(bench, "reopen 1 --by 陈样例 --text 群众再次反映 --relapse");
        AssertFlow(await CountAsync(bench), reopened: 1, closed: 0, relapsed: 1, closing: 1);
        await CloseAsync(bench);
        AssertFlow(await CountAsync(bench), reopened: 1, closed: 1, relapsed: 1, closing: 0);
        await DigestAsync(bench);
        AssertFlow(await CountAsync(bench), reopened: 0, closed: 0, relapsed: 0, closing: 0);
    }

    [Theory]
    [InlineData("apply 7 --by 张示例 --text 好", "没有编号“7”的问题")]
    [InlineData("apply 1 --by 张示列 --text 好", "相近的有：张示例")]
    [InlineData("apply 1 --by 张示例", "请写明整改完成情况")]
    [InlineData("apply 1 --by 李示例 --text 好", "“申请销号”由责任人或单位第一责任人或办公室办理")]
    [InlineData("close 1 --by 陈样例", "1号问题现在是“措施已完成”，不能办理“销号”")]
    [InlineData("agree 1 --by 王示例", "不能办理“单位审核同意”")]
    [InlineData("verify 1 --by 陈样例 --causes 好", "--causes 应写成“是：依据”或“否：依据”")]
    [InlineData("lookback 1 --by 陈样例 --text 好 --holds 对", "--holds 应为“是”或“否”")]
    [InlineData("list --person 孙无岗", "孙无岗今天没有任何岗位")]
    public async Task What_cannot_be_is_refused_with_the_reason(string arguments, string sentence)
    {
        using var bench = await FilledAsync();

        Assert.Contains(sentence, await RefusedAsync(bench, arguments), StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM close_out_steps"));
    }

    [Fact]
    public async Task What_the_office_recorded_and_verified_alone_is_marked_and_listed()
    {
        using var bench = await FilledAsync();
        await DoneAsync(bench, "apply 1 --by 陈样例 --for 张示例 --text 按纸质申请代录");
        await DoneAsync(bench, "agree 1 --by 王示例");
        Assert.Contains("本次核查标注为“代录并核查”", await DoneAsync(bench, Verify), StringComparison.Ordinal);

        Assert.Contains("1号：代录并核查（陈样例）", await DoneAsync(bench, "list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_one_person_has_what_is_their_turn()
    {
        using var bench = await FilledAsync();
        await DoneAsync(bench, "apply 1 --by 张示例 --text 已修订制度");

        Assert.Contains("没有等待办理的销号事项", await DoneAsync(bench, "list --person 陈样例"), StringComparison.Ordinal);
        Assert.Contains("1号：申请销号（待单位审核）", await DoneAsync(bench, "list --person 王示例"), StringComparison.Ordinal);
    }

    private const string Verify = "verify 1 --by 陈样例 --causes 是：查阅纪要 --risks 是：清单齐全 --measures 是：有制度 --results 是：抽查 --effective 是";

    private static async Task CloseAsync(WorkerBench bench)
    {
        await DoneAsync(bench, "apply 1 --by 张示例 --text 已修订制度");
        await DoneAsync(bench, "agree 1 --by 王示例");
        await DoneAsync(bench, Verify);
        await DoneAsync(bench, "close 1 --by 陈样例");
    }

    private static Task<DigestCount> CountAsync(WorkerBench bench) => bench.Get<DigestCounter>().CountAsync(default);

    private static async Task DigestAsync(WorkerBench bench)
    {
        Assert.IsType<DigestOutcome.Queued>(await bench.Get<DigestRun>().RunAsync(atOnce: true, default));
        bench.Clock.Advance(TimeSpan.FromDays(7));
    }

    private static void AssertFlow(DigestCount count, int reopened, int closed, int relapsed, int closing)
    {
        Assert.IsType<DigestCheck.Balanced>(count.Check);
        Assert.Equal((reopened, closed, relapsed, closing), (count.Figures.Flow.Reopened, count.Figures.Flow.Closed, count.Figures.Flow.Relapsed, count.Figures.Flow.Closing));
        Assert.Equal(count.Figures.Flow.Closing, count.Figures.Flow.Expected);
    }

    private static async Task<string> DoneAsync(WorkerBench bench, string arguments)
    {
        var (exit, output, errors) = await bench.RunAsync(CloseOutCommands.Create, ["closeout", .. arguments.Split(' '), "--as-of", bench.Clock.GetUtcNow().ToString("O")]);
        Assert.Equal((0, ""), (exit, errors));
        return output;
    }

    private static async Task<string> RefusedAsync(WorkerBench bench, string arguments)
    {
        var (exit, _, errors) = await bench.RunAsync(CloseOutCommands.Create, ["closeout", .. arguments.Split(' '), "--as-of", bench.Clock.GetUtcNow().ToString("O")]);
        Assert.Equal(2, exit);
        return errors;
    }

    private static async Task<WorkerBench> FilledAsync()
    {
        var bench = await WorkerBench.OpenAsync();
        var unit = await bench.Seed.UnitAsync("甲市示例局");
        await bench.Seed.HolderAsync(unit, PostRole.Handler, "张示例", "zhang@example.test");
        await bench.Seed.HolderAsync(unit, PostRole.SupervisingLeader, "李示例", "li@example.test");
        await bench.Seed.HolderAsync(unit, PostRole.FirstResponsible, "王示例", "wang@example.test");
        await bench.Seed.HolderAsync(await bench.Seed.UnitAsync("甲市示例委"), PostRole.Office, "陈样例", "chen@example.test");
        await bench.Seed.RunAsync("INSERT INTO people (name) VALUES ('孙无岗')");
        var problem = await bench.Seed.ProblemAsync("1", unit);
        await bench.Seed.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 11, 20), Status = MeasureStatus.Completed, CompletedOn = new(2026, 11, 19), Evidence = "会议纪要" });
        await bench.Seed.MeasureAsync(problem, new SeedMeasure { Text = "开展培训。", Deadline = new(2026, 11, 20), Status = MeasureStatus.Completed, CompletedOn = new(2026, 11, 19), Evidence = "签到表" });
        return bench;
    }
}
