using static CaseReform.Ops.Worker.Ledger.Import.LedgerColumn;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>How headers are built, in the order in which they are tried: a Chinese header says at its end what it is and before that whose or which.</summary>
internal static class HeaderRules
{
    private const string Units = "单位 部门 主体 科室 处室 股室 机构 机关 党组织 党委 支部 责任方 牵头方 配合方";
    private const string Places = "县区 区县 县市区 地区 乡镇 镇街 街道 属地";
    private const string Persons = "责任人 负责人 责任人员 负责人员 联系人 联络人 联络员 经办人 经办人员 承办人 承办人员 办理人 办理人员 落实人 包保人 包案人 具体人员 专责人";
    private const string Support = "会办 协办 协同 配合 参与 参加 协助 协作 联办 次要";
    private const string Oversight = "督导 督办 督查 督察 验收 监督 销号 督促 核查 复核 复查";
    private const string Lead = "牵头 主办 主责 责任 承办 实施 落实 整改 办理 主管 执行 负责 承接 整治 治理 处置 处理 解决 具体";
    private const string Done = "完成 办结 整改 解决 到位 落实 竣工 完工 达标 结束 建成 办理 化解 处置 交付 投用";
    private const string OtherDays =
        SideColumns.Deeds + " 实际 已 立项 制定 成立 核查 验收 销号 批准 约谈 召开 统计 反映 立案 发生 督办 考核 评估 提出 提交 报告 通报 督查 回复 答复 申请 记录 采集 复核 认定 入库 形成 退回 延期 调查 核实 问责 处理 查处";
    private const string Reported = "整改情况 完成情况 落实情况 办理情况 推进情况 工作情况 处置情况 解决情况 办结情况";

