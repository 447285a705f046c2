namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>
/// What is to be reached by a day: 启动, 完成整改, 建立联席会议制度. Free wording is taken when it begins with a verb of the trade and
/// holds nothing that could move, soften or deny the date.
/// </summary>
internal static class Labels
{
    private const int MaxLength = 40;

    private static readonly string[] Adverbs =
        ["全面", "全部", "基本", "初步", "集中", "率先", "全力", "确保", "力争", "如期", "按期", "按时", "切实", "必须", "务必", "须", "应", "需", "要", "陆续", "分批", "组织", "督促", "正式", "并", "再", "予以", "前"];

    private static readonly string[] Verbs =
    [
        "启动", "开展", "完成", "建立", "健全", "完善", "制定", "制订", "修订", "修改", "出台", "印发", "报送", "上报", "提交", "报告", "整改", "落实", "达标", "建成", "建设", "竣工", "开工", "验收",
        "销号", "办结", "反馈", "公示", "自查", "排查", "梳理", "清理", "整治", "见效", "取得", "到位", "实现", "形成", "召开", "部署", "动员", "剖析", "检查", "督查", "督导", "调度", "总结", "巩固",
        "提升", "推进", "推动", "组建", "成立", "编制", "起草", "审议", "审定", "审核", "核查", "核实", "处置", "处理", "解决", "化解", "追缴", "收回", "退还", "清退", "清零", "拆除", "修复", "培训",
        "学习", "教育", "宣传", "通报", "移交", "归档", "备案", "上线", "试运行", "运行", "投入使用", "投用", "签订", "签署", "拨付", "支付", "评估", "考核", "复核", "回复", "答复", "回头看",
        "纠正", "规范", "废止", "新建", "改造", "配齐", "配备", "配置", "补齐", "补缴", "补办", "明确", "细化", "优化", "改进", "改正", "汇报", "汇总", "跟踪", "迎检", "发布", "实施", "执行", "堵塞",
    ];

    // Words with a character that is otherwise a sign of another date or a condition.
    private static readonly string[] Innocent =
    [
        "日常", "定期", "年度", "季度", "月度", "周例会", "月例会", "月调度", "周调度", "前期", "后续", "内部", "内控", "内容", "党内", "系统内", "区内", "市内", "县内", "省内", "院内", "校内",
        "初步", "彻底", "见底", "底数", "底线", "兜底", "到底", "环节", "细节", "节约", "节能", "约谈", "公约", "制约", "契约", "节点", "工期", "长效", "落后", "事后", "事前", "会前学", "视频", "重视",
        "巡视", "监视", "可视", "可行", "认可", "许可", "不折不扣", "不足", "不力", "不敢腐", "不能腐", "不想腐", "不合理", "不规范", "不到位", "无死角", "无遗漏", "如实", "如期", "春季", "秋季", "未批先建",
        "先行", "前置", "按期", "待遇", "销号", "文号", "账号", "编号", "接待", "招待", "非税", "非法", "原因", "原则", "还原",
    ];

    private static readonly string[] Suspicious =
    [
        "年", "月", "日", "号", "天", "周", "季", "旬", "小时", "底", "末", "初", "前", "后", "内", "期", "节", "延", "暂", "待", "或", "约", "左右", "上下", "尽快", "尽早", "适时", "另行", "不", "未", "无",
        "非", "除", "如", "若", "原", "改为", "视", "可", "取消", "终止", "停止", "推迟", "顺延", "持续", "长期", "常态", "已", "否则", "至", "每", "按", "之", "起", "半",
    ];

    /// <summary>Whether the words say what is reached, and nothing about when.</summary>
    public static bool IsAction(string text)
    {
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

        foreach (var word in Innocent)
        {
            start = start.Replace(word, "", StringComparison.Ordinal);
        }

        return !Array.Exists(Suspicious, word => start.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsChineseLetter(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
