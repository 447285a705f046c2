using System.Buffers;
using System.Text;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>Words by what they do to a clause.</summary>
internal static class ClauseWords
{
    // Look like a negation and say that nothing bad happened, or something else altogether.
    private static readonly string[] Harmless =
        ["未发现", "未再", "未出现", "未发生", "未反弹", "未反复", "未收到", "未接到", "未见", "未造成", "未来", "从未", "未超", "未成年", "没有发现", "没有出现", "没有发生", "没有再", "没有反弹", "没收", "未涉及", "未违反", "未存在", "未影响", "未查出", "未产生", "未增加", "未新增", "防止出现", "防止发生", "避免出现", "避免发生", "杜绝出现", "接待", "对待", "招待", "待遇", "看待", "优待", "期待", "暂停处方权", "暂停执业", "暂停资格", "暂停职务", "暂停履职", "暂停评优", "暂停结算", "暂停服务协议", "暂停医保", "暂停交易", "暂停供货", "暂停准入", "暂停接诊", "暂停投标资格", "暂停采购资格", "责令暂停营业", "暂停其处方权", "暂停其执业", "暂停其资格", "暂停其职务", "暂停其履职", "暂停其评优", "暂停其结算", "暂停其服务协议", "暂停其医保", "暂停其交易", "暂停其供货", "暂停其准入", "暂停其接诊", "暂停其投标资格", "暂停其采购资格", "暂停其营业", "计划内", "计划外", "计划任务", "计划指标", "计划数", "计划书", "计划表", "计划生育"];

    // They begin like a harmless word and are none: 没收回 is no 没收.
    private static readonly string[] Longer = ["未来得及", "没收回", "没收齐", "没收上", "未见效", "未见成效", "未见明显", "未见好转", "未见改善", "未再推进"];

    private static readonly SearchValues<string> AnyHarmless = SearchValues.Create(Harmless, StringComparison.Ordinal);

    /// <summary>Not done, delayed, or something is left.</summary>
    public static readonly SearchValues<string> Held = Of(
        "尚未 还未 仍未 未 还没 没能 无法 不能 难以 不具备 剩余 余下 还差 尚差 只差 仅差 还有 尚有 仍有 仍存在 还存在 还需 尚需 仍需 仍须 有待 亟待 尚待 暂缓 暂停 停工 停滞 推迟 延期 延后 延至 顺延 滞后 受阻 搁置 中止 缓慢 不理想 不明显 不满意 出现反弹 发生反弹 有反弹 有所反弹 回潮 待进一步");

    /// <summary>In progress. 正 counts before a verb only.</summary>
    public static readonly SearchValues<string> Moving = Of(
        "正在 仍在 还在 在建 在办 推进 进行中 正推 正按 正组 正开 正抓 正积 正由 正与 正加 正进 正编 正办 正制 正施 正处 正着 正逐 正全 正筹 正准 正报 正协 正履 正走 序时进度 已启动 陆续 逐步 分批 有序 稳步 加快");

    /// <summary>To come.</summary>
    public static readonly SearchValues<string> Planned = Of(
        "拟 计划 预计 预期 力争 争取 确保 准备 打算 有望 即将 尽快 抓紧 限期 应于 须于 需于 应完成 须完成 需完成 要完成 尽早 努力 要求于 要求在 将于 将在 将继续 将持续 将进一步 将尽快 将按 将加 将严 将会 将抓 将组织 将适时 将积极 将推 将不断 将完成 将启动 将开展 将立即 将逐步 将召开 将制定 将采取 将全力 将对");

    /// <summary>The deeds that end a matter.</summary>
    public static readonly SearchValues<string> Completing = Of("完成 落实 办结 到位 完毕 完结 销号 清零 整改完 解决 消除 销案 完工 竣工");

    /// <summary>The deeds that begin something.</summary>
    public static readonly SearchValues<string> Beginning = Of("启动 开始 开展 开工 动工 进场 实施 着手 组织 召开 制定 研究 招标 施工 推进 建设 采购 出台 印发 修订 开会 部署");

