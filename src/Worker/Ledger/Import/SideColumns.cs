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

    private const string Others = "发文 文件 联系 传真 邮编 地址 备注 说明 归档 存档 序号 编号 转办 信访 案发 出生 身份证 附件 索引 照片 拍照 紧迫 紧急 满意 等级 级别 难易 回访";

    private static readonly SearchValues<string> Words = SearchValues.Create(HeaderRule.Words($"{Small} {Deeds} {Consequences} {Others}"), StringComparison.Ordinal);

    private static readonly string[] Ends = HeaderRule.Words(Kinds + " 类别 程度");

    /// <summary>True where nobody need be asked what an unread column is.</summary>
    public static bool Has(string header) => header.AsSpan().ContainsAny(Words) || Array.Exists(Ends, end => header.EndsWith(end, StringComparison.Ordinal));
}
