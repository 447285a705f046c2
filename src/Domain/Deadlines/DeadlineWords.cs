namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>The field's words, as data. In each list a word stands before any shorter word that begins it.</summary>
internal static class DeadlineWords
{
    /// <summary>Stand before a term and change nothing.</summary>
    public static readonly string[] Lead = ByLength(
        "于", "在", "至", "到", "截至", "截止", "截止到", "截止至", "最迟", "最晚", "不迟于", "不晚于", "确保", "力争", "原则上", "须", "须于", "应", "应于", "需",
        "务必", "务于", "要求", "计划", "计划于", "预计", "预计于", "拟", "拟于", "争取", "限", "限期", "从", "自", "即日起至", "即日起到", "现在起至", "并", "且", "同时");

    /// <summary>Name the column inside the cell.</summary>
    public static readonly string[] Headers = ByLength(
        "完成时限", "整改完成时限", "整改时限", "办结时限", "时限要求", "完成时间", "整改期限", "完成期限", "时限", "期限", "截止时间", "截止日期", "完成日期", "时间节点");

    public static readonly string[] Ends = ByLength("底", "末", "终");
    public static readonly string[] Before = ByLength("前", "之前", "以前");
    public static readonly string[] Until = ByLength("止", "为止", "截止");
    public static readonly string[] Within = ByLength("内", "之内", "以内", "期间");
    public static readonly string[] Connectors = ByLength("至", "到", "-", "--", "~", "起至", "起到");

    /// <summary>立行立改 and what else people call it.</summary>
    public static readonly string[] Immediate = ByLength(
        "立行立改", "立即整改", "立知立改", "立整立改", "立查立改", "即知即改", "即查即改", "即行即改", "即行整改", "马上整改", "马上就改", "立刻整改", "立马整改",
        "即刻", "马上", "即办", "立办", "立即改正", "立即落实", "立即完成", "即时整改", "即刻整改", "即改", "立改", "马上改", "立即改", "立说立行", "立行整改", "当场整改", "立整改", "边查边改", "边整边改", "边学边改", "限时立改", "立即");

    /// <summary>长期坚持: kept up without a due date.</summary>
    public static readonly string[] LongTerm = ByLength(
        "长期坚持", "长期推进", "长期整改", "长期落实", "长期开展", "长期保持", "长期抓", "长期", "持续推进", "持续整改", "持续坚持", "持续落实", "持续开展", "持续保持",
        "持续巩固", "持续深化", "持续用力", "持续抓", "持续", "常态化坚持", "常态化推进", "常态化整改", "常态化开展", "常态化落实", "常态坚持", "常态化", "常抓不懈", "长抓不懈",
        "常抓长管", "坚持长效", "长效坚持", "久久为功", "贯穿全年", "全年持续推进", "全年推进", "全年坚持", "全年开展", "全年", "日常坚持", "坚持长期抓");

    /// <summary>Before 长期坚持: a date stands before it, and it begins then.</summary>
    public static readonly string[] Thereafter = ByLength("之后", "此后", "随后", "转入", "转为", "进入", "纳入", "以后", "其后", "后", "以后按", "之后按");

    /// <summary>Said beside a term, about no day.</summary>
    public static readonly string[] Slogans = ByLength("举一反三", "建章立制", "标本兼治", "以点带面");

    /// <summary>Begin something periodic.</summary>
    public static readonly string[] Periodic = ByLength(
        "每季度", "每季", "每半年", "每年度", "每年", "每个月", "每两个月", "每月", "每半月", "每双月", "每两周", "每周", "每星期", "每日", "每天", "每个季度", "每三个月",
        "按季度", "按季", "按月", "按周", "按年", "定期");

    /// <summary>The day within the period, which is no deadline of its own.</summary>
    public static readonly string[] PeriodicAnchors = ByLength(
        "底前", "底", "末前", "末", "初", "至少", "不少于", "1次", "一次", "2次", "两次", "3次", "三次", "4次", "四次", "末月");

