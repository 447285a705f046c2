namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>
/// What is to be reached by a day: 启动, 完成整改, 建立联席会议制度. Free wording is taken when it begins with a verb of the trade and
/// holds nothing that could move, soften or deny the date.
/// </summary>
internal static class Labels
{
    private const int MaxLength = 40;

    private static readonly string[] Adverbs =
        ["全面", "全部", "基本", "初步", "集中", "率先", "全力", "确保", "力争", "如期", "按期", "按时", "切实", "必须", "务必", "须", "应", "需", "要", "陆续", "分批", "组织", "督促", "正式", "并", "再", "予以", "前", "主体", "全线", "整体"];

    private static readonly string[] Verbs =
    [
        "启动", "开展", "完成", "建立", "健全", "完善", "制定", "制订", "修订", "修改", "出台", "印发", "报送", "上报", "提交", "报告", "整改", "落实", "达标", "建成", "建设", "竣工", "开工", "验收",
        "销号", "办结", "反馈", "公示", "自查", "排查", "梳理", "清理", "整治", "见效", "取得", "到位", "实现", "形成", "召开", "部署", "动员", "剖析", "检查", "督查", "督导", "调度", "总结", "巩固",
        "提升", "推进", "推动", "组建", "成立", "编制", "起草", "审议", "审定", "审核", "核查", "核实", "处置", "处理", "解决", "化解", "追缴", "收回", "退还", "清退", "清零", "拆除", "修复", "培训",
        "学习", "教育", "宣传", "通报", "移交", "归档", "备案", "上线", "试运行", "运行", "投入使用", "投用", "签订", "签署", "拨付", "支付", "评估", "考核", "复核", "回复", "答复", "回头看",
        "纠正", "规范", "废止", "新建", "改造", "配齐", "配备", "配置", "补齐", "补缴", "补办", "明确", "细化", "优化", "改进", "改正", "汇报", "汇总", "跟踪", "迎检", "发布", "实施", "执行", "堵塞",
        "完工", "通水", "通车", "通电", "通气", "投产", "投运", "交付", "交工", "贯通", "封顶", "入驻", "挂牌", "并网", "供暖", "合龙", "结案", "结项", "兑现", "兑付", "缴清", "退缴", "清偿", "腾退",
        "搬迁", "恢复", "复绿", "复耕", "安装", "达到", "覆盖", "全覆盖", "闭环", "摘牌", "办理", "投入", "开放", "开工建设", "招标", "采购", "立案", "查处",
        "签约", "履约", "征收", "征拆", "拆迁", "补偿", "赔付", "关停", "取缔", "消除", "清除", "清运", "清淤", "疏通", "消化", "盘活", "归还", "偿还", "缴纳", "入库", "入账", "到账", "发放", "登记", "录入",
        "确权", "颁证", "发证", "办证", "交房", "打通", "打造", "引进", "选定", "确定", "落地", "进场", "施工", "复工", "开通", "开园", "开业", "治理", "绿化", "硬化", "亮化", "铺设", "架设", "安置", "公布",
        "公开", "上墙", "达成", "出具", "批复", "核准", "核发", "拿出", "提出", "做好", "做到", "抓好", "构建", "搭建", "扩建", "重建", "修建", "修缮", "维修", "加固", "收官", "收尾", "结束", "更新", "更换",
    ];

    // Words with a character that is otherwise a sign of another date or a condition.
    private static readonly string[] Innocent =
    [
        "日常", "定期", "年度", "季度", "月度", "周例会", "月例会", "月调度", "周调度", "前期", "后续", "内部", "内控", "内容", "党内", "系统内", "区内", "市内", "县内", "省内", "院内", "校内",
        "初步", "彻底", "见底", "底数", "底线", "兜底", "到底", "环节", "细节", "节约", "节能", "约谈", "公约", "制约", "契约", "节点", "工期", "长效", "落后", "事后", "事前", "会前学", "视频", "重视",
        "巡视", "监视", "可视", "可行", "认可", "许可", "不折不扣", "不足", "不力", "不敢腐", "不能腐", "不想腐", "不合理", "不规范", "不到位", "无死角", "无遗漏", "如实", "如期", "春季", "秋季", "未批先建",
        "先行", "前置", "按期", "待遇", "销号", "文号", "账号", "编号", "接待", "招待", "上月", "上季度", "上周", "非税", "非法", "原因", "原则", "还原",
    ];

