namespace CaseReform.Ops.Benchmarks.Seeding;

/// <summary>Invented texts of the length that ledgers have.</summary>
internal static class Texts
{
    private static readonly string[] Symptoms =
    [
        "“三重一大”事项集体决策制度执行不到位，部分大额资金使用未经集体研究，会议记录不完整，个别事项先实施后补程序",
        "廉政风险点排查不深入，关键岗位定期轮岗制度落实不力，部分岗位人员任职超过规定年限仍未交流",
        "工程项目招投标监管存在薄弱环节，资格预审把关不严，合同签订和变更手续不规范，验收资料缺失",
        "专项资金管理使用不规范，拨付进度滞后，绩效评价流于形式，个别项目存在资金闲置问题",
    ];

    private static readonly string[] Measures =
    [
        "修订完善议事规则和决策清单，明确金额标准与决策程序，组织专题培训，对近三年的决策事项逐项核查并建立问题清单，限期补齐会议记录和佐证材料",
        "重新梳理岗位职责和权力清单，制定轮岗交流计划并报领导小组办公室备案，对超期任职人员分批完成调整，每月通报进展情况",
        "开展在建项目专项检查，逐项核对招标文件、合同和变更手续，对发现的问题建立台账、明确责任人和完成时限，检查结果书面报告",
        "制定专项资金管理办法，明确拨付流程和时限，开展绩效自评和重点抽查，对闲置资金提出处理意见并按程序收回或调整使用",
    ];

    public static string Symptom(long n) => Symptoms[n % Symptoms.Length];

    public static string Measure(long n) => Measures[n % Measures.Length];
}
