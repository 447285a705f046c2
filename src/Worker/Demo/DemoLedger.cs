using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Demo;

/// <summary>An invented town: no unit and no person in it exists.</summary>
internal static class DemoLedger
{
    public static readonly string[] UnitHeader = ["名称", "上级", "别名", "职能"];

    public static readonly string[][] Units =
    [
        ["甲市示例委", "", "示例委", "综合"],
        ["甲市示例局", "甲市示例委", "示例局", "行业主管"],
        ["甲市样例中心", "甲市示例局", "样例中心", ""],
        ["甲市模拟集团", "甲市示例委", "模拟集团", ""],
        ["演示街道办事处", "甲市示例委", "演示街道", ""],
        ["甲市示例督查室", "甲市示例委", "督查室", "督查"],
    ];

    public static readonly string[] PeopleHeader = ["单位", "分管单位", "职务", "姓名", "邮箱", "角色", "代理人", "起止日期"];

    public static readonly string[] LedgerHeader =
    [
        "序号", "问题类别", "存在问题", "原因剖析", "整改目标", "整改措施", "责任单位", "督导单位", "责任人", "完成时限", "整改进展", "整改状态", "问题来源",
    ];

    /// <summary>The address list; one official is away with an acting colleague, one post is vacant.</summary>
    public static string[][] People(DemoDays days)
    {
        var away = $"{IsoDay.Text(days.At(-3))}至{IsoDay.Text(days.At(5))}";
        return
        [
            ["甲市示例委", "", "主任", "赵示例", "zhao@town.example", "领导小组", "", ""],
            ["甲市示例委", "", "副主任", "钱示例", "qian@town.example", "领导小组", "", ""],
            ["甲市示例委", "", "办公室主任", "孙示例", "sun@town.example", "办公室", "", ""],
            ["甲市示例局", "", "局长", "李示例", "li@town.example", "第一责任人", "", ""],
            ["甲市示例局", "甲市示例局、甲市样例中心", "副局长", "周示例", "zhou@town.example", "分管领导", "", ""],
            ["甲市示例局", "", "科长", "吴示例", "wu@town.example", "责任人", "", ""],
            ["甲市样例中心", "", "主任", "郑示例", "zheng@town.example", "第一责任人", "", ""],
            ["甲市样例中心", "", "科员", "王示例", "wang@town.example", "责任人", "冯示例", away],
            ["甲市样例中心", "", "副科长", "冯示例", "feng@town.example", "责任人", "", ""],
            ["甲市模拟集团", "", "董事长", "陈示例", "chen@town.example", "第一责任人", "", ""],
            ["甲市模拟集团", "", "部长", "褚示例", "chu@town.example", "责任人", "", ""],
            ["演示街道办事处", "", "主任", "卫示例", "wei@town.example", "第一责任人", "", ""],
            ["甲市示例督查室", "", "督查专员", "蒋示例", "jiang@town.example", "督导人", "", ""],
        ];
    }

    /// <summary>The ledger: something for every rung, several measures, several units, a long-term problem, a closed one.</summary>
    public static string[][] Rows(DemoDays days) =>
    [
        Row("1", "制度执行", "采购审批流程不规范，个别事项先办后批", "内控制度缺失", "审批全流程留痕", "修订采购管理办法", "甲市示例局", "吴示例", days.Before(7), "", "正在推进"),
        Row("", "", "", "", "", "组织经办人员专题培训", "甲市示例局", "吴示例", days.Before(20), "", "未启动"),
        Row("2", "作风建设", "群众来访答复不及时，超期未答复", "责任分工不清", "来访件按期答复", "建立来访台账，逐件明确答复人", "甲市样例中心、甲市示例局", "王示例", days.Before(3), "已建台账，完成60%", "正在推进"),
        Row("3", "资金管理", "专项资金拨付滞后", "拨付流程环节过多", "资金按季足额拨付", "制定拨付清单，压减审批环节", "甲市示例局牵头，甲市模拟集团配合", "吴示例", days.Before(0), "清单已拟定，完成80%", "正在推进"),
        Row("4", "资产管理", "出租房屋租金长期未收缴", "日常催缴不到位", "历史欠缴清零", "逐户核对并依规催缴", "甲市模拟集团", "褚示例", days.Before(-1), "", "正在推进"),
        Row("5", "工程建设", "零星工程未按规定比选", "制度执行不严", "零星工程全部比选", "清理在建零星工程并补办手续", "甲市模拟集团", "褚示例", days.Before(-5), "", "正在推进"),
        Row("6", "档案管理", "项目档案不完整，缺少验收资料", "档案责任未落实", "档案完整率100%", "补齐近三年项目档案", "演示街道办事处", "", days.Before(-10), "", "未启动"),
        Row("7", "工作纪律", "值班值守记录缺失", "教育管理不够", "值班记录完整", "重新明确值班职责并每日检查", "演示街道办事处", "", "立行立改，长期坚持", "", "正在推进"),
        Row("8", "廉政教育", "廉政教育流于形式，针对性不强", "教育内容单一", "每季度开展警示教育", "常态化开展警示教育", "甲市示例局", "吴示例", "长期坚持", "", "长期坚持"),
        Row("9", "公车管理", "公务用车派车登记不规范", "管理责任不明", "一车一台账", "完善派车登记并按月公示", "甲市样例中心", "冯示例", days.Before(-20), "已完成", "已销号"),
        Row("10", "会议文件", "文件会议偏多，基层负担重", "形式主义未根除", "文件会议数量下降", "精简文件会议并按月通报", "甲市示例委", "孙示例", days.Before(30), "", "正在推进"),
        Row("11", "信息公开", "应公开信息更新不及时", "审核环节积压", "按期更新", "建立公开事项清单，限时更新", "甲市样例中心", "冯示例", days.Before(5), "已列清单，完成40%", "正在推进"),
        Row("12", "队伍建设", "关键岗位轮岗制度不落实", "重视程度不够", "关键岗位按期轮岗", "制定轮岗计划并报备", "甲市示例局", "吴示例", $"{days.At(2):yyyy年M月d日}前启动、{days.At(25):yyyy年M月d日}前完成", "", "未启动"),
    ];

    private static string[] Row(params string[] cells)
    {
        var overseer = cells[0].Length > 0 ? "甲市示例督查室" : string.Empty;
        var source = cells[0].Length > 0 ? "典型案例剖析" : string.Empty;
        return [.. cells[..7], overseer, .. cells[7..], source];
    }
}