    private static readonly string[] Suspicious =
    [
        "年", "月", "日", "号", "天", "周", "季", "旬", "小时", "底", "末", "初", "前", "后", "内", "期", "节", "延", "暂", "待", "或", "约", "左右", "上下", "尽快", "尽早", "适时", "另行", "不", "未", "无",
        "非", "除", "如", "若", "原", "改为", "视", "可", "取消", "终止", "停止", "推迟", "顺延", "持续", "长期", "常态", "已", "否则", "至", "每", "按", "之", "起", "半",
    ];

    // Behind 前 nearly any words tell what is reached; these tell that it is not, or by another day.
    private static readonly string[] SuspiciousBehindBefore = ["夕", "夜", "第", "缓", "停", "难", "议定", "请示", "再定", "商定", "拟", "争取"];

    private static readonly System.Buffers.SearchValues<char> Figures = System.Buffers.SearchValues.Create("一二三四五六七八九十两几数");

    private const int MaxOpenLength = 16;
    private const int MaxVerbLength = 24;

    private static readonly string[] Wholly = ["全面", "全部", "基本", "初步", "率先", "集中", "全线", "整体", "主体", "彻底"];

    /// <summary>第一阶段, 第二步.</summary>
    public static bool IsStage(string text) =>
        text is ['第', _, .. var kind] && "一二三四五六123456".Contains(text[1], StringComparison.Ordinal) && kind is "阶段" or "步" or "批" or "期";

    /// <summary>How long the stage is that the text begins with; 0 where it begins with none.</summary>
    public static int StageLength(ReadOnlySpan<char> text) =>
        text is not ['第', _, ..] ? 0
        : text.Length > 3 && IsStage(text[..4].ToString()) ? 4
        : text.Length > 2 && IsStage(text[..3].ToString()) ? 3 : 0;

    /// <summary>Words right behind 前 or 内, where any short ending that leaves the day alone will do: 前通水, 前由财政局牵头办理.</summary>
    public static bool IsEnding(string text) =>
        IsAction(text)
        || (WithoutMarks(text) is { Length: >= 2 and <= MaxOpenLength } words
            && words.All(IsChineseLetter)
            && !words.AsSpan(0, 1).ContainsAny(Figures)
            && (IsWholly(words) || IsPlain(words)));

    private static bool IsPlain(string words) =>
        WithoutInnocent(words) is var plain
            && !Array.Exists(Suspicious, word => plain.Contains(word, StringComparison.Ordinal))
            && !Array.Exists(SuspiciousBehindBefore, word => plain.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether the words say what is reached, and nothing about when.</summary>
    public static bool IsAction(string text)
    {
        text = WithoutMarks(text);
        if (text.Length is 0 or > MaxLength || !text.All(IsChineseLetter))
        {
            return false;
        }

        var start = text;
        while (Array.Find(Adverbs, adverb => start.StartsWith(adverb, StringComparison.Ordinal)) is { } adverb)
        {
            start = start[adverb.Length..];
        }

        if (!Array.Exists(Verbs, verb => start.StartsWith(verb, StringComparison.Ordinal)))
        {
            return false;
        }

        var plain = WithoutInnocent(start);
        return !Array.Exists(Suspicious, word => plain.Contains(word, StringComparison.Ordinal))
            || (text.Length <= MaxVerbLength && LabelDangers.None(start));
    }

    // 全面消除, 基本解决: a wholeness said of a verb that is in no list.
    private static bool IsWholly(string text) =>
        Array.Find(Wholly, word => text.StartsWith(word, StringComparison.Ordinal)) is { } word
        && text.Length > word.Length
        && !"不未无没难停缓暂非".Contains(text[word.Length], StringComparison.Ordinal)
        && LabelDangers.None(text);

    // 出台《管理办法》, 完成“回头看”3次
    private static string WithoutMarks(string text) => string.Concat(Quantity.Removed(text).Where(c => !"《》“”\"".Contains(c, StringComparison.Ordinal) && !char.IsAsciiLetterUpper(c)));

    private static string WithoutInnocent(string text)
    {
        foreach (var word in Innocent)
        {
            text = text.Replace(word, "", StringComparison.Ordinal);
        }

        return text;
    }

    private static bool IsChineseLetter(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
