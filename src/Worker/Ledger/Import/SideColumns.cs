namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Columns that offices keep beside a ledger and that nobody need be asked about: 填报日期, 联系电话.</summary>
internal static class SideColumns
{
    private static readonly System.Buffers.SearchValues<string> Words = System.Buffers.SearchValues.Create(
        [
            "填报", "填表", "制表", "报送", "上报", "来文", "收文", "发文", "文号", "文件", "电话", "手机", "联系", "传真", "邮箱", "邮编", "地址", "备注", "说明",
            "签字", "签名", "签收", "盖章", "审核", "审批", "批示", "登记", "录入", "更新", "归档", "存档", "页码", "序号", "编号", "检查", "发现", "反馈", "接收", "受理", "转办",
            "举报", "信访", "投诉", "会议", "案发", "密级", "涉密", "出生", "身份证", "职务", "职级", "附件", "照片", "拍照", "巡察", "巡视", "督察", "公示", "属实", "追究", "追责", "问责", "紧迫", "紧急", "满意", "权重", "等级", "级别", "难易", "回访", "审计", "启动", "开始", "起始", "开工", "金额", "得分", "分值",
        ],
        StringComparison.Ordinal);

    // What ends so names a kind, never a state.
    private static readonly string[] Kinds = ["类型", "分类", "类别", "方式", "形式", "性质", "模式", "属性", "程度"];

    public static bool Has(string header) => header.AsSpan().ContainsAny(Words) || Array.Exists(Kinds, kind => header.EndsWith(kind, StringComparison.Ordinal));
}
