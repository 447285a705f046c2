using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Ledger.Export;

/// <summary>An invented ledger in which problems and measures disagree about where they stand, as real ones do.</summary>
internal static class ExportSamples
{
    public static async Task<(long Unit, long Other)> FillAsync(WorkerBench bench)
    {
        var seed = bench.Seed;
        var lead = await seed.UnitAsync("甲市示例局", "示例局");
        var other = await seed.UnitAsync("甲市样本局");
        var over = await seed.UnitAsync("甲市范例委员会");
        await seed.HolderAsync(lead, PostRole.Handler, "张示例", "zhang@example.test");

        var one = await seed.ProblemAsync("1", lead, new SeedProblem
        {
            Category = "作风建设", SourceText = "巡察反馈", Scope = ProblemScope.Individual, RootCause = "责任传导不到位。", Target = "首问负责制全覆盖。",
            SupportingUnits = [other, over], OverseeingUnit = over, LeadLeader = "李示例", Remark = "=1+1", IssuedOn = new(2026, 9, 1), Status = ProblemStatus.InProgress,
        });
        await seed.MeasureAsync(one, new SeedMeasure { Deadline = new(2026, 11, 6), Responsible = "张示例", Percent = 60, Progress = "完成率80%，窗口已公开承诺。" });
        await seed.MeasureAsync(one, new SeedMeasure { Text = "+开展“回头看”。", Deadline = new(2026, 11, 30), DeadlineText = "11月底前", Status = MeasureStatus.NotStarted });
        await seed.MeasureAsync(one, new SeedMeasure { Text = "健全长效机制。", LongTerm = true, Status = MeasureStatus.LongTerm, StatusWord = "已完成并长期坚持", Responsible = "王示例" });

        var two = await seed.ProblemAsync("2", other, new SeedProblem { Symptom = "@廉政风险点排查不深入。", Status = ProblemStatus.NotStarted });
        await seed.MeasureAsync(two, new SeedMeasure { Text = "逐岗排查。", Deadline = new(2026, 12, 31), Status = MeasureStatus.Completed, CompletedOn = new(2026, 10, 9), Percent = 100 });

        var three = await seed.ProblemAsync("XC2026-010", lead, new SeedProblem { Category = "廉政建设", Status = ProblemStatus.Closed });
        await seed.MeasureAsync(three, new SeedMeasure { Text = "完善制度。", LongTerm = true, Status = MeasureStatus.LongTerm, Progress = "已完成" });
        await seed.MeasureAsync(three, new SeedMeasure { Text = "1.清理；2.公示。", Deadline = new(2026, 10, 30), Status = MeasureStatus.Completed, CompletedOn = new(2026, 10, 30) });

        var four = await seed.ProblemAsync("12", lead, new SeedProblem { Status = ProblemStatus.LongTerm });
        await seed.MeasureAsync(four, new SeedMeasure { Text = "每季度自查。", LongTerm = true, Status = MeasureStatus.LongTerm });
        await seed.MeasureAsync(four, new SeedMeasure { Text = "建立清单。", Deadline = new(2026, 11, 23), Status = MeasureStatus.Completed });
        foreach (var (number, status) in Enum.GetValues<ProblemStatus>().Select((s, i) => (i + 20, s)))
        {
            var problem = await seed.ProblemAsync($"{number}", other, new SeedProblem { Status = status });
            await seed.MeasureAsync(problem, new SeedMeasure { Deadline = new DateOnly(2026, 11, 1).AddDays(number), Status = (MeasureStatus)(number % 3) });
        }

        return (lead, other);
    }
}