    /// <summary>The time of the year in which something comes round, which is no deadline of its own either.</summary>
    public static readonly string[] Seasons = ByLength(
        "春季", "夏季", "秋季", "冬季", "春秋两季", "冬春季", "春耕", "春耕季", "春耕备耕", "夏收", "秋收", "秋收季", "三夏", "三秋", "汛期", "主汛期", "防汛期", "枯水期", "高温期", "采暖季", "供暖季", "旺季", "旅游旺季",
        "寒暑假", "暑期", "开学季", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "第一季度", "第四季度");

    /// <summary>How far it is, not by when: noted beside a date, refused alone.</summary>
    public static readonly string[] Status = ByLength(
        "已完成", "已完成整改", "已整改", "已整改完成", "已整改到位", "已办结", "已销号", "基本完成", "正在推进", "正在整改", "未完成", "未启动", "未整改", "逾期", "已逾期",
        "推进中", "整改中", "已完成并长期坚持", "达到序时进度", "尚未达到序时进度", "按序时进度推进");

    /// <summary>Stand where a deadline should and are none.</summary>
    public static readonly string[] Nothing = ByLength("无", "暂无", "不适用", "无要求", "-", "--", "---", "无时限", "不涉及", "空", "NULL", "null", "0000-00-00");

    /// <summary>Certain to the writer only.</summary>
    public static readonly string[] Unclear = ByLength(
        "尽快", "尽早", "待定", "近期", "适时", "春节", "国庆", "元旦", "五一", "十一前", "中秋", "清明", "端午", "两会", "全会", "汛期", "节前", "节后", "开学", "放假", "学期", "暑期", "寒假",
        "暑假", "会前", "会后", "另行", "视情", "暂定", "未定", "早日", "不定期", "下一步", "今后", "年初", "年中", "本周", "下周", "月初", "月中", "按时限", "按要求", "按期", "按时", "如期", "限期内",
        "规定时间", "规定期限", "月底", "月末", "今年以来", "本届", "任期", "十五五", "十四五", "适当", "条件成熟");

    /// <summary>分阶段 kinds of rectification, with or without a rough length.</summary>
    public static readonly string[] Kinds = ByLength("短期", "中期", "近中期", "中长期", "分阶段整改", "限期整改", "分阶段");

    /// <summary>From the issue date, whatever was issued.</summary>
    public static readonly string[] FromNow = ByLength("自即日起", "即日起");

    /// <summary>What is issued when a ledger is: its day is the issue date.</summary>
    public static readonly string[] Papers = ByLength(
        "会议纪要", "专题会议纪要", "纪要", "会议", "文件", "通知", "方案", "实施方案", "整改方案", "工作方案", "行动方案", "分工方案", "意见", "决定", "要点", "清单", "问题清单", "任务清单", "整改清单",
        "任务", "任务分工", "台账", "整改台账", "反馈意见", "反馈问题清单", "交办单", "交办函", "督办单", "督办函", "督查通知", "督办通知", "督办通知单", "提示函", "通报", "函", "通知书", "整改通知", "整改通知书", "事项", "问题");

    /// <summary>How it goes out.</summary>
    public static readonly string[] Issuing = ByLength(
        "印发", "交办", "下发", "发文", "下达", "发布", "发出", "签发", "成文", "公布", "转办", "派发", "制发", "派单", "印制下发");

    /// <summary>The day after which its terms run.</summary>
    public static readonly string[] Since = ByLength("之日起", "之日起算", "日起", "之日后", "当日起", "当天起", "后", "之后", "起");

    /// <summary>That very day, and the next.</summary>
    public static readonly string[] SameDay = ByLength("当日", "当天", "次日");

    public static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    /// <summary>In brackets behind a day, and without effect: a deadline is inclusive anyway.</summary>
    public static readonly string[] Inclusive = ByLength("含", "含当日", "含当天", "含本日", "含本数", "含该日");

    private static string[] ByLength(params string[] words) => [.. words.OrderByDescending(word => word.Length)];
}
