using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Digest;

namespace CaseReform.Ops.Worker.Tests.Digest;

/// <summary>Invented digests for a Monday in November.</summary>
internal static class DigestSamples
{
    public static readonly DigestPeriod Period = new()
    {
        AsOf = new DateTimeOffset(2026, 11, 16, 8, 30, 0, TimeSpan.FromHours(8)),
        Day = new DateOnly(2026, 11, 16),
        From = new DateOnly(2026, 11, 9),
        To = new DateOnly(2026, 11, 16),
        NextFrom = new DateOnly(2026, 11, 16),
        NextTo = new DateOnly(2026, 11, 22),
    };

    public static DigestModel Model(DigestFigures figures) => new()
    {
        Figures = figures,
        Organ = "甲市以案促改示例领导小组",
        Office = "甲市以案促改示例领导小组办公室",
        Attachment = "整改台账（2026年第47期）.xlsx",
    };

    /// <summary>A ledger that was added up: <paramref name="problems"/> problems of <paramref name="units"/> units, with all statuses and lights.</summary>
    public static DigestFigures Ledger(int problems, int units)
    {
        var tally = new DigestTally(Period);
        for (var i = 1; i <= problems; i++)
        {
            tally.Add(Problem(i, units));
        }

        return tally.Figures(new DigestFlow(problems - 4, 6, 1, 2, -1, problems)) with { Audit = new PrintedAuditHead(123456, "a1b2c3d4e5f60718293a4b5c6d7e8f90") };
    }

    public static DigestMeasure Measure(int number) =>
        new(null, new MeasureNumber(ProblemNumber.From($"{number}"), 1), "甲市示例局", "窗口服务首问负责制落实不到位，群众办事多头跑、反复跑。", Period.Day.AddDays(-3), 3);

    private static TalliedProblem Problem(int i, int units)
    {
        var status = (ProblemStatus)(i % 10);
        var deadline = Period.Day.AddDays((i % 40) - 18);
        var light = deadline < Period.Day ? deadline < Period.Day.AddDays(-7) ? Light.Red : Light.Orange : deadline < Period.Day.AddDays(4) ? Light.Yellow : deadline < Period.Day.AddDays(10) ? Light.Blue : Light.Green;
        return new TalliedProblem(
            new ProblemKey(null, ProblemNumber.From($"{i}")), $"甲市示例{i % units + 1}局", "廉政风险点排查不深入，招标投标环节未形成岗位风险清单，关键岗位轮岗制度未落实。", status, i % 20 == 5,
            [new TalliedMeasure(1, status == ProblemStatus.Closed ? MeasureStatus.Completed : MeasureStatus.InProgress, deadline, deadline, i % 10 == 5 ? deadline.AddDays(i % 3 - 1) : null, light, false)]);
    }
}
