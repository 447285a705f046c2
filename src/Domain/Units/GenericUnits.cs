namespace CaseReform.Ops.Domain.Units;

/// <summary>Words that stand for many units (各有关单位、各区、相关部门): who is meant is for the office to say.</summary>
internal static class GenericUnits
{
    private static readonly string[] Endings =
        ["单位", "部门", "科室", "处室", "机构", "企业", "地方", "方面", "街道", "乡镇", "镇街", "党组织", "党委", "党支部", "支部", "组织", "地区", "人员"];

    private static readonly string[] Openings = ["有关", "相关", "全体", "所有", "其他", "其它", "涉及", "上述", "以上"];

    private static readonly HashSet<string> Alone = new(StringComparer.Ordinal)
    {
        "责任单位", "牵头单位", "配合单位", "主管部门", "主管单位", "行业主管部门", "属地", "属地政府", "属地街道", "属地镇街", "属地乡镇", "本单位", "我单位",
        "基层单位", "成员单位", "单位", "部门", "乡镇", "镇街", "街镇", "街道", "县区", "区县", "县级市", "县市区", "市县", "职能部门", "案发单位", "全区", "全市", "全县", "全省",
        "机关", "全机关", "班子成员", "领导班子", "领导班子成员",
    };

    /// <summary>What may follow 各区 after a 、 and still belong to the same words.</summary>
    private static readonly HashSet<string> Continuations = new(StringComparer.Ordinal)
    {
        "县级市", "县", "区", "市", "州", "旗", "镇", "乡", "乡镇", "街道", "镇街", "街道办事处", "园区", "开发区", "功能区", "管委会", "县区", "区县", "县(市、区)", "县(区)", "区(市)",
        "部门", "单位", "有关部门", "有关单位", "相关单位", "科室", "处室", "直属单位", "村", "社区", "企业",
    };

    public static bool Covers(string text)
    {
        var key = UnitText.Key(text);
        return Alone.Contains(key)
            || key.Contains('各', StringComparison.Ordinal)
            || key.EndsWith("成员单位", StringComparison.Ordinal)
            || (Openings.Any(o => key.Contains(o, StringComparison.Ordinal)) && Endings.Any(e => key.EndsWith(e, StringComparison.Ordinal)))
            || (key.Contains('直', StringComparison.Ordinal) && (key.EndsWith("单位", StringComparison.Ordinal) || key.EndsWith("部门", StringComparison.Ordinal)));
    }

    public static bool Continues(string before, string text) =>
        before.Contains('各', StringComparison.Ordinal) && Continuations.Contains(UnitText.Key(text));
}
