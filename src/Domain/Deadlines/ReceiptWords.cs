namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Words of receipt, as data; a longer word stands before any that begins it.</summary>
internal static class ReceiptWords
{
    /// <summary>Who receives: all who are charged.</summary>
    public static readonly string[] Receivers = ByLength(
        "各单位", "各部门", "各责任单位", "各牵头单位", "各有关单位", "各相关单位", "有关单位", "相关单位", "责任单位", "牵头单位", "承办单位", "被督办单位", "你单位", "本单位", "贵单位");

    /// <summary>Whose office sends it out.</summary>
    public static readonly string[] Places = ["市", "县", "区", "州", "旗"];
    public static readonly string[] Issuers = ByLength("纪委监委", "纪委", "监委", "整改办", "督查室", "督办室", "专班", "工作专班", "整改专班");

    /// <summary>Who feeds back what was found.</summary>
    public static readonly string[] Inspectors = ByLength(
        "巡察", "巡视", "督察", "督查", "督导", "检查", "考核", "评估", "审计", "委巡察", "委巡视", "委巡察组", "委巡视组", "委巡察办", "巡察组", "巡视组", "督察组", "督查组", "督导组", "检查组", "考核组", "审计组", "审计局", "集中", "现场", "书面", "问题");

    /// <summary>What an inspection feeds back; the longer first.</summary>
    public static readonly string[] Feedback = ByLength("反馈", "反馈会", "反馈意见", "反馈意见书", "反馈问题", "反馈问题清单", "反馈函", "反馈通报");

    /// <summary>In what an inspection writes it down.</summary>
    public static readonly string[] Reports = ByLength("报告", "报告书", "意见", "意见书", "决定", "决定书", "通报", "情况通报");

    public static readonly string[] Receiving = ByLength("收到", "接到", "接收到", "接收", "签收", "收悉");

    /// <summary>What the office sends out with a ledger. A reply, a payment, a complaint or another body's paper comes on a day of its own.</summary>
    public static readonly string[] Papers = ByLength(
        "报告", "交办", "交办单", "交办函", "交办件", "交办通知", "交办通知书", "交办任务", "交办事项", "交办问题", "转办", "转办单", "转办函", "转办件", "督办", "督办单", "督办函", "督办件", "督办通知",
        "督办通知单", "督办通知书", "督查通知", "督查函", "督促函", "提示函", "提醒函", "派单", "工单", "热线工单", "任务", "任务单", "任务书", "任务清单", "任务分工", "事项", "清单", "问题清单", "整改清单", "台账", "整改台账",
        "问题", "整改问题", "整改任务", "通知", "通知书", "通知单", "整改", "整改通知", "整改通知书", "整改通知单", "整改函", "整改单", "整改建议", "整改建议书", "建议书", "监察建议", "监察建议书", "纪检监察建议",
        "纪检监察建议书", "纪检建议书", "会议纪要", "纪要", "通报", "文件", "来文", "公函", "函", "函件", "文", "件", "单", "方案", "整改方案", "工作方案", "实施方案");

    private static string[] ByLength(params string[] words) => [.. words.OrderByDescending(word => word.Length)];
}
