namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>The words offices put above their columns. Where two columns answer to one meaning, the word that stands earlier in its list wins.</summary>
internal static class HeaderWords
{
    /// <summary>Above the hidden columns of our own export.</summary>
    public const string ProblemRowId = "问题标识";

    /// <summary>Above the hidden columns of our own export.</summary>
    public const string MeasureRowId = "措施标识";

    /// <summary>Above the hidden columns of our own export.</summary>
    public const string Version = "版本标识";

    private static readonly Dictionary<string, (LedgerColumn Column, int Rank)> Words = Table(
        (LedgerColumn.Number, "问题编号 编号 问题序号 台账编号 项目编号 任务编号 受理编号 交办单编号 事项编号 问题号 序号 项号"),
        (LedgerColumn.Category, "问题类别 问题类型 问题分类 类别 分类 类型 问题方面 所属类别 整改类别"),
        (LedgerColumn.Source, "问题来源 来源 来源渠道 问题来源渠道 问题出处 信息来源"),
        (LedgerColumn.Scope, "问题性质 个性共性 共性个性 共性或个性 问题属性 个性/共性 共性/个性 个性或共性"),
        (LedgerColumn.Symptom, "问题 存在问题 存在的问题 存在的主要问题 存在主要问题 反馈问题 反馈的问题 反馈意见 问题表现 具体问题表现 问题具体表现 具体表现 具体问题 主要问题 整改问题 整改任务 整改事项 问题内容 问题描述 问题清单 问题情况 突出问题 查摆问题 查找问题 查摆出的问题 剖析问题 巡察反馈问题 巡视反馈问题 交办问题 交办问题基本情况 工作事项 交办事项 发现问题 发现的问题 问题及表现 问题名称 症状"),
        (LedgerColumn.RootCause, "原因剖析 原因分析 问题原因 产生原因 问题产生原因 原因 根源剖析 病根"),
        (LedgerColumn.Target, "整改目标 目标任务 整改标准 办结目标 整改目标要求 整改目标及要求 目标要求 目标 预期目标 预期成效"),
        (LedgerColumn.Measure, "整改措施 重点措施 具体措施 整改具体措施 具体整改措施 主要措施 主要整改措施 整改举措 整改落实措施 工作措施 措施 改进措施 整改方案 整改内容 工作要求 整改要求 整改措施要求 整改措施内容"),
        (LedgerColumn.LeadLeader, "牵头领导 牵头县级领导 牵头市级领导 包案领导 包挂领导 包抓领导 挂帅领导 责任领导 分管领导 负责领导"),
        (LedgerColumn.LeadUnit, "牵头单位 牵头部门 牵头责任单位 主办单位 主责单位 整改责任单位 责任单位 整改责任部门 责任部门 承办单位 整改单位 整改实施主体 整改责任主体 实施主体 整改主体 责任主体 落实单位 责任单位部门 牵头责任部门 责任科室 责任处室 牵头科室 单位 部门 牵头 主办 主责"),
        (LedgerColumn.SupportingUnits, "配合单位 协办单位 责任配合单位 配合部门 协同单位 参与单位 协助单位 配合责任单位 协作单位 配合科室 配合 协办 协助 协同"),
        (LedgerColumn.OverseeingUnit, "督导单位 督办单位 牵头验收单位 验收单位 监督单位 督导部门 验收销号单位 督查单位"),
        (LedgerColumn.Responsible, "具体责任人 责任人 整改责任人 直接责任人 具体负责人 负责人 经办人 承办人 具体经办人 责任人员 联系人 联络员 责任人姓名"),
        (LedgerColumn.Deadline, "完成时限 整改时限 办结时限 时限要求 整改完成时限 完成期限 整改期限 时限 期限 整改完成期限 办理时限 时间节点 时间要求 计划完成时间 计划完成时限 要求完成时间 拟完成时间 预计完成时间 截止时间 截止日期 整改完成时间 完成时间 完成日期 整改时间 完成时间节点 办结时间 整改截止时间"),
        (LedgerColumn.IssuedOn, "印发日期 交办日期 下发日期 印发时间 交办时间 下发时间 发文日期"),
        (LedgerColumn.Progress, "整改进展 进展情况 整改进展情况 整改完成情况 落实情况 整改落实情况 完成情况 整改情况 工作进展 工作进展情况 目前进展 目前进展情况 进展 最新进展 办理情况 处理和整改情况 整改成效 落实进展 推进情况 整改结果"),
        (LedgerColumn.Percent, "完成进度 整改进度 完成百分比 进度百分比 完成率 完成比例 进度 完成度"),
        (LedgerColumn.Status, "整改状态 状态 问题状态 办理状态 完成状态 是否完成 是否完成整改 是否整改完成 是否整改到位 是否整改 是否办结 办结状态"),
        (LedgerColumn.MeasureStatus, "措施状态"),
        (LedgerColumn.CloseOut, "是否销号 销号情况 销号状态 是否已销号 是否完成销号"),
        (LedgerColumn.Evidence, "佐证材料 证明材料 佐证 印证材料 支撑材料 佐证资料 整改佐证材料 佐证材料清单"),
        (LedgerColumn.Campaign, "专项 专项名称 以案促改专项 专项行动 所属专项"),
        (LedgerColumn.Remark, "备注 说明 备注说明"),
        (LedgerColumn.Returned, "退回原因 原行号"),
        (LedgerColumn.ProblemRowId, ProblemRowId),
        (LedgerColumn.MeasureRowId, MeasureRowId),
        (LedgerColumn.Version, Version));

    /// <summary>The column a text stands for as it is written; null when it is no known word.</summary>
    public static (LedgerColumn Column, int Rank)? Find(string text) => Words.TryGetValue(text, out var found) ? found : null;

    /// <summary>A word that tells its meaning only below another: 牵头 below 责任单位, 完成 below 时限.</summary>
    public static LedgerColumn? Below(string above, string word) => word switch
    {
        "牵头" or "主办" or "主责" or "责任" or "承办" when Speaks(above, "单位", "部门", "责任", "分工") => LedgerColumn.LeadUnit,
        "单位" or "部门" or "主体" or "科室" when Speaks(above, "责任", "分工", "牵头") => LedgerColumn.LeadUnit,
        "配合" or "协办" or "协助" or "参与" or "协同" or "会办" when Speaks(above, "单位", "部门", "责任", "分工") => LedgerColumn.SupportingUnits,
        "督导" or "验收" or "监督" or "督办" when Speaks(above, "单位", "部门", "责任", "分工") => LedgerColumn.OverseeingUnit,
        "领导" or "县级领导" or "市级领导" when Speaks(above, "责任", "分工", "牵头") => LedgerColumn.LeadLeader,
        "人" or "姓名" or "人员" or "个人" when Speaks(above, "责任", "分工") => LedgerColumn.Responsible,
        "完成" or "结束" or "截止" or "办结" or "完成时间" when Speaks(above, "时限", "时间", "期限") => LedgerColumn.Deadline,
        _ => null,
    };

    private static bool Speaks(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, (LedgerColumn Column, int Rank)> Table(params (LedgerColumn Column, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select((word, rank) => (word, row.Column, rank)))
            .ToDictionary(entry => entry.word, entry => (entry.Column, entry.rank), StringComparer.Ordinal);
}
