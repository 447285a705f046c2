using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Bot.Tests.Understanding.Written;

/// <summary>The office that the written sentences are spoken in: a district with twelve units, seven people and three ledgers, on a Wednesday.</summary>
internal static class Office
{
    public static readonly DateOnly Today = new(2026, 11, 18);

    public static readonly IReadOnlyList<KnownUnit> Units =
    [
        new(1, "示例区教育局", ["区教育局"]),
        new(2, "示例区财政局", ["区财政局"]),
        new(3, "示例区交通运输局", ["区交通运输局", "交通局"]),
        new(4, "示例区住房和城乡建设局", ["区住房和城乡建设局", "住建局"]),
        new(5, "示例区卫生健康局", ["区卫生健康局", "卫健局"]),
        new(6, "示例区民政局", ["区民政局"]),
        new(7, "示例区人力资源和社会保障局", ["区人力资源和社会保障局", "人社局"]),
        new(8, "演示街道办事处", ["演示街道"]),
        new(9, "样例镇人民政府", ["样例镇"]),
        new(10, "示例区市场监督管理局", ["区市场监督管理局", "市场监管局"]),
        new(11, "示例区纪委监委", ["区纪委监委"]),
        new(12, "示例区委组织部", ["区委组织部"]),
    ];

    public static readonly IReadOnlyList<KnownPerson> People =
        [new(1, "冯示例"), new(2, "吴示例"), new(3, "卫示例"), new(4, "陈示例"), new(5, "王示例"), new(6, "蒋示例"), new(7, "沈示例")];

    public static readonly KnownNames Names = new(Units, ["2026年巡察整改台账", "财务专项整治台账", "交通领域整改台账"], People);

    /// <summary>Whose unit is known: the village official, the newcomer, the long writer.</summary>
    public static ReadingContext For(string speaker) => new(Today, Calendar, Names, speaker switch { "D" => 8, "I" => 5, "J" => 9, "K" or "A1" => 1, "B1" => 2, "D1" => 9, "F1" => 3, _ => null });

    private static WorkingCalendar Calendar { get; } = new(ShippedCalendars.All);
}