    /// <summary>Not all of it.</summary>
    public static readonly SearchValues<string> Nearly = Of("基本 大部分 绝大 部分 多数 大多 少数 个别 初步 初见 接近 即将 大体 大致 阶段性 主要 总体 大半 多半");

    /// <summary>What is only a part of a matter, or leads to it.</summary>
    public static readonly SearchValues<string> Parts = Of(
        "方案 制度 办法 台账 前期 招标 设计 立项 可研 审批 资金 经费 人员 采购 论证 阶段 报告 清单 材料 资料 手续 规划 摸底 排查 动员 部署 培训 合同 协议 评审 勘察 测绘 图纸 预算 初稿 征求意见 文件 会议 主体 一期 二期 三期 首期 首批 年度 季度 月度 本月 上半年 下半年 计划 初步 部分 第一 第二 第三 第1 第2 第3 责任 选址 征地 拨款 调研 统计 起草 修订 编制 安装 调试 登记 建档 其余 其他 其它 大部 多数 少数 个别 其中 重点 突出 核心 县级 市级 镇级 层面");

    /// <summary>Somebody is made to do it; whether it was done is not said.</summary>
    public static readonly SearchValues<string> Urging = Of("督促 责令 要求 敦促 指导 推动 协调 确保 督办 催促 通知 安排 部署 约谈 启动 开展 进行 组织 研究 限期 同步 配合 制定 对照 加快 积极 持续 推进 计划 发现 边 定期 做到 抓好 压实 聚焦 坚持");

    /// <summary>A deed that was done, when told in a report.</summary>
    public static readonly SearchValues<string> Deeds = Of(
        "印发 下发 召开 制定 出台 修订 成立 签订 拨付 建立 约谈 处分 追责 问责 通报 排查 整治 清理 拆除 培训 修复 更换 安装 收回 追回 退还 退缴 上缴 清退 追缴 补缴 缴纳 清缴 核实 责令 报送 上报 报请 组织开展 完善了 健全了 建成 覆盖 先后 累计 多次 通过");

    /// <summary>Read, known, received: no deed.</summary>
    public static readonly SearchValues<string> Acknowledged = Of("已阅 已知 已收悉 已收到 已悉 已详见 已附");

    /// <summary>For good.</summary>
    public static readonly SearchValues<string> Lasting = Of("长期坚持 长期整改 长期保持 长期推进 长期执行 长期落实 长期抓 长抓 常抓不懈 持续坚持 坚持不懈 常态化 常态长效");

    /// <summary>Opens a clause that only says what the sentence is about.</summary>
    public static readonly string[] Topics = ["针对", "围绕", "关于", "对于", "对照", "鉴于", "结合", "为解决", "为"];

    /// <summary>Opens what is to come, which reopens nothing.</summary>
    public static readonly string[] Next = ["下一步", "下步", "下阶段", "下一阶段", "今后", "接下来", "此后", "以后", "后续", "将来"];

    /// <summary>True when one of the words stands in the text.</summary>
    public static bool Has(this string text, SearchValues<string> words) => text.AsSpan().ContainsAny(words);

    /// <summary>The clause without the words that look like a negation and are none: 未发现, 未成年, 接待.</summary>
    public static string WithoutHarmless(string clause)
    {
        if (!clause.Has(AnyHarmless))
        {
            return clause;
        }

        var kept = new StringBuilder(clause.Length);
        for (var at = 0; at < clause.Length;)
        {
            var taken = StartsAt(Longer, clause, at) is null ? StartsAt(Harmless, clause, at)?.Length ?? 0 : 0;
            if (taken == 0)
            {
                kept.Append(clause[at]);
            }

            at += Math.Max(1, taken);
        }

        return kept.ToString();
    }

    private static string? StartsAt(string[] words, string text, int at) =>
        Array.Find(words, word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0);

    private static SearchValues<string> Of(string words) => SearchValues.Create(words.Split(' '), StringComparison.Ordinal);
}
