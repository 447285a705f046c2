using System.Text.Json;

using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.CommandLine;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Reminders;

/// <summary><c>reminders plan</c> as a clerk reads it.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public async Task A_measure_is_named_by_number_text_unit_and_ledger_with_its_recipients_below()
    {
        using var bench = await FilledAsync();

        var (exit, output, _) = await RunAsync(bench, "2026-11-23T09:00:00+08:00");

        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains(
            """
              1-1  修订窗口服务规范并公开承诺。（甲市示例局，整改台账）
                  预警（黄）  2026-11-26  剩3个工作日  → 张示例
                  预警（黄）  2026-11-26  剩3个工作日  → 李示例（抄送）
              1-1  修订窗口服务规范并公开承诺。（甲市样本局，重点整改）
            """,
            output, StringComparison.Ordinal);
        Assert.DoesNotContain("最早于", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22", "今天是2026年11月22日（星期日），不是工作日，不发信：以上提醒最早于2026年11月23日（星期一）08:30发出")]
    [InlineData("2026-11-23T18:00:00+08:00", "现在不在办公时间：以上提醒最早于2026年11月24日（星期二）08:30发出")]
    [InlineData("2026-11-23T07:00:00+08:00", "现在不在办公时间：以上提醒最早于2026年11月23日（星期一）08:30发出")]
    public async Task When_the_office_is_closed_it_says_when_they_will_really_go(string asOf, string sentence)
    {
        using var bench = await FilledAsync();

        var (_, output, _) = await RunAsync(bench, asOf);

        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.Contains(ReminderTexts.PlanHeld, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_names_them_as_well_and_says_when()
    {
        using var bench = await FilledAsync();

        var (_, output, _) = await RunAsync(bench, "2026-11-22", "--json");

        var line = JsonDocument.Parse(output).RootElement.EnumerateArray().First();
        Assert.Equal(
            ("1-1", "甲市示例局", "整改台账", "修订窗口服务规范并公开承诺。"),
            (line.GetProperty("measure").GetString(), line.GetProperty("unit").GetString(), line.GetProperty("ledger").GetString(), line.GetProperty("text").GetString()));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 8, 30, 0, TimeSpan.FromHours(8)), line.GetProperty("earliest").GetDateTimeOffset());
    }

    private static Task<(int Exit, string Output, string Errors)> RunAsync(WorkerBench bench, string asOf, params string[] more) =>
        bench.RunAsync(ReminderCommands.Create, ["reminders", "plan", "--as-of", asOf, .. more]);

    private static async Task<WorkerBench> FilledAsync()
    {
        var bench = await WorkerBench.OpenAsync();
        foreach (var (name, ledger) in new[] { ("甲市示例局", LedgerSeed.Ledger), ("甲市样本局", "重点整改") })
        {
            var unit = await bench.Seed.UnitAsync(name);
            await bench.Seed.MeasureAsync(await bench.Seed.ProblemAsync("1", unit, new SeedProblem { Ledger = ledger }), new SeedMeasure { Deadline = new(2026, 11, 26), NextDue = 0 });
            if (name == "甲市示例局")
            {
                await bench.Seed.HolderAsync(unit, PostRole.Handler, "张示例", "zhang@example.test");
                await bench.Seed.HolderAsync(unit, PostRole.SupervisingLeader, "李示例", "li@example.test");
            }
        }

        return bench;
    }
}