    /// <summary>The rules; the first that fits decides.</summary>
    public static readonly HeaderRule[] All =
    [
        // What has happened so far, whatever else the column tells beside it.
        new(HeaderMeaning.Side, "原因 原因说明 原因及说明", "未完 未整 未办 未落实 未到位 未解决 未达 未按 未销号 逾期 超期 滞后 延期 退回 进展慢"),
        new(HeaderMeaning.Side, "", "未完成原因 未整改原因 滞后原因 延期原因 退回原因 未办结原因 逾期原因 未销号原因"),
        new(Plain(LedgerColumn.Progress), "", "进展"),
        new(Plain(LedgerColumn.Progress), "描述 说明 简述 概述 叙述", "结果 情况 进展 落实 成效 进度 办理", "问题 隐患 事项 任务 项目 原因 工作 未"),
        new(Plain(LedgerColumn.Progress), "", Reported, "未完成 调查 问责"),
        new(HeaderMeaning.Side, "", SideColumns.Consequences + " 被处理 处分 核实 调查 亮灯 预警"),
        new(HeaderMeaning.Side, "", "下一步 下步 困难 需协调 需要协调 协调解决 协调事项 需解决 需要解决"),
        new(null, "", "涉及 关联"),
        new(Plain(Deadline), "时限 期限 日期 时间", "延期后 调整后 变更后 顺延后 展期后"),
        new(null, "", "延期"),

        // Where it stands.
        new(HeaderMeaning.Side, "编号 文号", "销号"),
        new(HeaderMeaning.Side, "时间 日期", "计划销号 拟销号 预计销号 应销号 要求销号 申请销号"),
        new(Plain(LedgerColumn.CloseOut), "时间 日期", "销号", "完成"),
        new(null, "", "能否销号 可否销号 可销号 可以销号 拟销号 申请销号 提请销号 建议销号 具备销号 符合销号 应销号"),
        new(Plain(LedgerColumn.CloseOut), "情况 状态 结果 与否 销号", "销号", "时限 期限"),
        new(Plain(LedgerColumn.CloseOut), "", "是否销号 是否已销号 是否完成销号 已否销号"),
        new(Plain(LedgerColumn.CloseOut), "结论 结果 情况 意见", "复查 复核 复检 复验 验收 查验 销号审核", "调查 责任人 时间"),
        new(Plain(LedgerColumn.CloseOut), "审核意见 审核结论 审核结果 核查结论 核查结果"),
        new(Plain(LedgerColumn.Status), "状态 完成与否 办结与否", "", "措施 公示 审批 审核"),
        new(Plain(LedgerColumn.Status), "完成 办结 整改 到位 落实 解决 达标 清零 完结 了结 闭环 结案 完毕 整改完 改完", "是否"),
        new(HeaderMeaning.Side, SideColumns.Traits, "是否 有无"),
        new(null, "", "是否"),
        new(HeaderMeaning.Side, "", "序时进度 计划进度"),
        new(Plain(Deadline), "时间进度"),
        new(Plain(LedgerColumn.Progress), "进度 进度情况 进度说明 完成程度 完成度"),
        new(Plain(LedgerColumn.Progress), "情况 动态", "完成 落实 整改 整治 治理 办理 推进 处理 处置 开展 工作 执行 实施 解决 贯彻 办结 目前 当前 最新 成效 成果 进度", "责任人 基本 问题 隐患"),
        new(Plain(LedgerColumn.Progress), "情况", "问题整改 问题解决 问题处理 问题办理 隐患整改 问题落实"),
        new(Plain(LedgerColumn.Progress), "成效 效果", "", "预期 预计 目标 拟"),
        new(Plain(LedgerColumn.Progress), "结果", "整改 办理 处理 落实 处置 完成"),
        new(Plain(Percent), "百分比 完成率 整改率 完成比例 %"),
        new(Plain(Evidence), "", "佐证 印证 证明 证据"),
        new(Plain(Evidence), "支撑材料 支撑资料 附件 附件材料 整改材料 整改资料"),

        // 立行立改 and 分阶段整改 below 整改类型 are kinds of rectification, not states.
        new(HeaderMeaning.Side, SideColumns.Kinds, "整改 整治 办理 处理 处置 解决 督办", "问题 隐患 事项 任务 单位 证据"),
        new(HeaderMeaning.Side, "程度 难度 级别"),
        new(HeaderMeaning.Side, "满意度 满意率 满意情况 评价", "", "整改 完成"),

        // Small columns.
        new(Plain(Responsible), "电话 联系方式 手机 号码", "责任人及 负责人及 联系人及 经办人及 责任人和 联系人和 责任人、 联系人、 负责人、"),
        new(HeaderMeaning.Side, "户数 人数 面积 长度 亩数 里程 次数 投资额 概算 预算 工程量 单价 总价 扣分 分数"),
        new(HeaderMeaning.Side, SideColumns.Small + " 手机号 手机号码 号码 联系方式 签章 公示期 公示期限 区域 资金 投资 个数 数量 件数 条数 数"),
        new(HeaderMeaning.Side, "序号 编号 编码", "措施 子"),
        new(Plain(Number), "序号 编号 编码 项号 项次 序列 NO NO. No No. 序", "", "文件 合同 身份 材料 档案"),
        new(Plain(IssuedOn), "日期 时间", "印发 交办 下发 发文 签发 下达 转办 派发 派单 移交"),
        new(Plain(IssuedOn), "检查日期 督查日期 抽查日期 巡查日期 巡检日期"),

        // Until when.
        new(HeaderMeaning.Side, "时限 期限 日期 时间", "实际 公示"),
        new(Plain(Deadline), "时限 期限", "原定 原完成 原时限 原整改 原计划 原期限 原有 原办结"),
        new(HeaderMeaning.Side, "时间 日期 时点", OtherDays, "计划完成 拟完成 预计完成 要求完成"),
        new(Plain(Deadline), "时限 期限 限期 时限要求 期限要求 截止时间 截止日期 截止 到期日 到期时间 到期日期 起止时间"),
        new(Plain(Deadline), "时间要求 时间节点 完成节点 整改节点 工作节点 节点 节点时间 节点要求 时间安排 进度安排 进度要求 时间表"),
        new(Plain(Deadline), "时间 日期 时点", Done),

        // Whose.
        new(null, Persons, "督导 督办 督查 验收 监督 核查 复核"),
        new(HeaderMeaning.Side, Persons, "填报 填表 制表 审核 审批 发现 检查 举报 反映 报送 签字 投诉 信访"),
        new(HeaderMeaning.Side, "填报人 填表人 制表人 审核人 审批人 发现人 检查人 举报人 信访人 投诉人 反映人 报送人 当事人 录入人 复查人 检查人员 核查人 验收人 督导人"),
        new(Plain(LeadLeader), "责任人 负责人 同志", "分管 挂帅 包案 包挂 包抓 包保 挂点"),
        new(Plain(LeadLeader), "领导 领导同志 领导干部 常委", "", "审核 审批 签批 督办 督导 督查 批示"),
        new(HeaderMeaning.Side, "领导 领导同志 领导干部"),
        new(Plain(Responsible), Persons),
        new(Plain(OverseeingUnit), Units, Oversight, "被 牵头单位"),
        new(Plain(SupportingUnits), Units + " " + Places, Support, "牵头及 牵头和 牵头、 牵头/ 主办及 主办和 主办、 主办/ 责任及 责任和 责任、 责任/ 承办及 承办、 承办/"),
        new(null, Units, "被 案发 所属 发生 受检"),
        new(Plain(LeadUnit), "填报单位 填报部门 报送单位 上报单位", "", "审核"),
        new(HeaderMeaning.Side, Units, "交办 来文 发文 发现 检查 反馈 提出 移交 来源 下达 转办 审计 巡察 巡视 印发 建议"),
        new(Plain(LeadUnit), Units + " " + Places, Lead),
        new(Plain(LeadUnit), "分工"),
        new(Plain(LeadUnit), "责任清单 责任落实"),

        new(Plain(LeadUnit), "学校 医院 卫生院 幼儿园 园所 校区 门店 厂区"),

        // What it is about.
        new(Plain(Category), "类别 分类 类型 方面 领域 板块 大类 小类 种类 条线", "", "整改 措施 单位 证据"),
        new(Plain(Source), "来源 出处 渠道 依据 由来"),
        new(Plain(RootCause), "原因 根源 病根 成因 症结 原因剖析 原因分析 根源剖析 症结剖析 成因分析 成因剖析 根源分析 问题剖析 病根剖析 原因查找"),
        new(As(Target, HeaderTurn.Aim), "目标任务 任务目标 工作目标 年度目标 主要目标"),
        new(Plain(Target), "目标 标准 预期成效 预期效果 预期成果 目标要求 成果形式 完成标志 标志性成果 考核指标 绩效指标 量化指标 目标值 销号条件"),
        new(Plain(Measure), "措施 举措 对策 做法 办法 抓手 路径 措施内容 措施清单 措施要求 措施及要求 对策建议 药方"),
        new(As(Symptom, HeaderTurn.Task), "批示内容 诉求内容 诉求 案由 点位 意见建议 征求意见 检视意见 建议内容 提案 标题 议题 风险点 风险隐患点"),
        new(Plain(Symptom), "问题 隐患 短板 症状 不足 漏洞 弱项 差距 薄弱环节 痛点 堵点 难点 卡点 难题 问题点 反馈意见 问题表现 具体表现 主要表现 情形"),
        new(Plain(Symptom), "表现 描述 内容 概述 摘要 清单 事项 简述 名称 现状 情况 要点 详情 表述 线索", "问题 隐患 短板"),
        new(As(Symptom, HeaderTurn.Task), "描述 概述 详情 简介 概况", "事项 任务 项目 工作"),
        new(As(Measure, HeaderTurn.Content), "内容 要求 任务分解 分解任务 具体任务 细化任务 子任务 具体工作 具体事项 工作安排 工作计划 推进计划 实施步骤 工作步骤 方案 思路", "", "审核 考核 公示"),
        new(As(Symptom, HeaderTurn.Task), "任务 项目 事项 任务清单 项目清单 事项清单 重点工作 主要工作 工作任务 工作要点 工作重点 实事 待办", "", "对应 项目类"),
        new(Plain(Remark), "备注 附注 备注说明"),
    ];

    private static HeaderMeaning Plain(LedgerColumn column) => new(column, HeaderRanks.ByParts);

    private static HeaderMeaning As(LedgerColumn column, HeaderTurn turn) => new(column, HeaderRanks.ByParts, turn);
}
