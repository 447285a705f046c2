using System.Buffers;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Columns that offices keep beside a ledger: 填报日期, 联系电话. The rules of headers read them by these words, and of a header that no rule reads nobody is asked where it holds one.</summary>
internal static class SideColumns
{
    /// <summary>What a small column ends in.</summary>
    public const string Small = "电话 手机 邮箱 职务 职级 文号 签字 签名 盖章 金额 分值 得分 权重 页码";

    /// <summary>What is done besides, on a day or by somebody of its own.</summary>
    public const string Deeds = "批示 填报 填表 制表 报送 上报 来文 收文 发现 检查 反馈 启动 开始 起始 开工 受理 接收 登记 更新 公示 审批 审核 签收 会议 录入 举报 投诉 督察 巡察 巡视 审计";

    /// <summary>What became of persons, and what may be told of it.</summary>
    public const string Consequences = "问责 追责 追究 属实 涉密 密级";

    /// <summary>What ends so names a kind, never a state.</summary>
    public const string Kinds = "类型 分类 方式 形式 性质 模式 属性";

    /// <summary>What 是否 asks for and is no state: 是否立行立改, 是否长期坚持.</summary>
    public const string Traits = "立行立改 立查立改 即知即改 长期坚持 长期整改 共性问题 个性问题 典型问题 重点问题 重复 反复 公开 涉密 属实 问责 追责 协调 督办 挂牌督办 上报 报送 移交 立案 新增 反弹 公示 保密 重大 紧急 回访 通报 需要延期 延期 超期 逾期 提级";

    private const string Others = "调度 提醒 来信 来访 来电 约谈 会商 培训 困难 下步 下一步 打算 原因 序时 立行立改 立改 即改 占比 比重 覆盖率 合格率 同比 环比 增幅 降幅 名称 地点 地址 位置 坐标 经度 纬度 所在 所属 涉及 受检 被检 案发 次数 天数 时长 层级 排名 批次 归口 挂牌 发文 文件 联系 传真 邮编 地址 备注 说明 归档 存档 序号 编号 转办 信访 案发 出生 身份证 附件 索引 照片 拍照 紧迫 紧急 满意 等级 级别 难易 回访";

    // A day with none of these is no deadline: 谈话日期, 入库时间.
    private static readonly SearchValues<string> Finishing = SearchValues.Create(HeaderRule.Words("完成 办结 整改 解决 落实 到位 销号 计划 要求 应 拟 预计 限 期限 截止 截至 延 调整 变更 展期 顺延 目标 竣工 完工 投用"), StringComparison.Ordinal);

    private static readonly SearchValues<string> Words = SearchValues.Create(HeaderRule.Words($"{Small} {Deeds} {Consequences} {Others}"), StringComparison.Ordinal);

    private static readonly string[] Ends = HeaderRule.Words(Kinds + " 类别 程度");

    /// <summary>True where nobody need be asked what an unread column is.</summary>
    public static bool Has(string header) => header.AsSpan().ContainsAny(Words) || Array.Exists(Ends, end => header.EndsWith(end, StringComparison.Ordinal)) || IsOtherDay(header);

    private static bool IsOtherDay(string header) =>
        header.Length > 2 && (header.EndsWith("日期", StringComparison.Ordinal) || header.EndsWith("时间", StringComparison.Ordinal)) && !header.AsSpan().ContainsAny(Finishing);
}
