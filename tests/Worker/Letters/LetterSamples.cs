using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

/// <summary>Invented letters for a Friday in November.</summary>
internal static class LetterSamples
{
    public static readonly DateOnly Friday = new(2026, 11, 20);

    public static LetterMeasure Matter(string number = "12-1", RungKind kind = RungKind.Before, Light light = Light.Blue, bool copy = false)
    {
        Assert.True(MeasureNumber.TryParse(number, out var parsed));
        return new LetterMeasure
        {
            Number = parsed,
            Problem = "窗口服务首问负责制落实不到位，群众办事多头跑、反复跑。",
            Measure = "修订首问负责制度，公布办事流程图，开展窗口服务培训。",
            Deadline = new DateOnly(2026, 12, 1),
            WorkingDaysLeft = 7,
            Light = light,
            Rung = "提醒",
            Kind = kind,
            Copy = copy,
            Role = copy ? PostRole.Overseer : PostRole.Handler,
            Unit = "甲市示例局",
            ResponsibleName = "张示例",
        };
    }

    public static LetterMeasure Overdue(string number = "7-2", int days = 7, int workingDays = 5, bool copy = false) =>
        Matter(number, RungKind.After, Light.Red, copy) with
        {
            Rung = "督办", Deadline = Friday.AddDays(-days), DaysOverdue = days, WorkingDaysLeft = -workingDays,
            Problem = "廉政风险点排查不深入，招标投标环节未形成岗位风险清单。", Measure = "逐岗排查，形成岗位廉政风险清单并公示。",
        };

    public static LetterModel Letter(params LetterMeasure[] measures) => new()
    {
        Recipient = "张示例",
        Title = "甲市示例局 办公室主任",
        Day = Friday,
        Measures = measures,
        Office = "甲市以案促改示例领导小组办公室",
        OfficeContact = "0000-1234567",
    };

    /// <summary>One matter of every sort, and everything that can be said.</summary>
    public static LetterModel FullLetter() => Letter(
        Overdue() with { OriginalDeadline = new DateOnly(2026, 10, 31), LastReportOn = new DateOnly(2026, 11, 2) },
        Overdue("9-1", 15, 11) with { Kind = RungKind.AfterRepeating, Rung = "通报", ShouldHaveGoneOn = new DateOnly(2026, 11, 17) },
        Overdue("3-4", 1, 1) with { Light = Light.Orange, Rung = "催办", PassedOnFrom = "甲市示例局责任人" },
        Matter("15-1", RungKind.Day, Light.Yellow) with { Deadline = Friday, WorkingDaysLeft = 0, Rung = "到期" },
        Matter("16-1", RungKind.Day, Light.Yellow) with { Deadline = Friday.AddDays(2), WorkingDaysLeft = 0, Rung = "到期" },
        Matter("18-2", RungKind.Before, Light.Yellow) with { Deadline = new DateOnly(2026, 11, 25), WorkingDaysLeft = 3, Rung = "预警" },
        Matter("21-1", RungKind.Silence, Light.Yellow) with { Deadline = new DateOnly(2026, 12, 31), WorkingDaysLeft = 29, Rung = "滞后" },
        Matter() with { Ledger = "巡察整改台账", Provisional = true },
        Matter("30-1", RungKind.Periodic, Light.None) with { Deadline = null, WorkingDaysLeft = null, Rung = "定期" },
        Matter("40-1", RungKind.Before, Light.Yellow, copy: true) with { Deadline = new DateOnly(2026, 11, 25), WorkingDaysLeft = 3, Rung = "预警" },
        Overdue("41-1", copy: true)) with
    {
        ActingFor = "李示例",
        LateBecause = "因邮件服务中断",
        ChatLink = new Uri("https://chat.example.org/duban?from=mail&day=20"),
    };
}
