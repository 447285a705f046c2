using System.Text.Json;

using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Ledger;
using CaseReform.Ops.Worker.Ledger.Withdrawal;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Ledger.Withdrawal;

/// <summary><c>ledger withdraw</c> as a clerk meets it, on Monday, 23 November 2026.</summary>
public sealed class WithdrawCommandTests
{
    private const string NewName = "整改台账(已撤销 2026-11-23)";

    [Fact]
    public async Task Without_a_terminal_it_shows_what_would_go_out_and_is_refused_naming_the_option()
    {
        using var bench = await FilledAsync();

        var (exit, output, errors) = await RunAsync(bench, "--ledger", "整改台账", "--reason", "重复导入");

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("将撤销台账“整改台账”：问题 3 项，措施 2 条。", output, StringComparison.Ordinal);
        Assert.Contains("下一期周报计“更正 −2”；另有已销号的 1 项", output, StringComparison.Ordinal);
        Assert.Contains("改名为“" + NewName + "”", output, StringComparison.Ordinal);
        Assert.Contains("撤销后不能恢复", output, StringComparison.Ordinal);
        Assert.Contains("加 --yes 再执行", errors, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM withdrawals"));
    }

    [Fact]
    public async Task A_look_changes_nothing_and_asks_nothing()
    {
        using var bench = await FilledAsync();

        var (exit, output, _) = await RunAsync(bench, "--ledger", "整改台账", "--problem", "１２", "--reason", "重复导入", "--dry-run");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("将撤销台账“整改台账”中的问题 12：措施 1 条。", output, StringComparison.Ordinal);
        Assert.Contains("编号 12 不再使用", output, StringComparison.Ordinal);
        Assert.Contains(WithdrawTexts.OnlyShown, output, StringComparison.Ordinal);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM withdrawals"));
    }

    [Fact]
    public async Task With_yes_it_is_done_and_the_document_says_what()
    {
        using var bench = await FilledAsync();

        var (exit, output, errors) = await RunAsync(bench, "--ledger", "整改台账", "--reason", "重复导入", "--yes", "--json");

        Assert.Equal(ExitCode.Done, exit);
        var done = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            (true, NewName, 3, 2, -2),
            (done.GetProperty("withdrawn").GetBoolean(), done.GetProperty("name").GetString(), done.GetProperty("problems").GetInt32(), done.GetProperty("measures").GetInt32(),
                done.GetProperty("corrections").GetInt32()));
        Assert.Contains("已撤销台账“整改台账”（问题 3 项，措施 2 条），现名“" + NewName + "”。", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("没有这本", null, "没有名为“没有这本”的台账")]
    [InlineData("整改台账", "99", "台账“整改台账”中没有问题“99”")]
    [InlineData("整改台账", "12-1", "请写 --problem 12")]
    [InlineData("整改台账", "第十二项！", "不是问题编号")]
    public async Task What_cannot_be_meant_is_refused_with_what_to_do(string ledger, string? problem, string because)
    {
        using var bench = await FilledAsync();

        var (exit, _, errors) = await RunAsync(bench, ["--ledger", ledger, "--reason", "重复导入", "--yes", .. problem is null ? [] : new[] { "--problem", problem }]);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(because, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--reason", " ")]
    [InlineData("--yes", "--reason", "")]
    [InlineData("--reason=", "--yes")]
    public async Task A_reason_must_be_given(params string[] reason)
    {
        using var bench = await FilledAsync();

        Assert.Equal(ExitCode.Refused, (await RunAsync(bench, ["--ledger", "整改台账", .. reason])).Exit);
        Assert.Equal(0, await bench.CountAsync("SELECT count(*) FROM withdrawals"));
    }

    [Fact]
    public async Task Twice_says_when_and_why_it_was()
    {
        using var bench = await FilledAsync();
        await RunAsync(bench, "--ledger", "整改台账", "--problem", "12", "--reason", "重复导入", "--yes");

        var problem = await RunAsync(bench, "--ledger", "整改台账", "--problem", "12", "--reason", "再撤", "--yes");
        Assert.Contains("问题 12 已于2026-11-23撤销（原因：重复导入）", problem.Errors, StringComparison.Ordinal);

        await RunAsync(bench, "--ledger", "整改台账", "--reason", "整本作废", "--yes");
        foreach (var name in new[] { "整改台账", NewName })
        {
            var (exit, _, errors) = await RunAsync(bench, "--ledger", name, "--reason", "再撤", "--yes");
            Assert.Equal(ExitCode.Refused, exit);
            Assert.Contains("台账“整改台账”已于2026-11-23撤销（原因：整本作废），现名“" + NewName + "”", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Lists_leave_it_out_and_the_office_reads_it_under_either_name()
    {
        using var bench = await FilledAsync();
        await RunAsync(bench, "--ledger", "整改台账", "--reason", "重复导入", "--yes");

        var (_, live, _) = await bench.RunAsync(LedgerCommands.Create, "ledger", "list", "--json");
        Assert.Empty(JsonDocument.Parse(live).RootElement.EnumerateArray());
        var (exit, _, errors) = await bench.RunAsync(LedgerCommands.Create, "ledger", "list", "--ledger", "整改台账");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("用 ledger list --withdrawn 查看", errors, StringComparison.Ordinal);

        foreach (var name in new[] { "整改台账", NewName })
        {
            var (_, output, _) = await bench.RunAsync(LedgerCommands.Create, "ledger", "list", "--withdrawn", "--ledger", name);
            Assert.Contains("已撤销问题 3 项，措施 2 条", output, StringComparison.Ordinal);
            Assert.Contains("12（" + NewName + "）  正在推进  甲市示例局", output, StringComparison.Ordinal);
            Assert.Contains("2026-11-23撤销，原因：重复导入", output, StringComparison.Ordinal);
            Assert.Contains("佐证 规范.pdf（第1版，2026-11-21），存放：evidence/ab/abcd", output, StringComparison.Ordinal); // 07:00 in the office
            Assert.Contains("报送 2026-11-20 张示例 60%：已起草", output, StringComparison.Ordinal);
        }
    }

    private static Task<(int Exit, string Output, string Errors)> RunAsync(WorkerBench bench, params string[] arguments) =>
        bench.RunAsync(LedgerCommands.Create, ["ledger", "withdraw", .. arguments, "--as-of", "2026-11-23"]);

    private static async Task<WorkerBench> FilledAsync()
    {
        var bench = await WorkerBench.OpenAsync();
        var unit = await bench.Seed.UnitAsync("甲市示例局");
        var zhang = await bench.Seed.HolderAsync(unit, PostRole.Handler, "张示例", "zhang@example.test");
        var measure = await bench.Seed.MeasureAsync(await bench.Seed.ProblemAsync("12", unit), new SeedMeasure { Deadline = new(2026, 11, 26), NextDue = 0 });
        await bench.Seed.MeasureAsync(await bench.Seed.ProblemAsync("13", unit), new SeedMeasure { Deadline = new(2026, 12, 26), NextDue = 0 });
        await bench.Seed.ProblemAsync("14", unit, new SeedProblem { Status = ProblemStatus.Closed });
        await bench.Seed.RunAsync(
            "INSERT INTO reports (measure_id, at, day, person_id, actor, through, percent, text, completes) VALUES (@measure, 1, '2026-11-20', @zhang, '张示例', 'chat', 60, '已起草', 0)",
            new { measure, zhang });
        await bench.Seed.RunAsync(
            """
            INSERT INTO evidence (person_id, conversation, name, kind, size, sha256, received_at, measure_id, version)
            VALUES (@zhang, 'c', '规范.pdf', 'pdf', 1, 'abcd', @at, @measure, 1)
            """,
            new { zhang, measure, at = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero) });
        return bench;
    }
}
