namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Which of several columns has a role that only one can have: 牵头单位 before 责任单位, 完成时限 before 完成时间.</summary>
internal static class HeaderRanks
{
    /// <summary>After every word that is known as it stands.</summary>
    public const int ByParts = 100;

    /// <summary>The office said so.</summary>
    public const int Said = -10;

    /// <summary>A deadline after an extension: it counts before the former one.</summary>
    public const int Moved = -1;

    /// <summary>Takes a role only where nothing else claims it.</summary>
    public const int Weak = 9;

    private static readonly string[] Lasting = HeaderRule.Words("时限 期限 限期 截止 到期");
    private static readonly string[] Final = HeaderRule.Words("完成 办结 整改 解决 截止 到期");
    private static readonly string[] OtherEnds = HeaderRule.Words("反馈 报送 上报 报告 销号 验收 回复 答复 时间进度");
    private static readonly string[] Planned = HeaderRule.Words("计划 拟 预计 要求 预定 限定 规定 应");
    private static readonly string[] Steps = HeaderRule.Words("节点 安排 进度 要求 时间表");
    // The number in another list: 附件序号, 原问题编号.
    private static readonly string[] Foreign = HeaderRule.Words("附件 附表 对应 上级 原 总台账 总表 市级 省级");
    // A column of schools says whose it is only where nothing says who answers.
    private static readonly string[] Kinds = HeaderRule.Words("学校 医院 卫生院 幼儿园 园所 校区 门店 厂区");
    private static readonly string[] Rooms = HeaderRule.Words("科室 处室 股室");

    /// <summary>The rank by the words; that of the list of words where the role has no order of its own.</summary>
    public static int Of(LedgerColumn column, string text, int listed) => column switch
    {
        LedgerColumn.Deadline => Deadline(text),
        LedgerColumn.LeadUnit => LeadUnit(text),
        LedgerColumn.Responsible => Responsible(text),
        LedgerColumn.Number => HeaderRule.Has(text, Foreign) ? listed + ByParts : listed,
        _ => listed,
    };

    private static int Deadline(string text) =>
        text.StartsWith('原') || HeaderRule.Has(text, OtherEnds) ? Weak
        : text.Contains('后') ? Moved
        : HeaderRule.Has(text, Lasting) ? (HeaderRule.Has(text, Final) ? 0 : 1)
        : text.Contains("起止", StringComparison.Ordinal) ? 4
        : HeaderRule.Has(text, Planned) ? 1
        : HeaderRule.Has(text, Steps) ? 2
        : 3;

    private static int LeadUnit(string text) =>
        HeaderRule.Has(text, Rooms) || HeaderRule.Has(text, Kinds) ? Weak
        : text.Contains("牵头", StringComparison.Ordinal) ? 0
        : text.Contains("主办", StringComparison.Ordinal) || text.Contains("主责", StringComparison.Ordinal) ? 1
        : text.Contains("责任", StringComparison.Ordinal) ? 2
        : text.Contains("填报", StringComparison.Ordinal) || text.Contains("报送", StringComparison.Ordinal) || text.Contains("上报", StringComparison.Ordinal) ? Weak
        : text is "单位" or "部门" || text.StartsWith("责任清单", StringComparison.Ordinal) ? 5
        : 3;

    private static int Responsible(string text) =>
        text.Contains("具体", StringComparison.Ordinal) || text.Contains("直接", StringComparison.Ordinal) ? 0
        : text.Contains("第一", StringComparison.Ordinal) || text.Contains("主要", StringComparison.Ordinal) || text.StartsWith("单位", StringComparison.Ordinal) ? 4
        : text.Contains("牵头", StringComparison.Ordinal) ? 3
        : text.Contains("责任", StringComparison.Ordinal) || text.Contains("负责", StringComparison.Ordinal) ? 1
        : text.Contains("联系", StringComparison.Ordinal) || text.Contains("联络", StringComparison.Ordinal) ? 3
        : 2;
}
