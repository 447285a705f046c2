using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>What in the words of a label moves, softens or denies the day before it: another date, a condition, a delay. All else is the label's own business.</summary>
internal static partial class LabelDangers
{
    // Begin or end with a character that is a danger elsewhere: 前期, 灾后, 拆除, 视频.
    private static readonly string[] Innocent =
    [
        "健全", "前期", "前置", "前端", "前沿", "前列", "前台", "前厅", "门前", "目前", "提前", "事前", "房前屋后", "会前学", "后续", "后勤", "后台", "后评价", "后评估", "后期", "后备", "后半篇", "后方", "售后", "事后", "灾后",
        "震后", "产后", "善后", "落后", "课后", "采后", "屋后", "上月", "上季度", "上周", "上年度", "全年任务", "全年目标", "年度", "季度", "半年报", "十四五规划", "十五五规划", "百日攻坚", "如期", "如实", "如数", "按期", "按时", "按规定", "按标准",
        "待遇", "接待", "招待", "视频", "重视", "巡视", "监视", "可视", "电视", "透视", "近视", "弱视", "视察", "视力", "摸底", "见底", "到底", "彻底", "兜底", "起底", "清底", "河底", "库底", "如下", "延伸", "缓解", "缓冲", "缓坡", "已建", "已批", "至少", "困难", "疑难", "避难", "难点", "难题", "定期", "改期间",
    ];

    private static readonly string[] Dangers =
    [
        // denied or put off
        "不了", "不成", "不能", "不再", "不予", "不得", "不具备", "不确定", "不定", "不上", "不到", "未果", "未能", "未定", "未完", "没有", "无法", "无望", "无期", "难", "延", "暂", "推迟", "推后", "缓", "停止", "停工", "停建",
        "中止", "终止", "取消", "改为", "改到", "改至", "改在", "原定", "原为", "原计划", "原时限", "另行", "另定", "再定", "再议", "再行", "议定", "商定", "请示", "变更时", "调整时", "调整到", "调整至",
        // under a condition, or about
        "或", "若", "如", "视", "待", "否则", "除非", "的话", "前提", "允许", "争取", "左右", "前后", "大约", "约定", "不约", "届时", "持续", "长期", "常态", "每", "按", "已",
        // another day
        "小时", "星期", "礼拜", "个月", "工作日", "今年", "明年", "去年", "来年", "当年", "本年", "次年", "年底", "月底", "季底", "旬底", "底前", "年末", "月末", "周末", "季末", "度末", "期末", "末前",
        "年初", "月初", "季初", "年内", "月内", "日内", "天内", "周内", "季内", "期内", "之内", "以内", "期满", "期限", "逾期", "到期", "限期", "春节", "节日", "汛期", "任期", "学期", "假期", "暑期",
        "之日", "之后", "之时", "之外", "日起", "月起", "年起", "天起", "起算", "起至", "至", "前", "后", "上旬", "中旬", "下旬", "次日", "当日", "当天", "今天", "明天", "同日", "第二天",
    ];

    /// <summary>Whether the words leave the day alone.</summary>
    public static bool None(string text)
    {
        foreach (var word in Innocent)
        {
            text = text.Replace(word, "·", StringComparison.Ordinal);
        }

        return !Array.Exists(Dangers, word => text.Contains(word, StringComparison.Ordinal))
            && !Array.Exists(DeadlineWords.Unclear, word => text.Contains(word, StringComparison.Ordinal))
            && !TimeOrCondition().IsMatch(text);
    }

    // 三十日, 下周, 约三十, 除资金外, 十五号; not 三号楼.
    [GeneratedRegex("[〇零一二两三四五六七八九十百几数半多余本下上次同翌隔某全个](?:年|月|日|天|周|季|旬|载)|(?<![签履违公制契集])约[一二两三四五六七八九十百几]|[起外底末初]$|除.*外|[一二三四五六七八九十]号(?!楼|路|线|井|机|院|门|桥|坝|地|泵|厂|库|炉|塔|站)")]
    private static partial Regex TimeOrCondition();
}
