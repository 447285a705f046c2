using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.Ledger.Progress;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Ledger.Progress;

public sealed class ProgressTests
{
    [Fact]
    public async Task A_report_is_recorded_under_the_reporters_name()
    {
        using var bench = await FilledAsync();
        var (exit, output, _) = await bench.RunAsync(
            ProgressCommand.Create, "progress", "1-2", "--percent", "40", "--text", " 已印发方案 ", "--by", "ZHANG@example.test", "--as-of", "2026-11-23");
        Assert.Equal(0, exit);
        Assert.Contains("1-2", output, StringComparison.Ordinal);
        Assert.Equal(
            "张示例|40|已印发方案|2026-11-23|0",
            Assert.Single(await bench.QueryAsync<string>("SELECT actor || '|' || percent || '|' || text || '|' || day || '|' || completes FROM reports")));
        Assert.Equal("已印发方案", Assert.Single(await bench.QueryAsync<string>("SELECT progress FROM measures WHERE ordinal = 2")));
    }

    [Fact]
    public async Task Completing_a_measure_leaves_the_problem_open()
    {
        using var bench = await FilledAsync();
        Assert.Equal(0, (await bench.RunAsync(ProgressCommand.Create, "progress", "1-1", "--complete", "--by", "张示例")).Exit);
        Assert.Equal("completed", Assert.Single(await bench.QueryAsync<string>("SELECT status FROM measures WHERE ordinal = 1")));
        Assert.Equal("in_progress", Assert.Single(await bench.QueryAsync<string>("SELECT status FROM problems")));
    }

    [Theory]
    [InlineData("1-1 --by 张示例", "至少写明")]
    [InlineData("1-1 --percent 101 --by 张示例", "0 至 100")]
    [InlineData("1-1 --percent 50 --complete --by 张示例", "不能同时")]
    [InlineData("1-1 --percent 50 --by 张示列", "相近的有：张示例")]
    [InlineData("1-1 --percent 50 --by 同名", "请改用邮箱：a@example.test、b@example.test")]
    [InlineData("1 --percent 50 --by 张示例", "写明其中一条：1-1、1-2")]
    [InlineData("7 --percent 50 --by 张示例", "没有编号“7”")]
    [InlineData("1-1 --percent 50 --by 张示例 --ledger 别的", "现有：整改台账")]
    public async Task What_is_unclear_is_refused(string arguments, string sentence)
    {
        using var bench = await FilledAsync();
        var (exit, _, errors) = await bench.RunAsync(ProgressCommand.Create, ["progress", .. arguments.Split(' ')]);
        Assert.Equal(2, exit);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM reports"));
    }

    private static async Task<WorkerBench> FilledAsync()
    {
        var bench = await WorkerBench.OpenAsync();
        var unit = await bench.Seed.UnitAsync("甲市示例局");
        await bench.Seed.HolderAsync(unit, PostRole.Handler, "张示例", "zhang@example.test");
        await bench.Seed.HolderAsync(unit, PostRole.SupervisingLeader, "同名", "a@example.test");
        await bench.Seed.HolderAsync(unit, PostRole.FirstResponsible, "同名", "b@example.test");
        var problem = await bench.Seed.ProblemAsync("1", unit);
        await bench.Seed.MeasureAsync(problem, new SeedMeasure { Deadline = new(2026, 11, 30) });
        await bench.Seed.MeasureAsync(problem, new SeedMeasure { Text = "开展培训。", Deadline = new(2026, 12, 30) });
        return bench;
    }
}
