using CaseReform.Ops.Domain.Text;
using static CaseReform.Ops.Domain.Ledger.MeasureStatus;
using static CaseReform.Ops.Domain.Ledger.ProblemStatus;

namespace CaseReform.Ops.Domain.Ledger;

/// <summary>The field's status words (published ledgers, audits, petitions, inspections) and what they mean here. Completing is not closing.</summary>
public static class StatusWords
{
    private static readonly StatusReading Done = new(null, Completed, false, false);
    private static readonly StatusReading Moving = new(ProblemStatus.InProgress, MeasureStatus.InProgress, false, false);
    private static readonly StatusReading MovingSaid = Moving with { KeepWord = true };
    private static readonly StatusReading MovingOn = MovingSaid with { LongTerm = true };
    private static readonly StatusReading Idle = new(ProblemStatus.NotStarted, MeasureStatus.NotStarted, false, false);
    private static readonly StatusReading Lasting = new(ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, false);
    private static readonly StatusReading LastingSaid = Lasting with { KeepWord = true };
    private static readonly StatusReading ClosedOut = new(Closed, Completed, false, true);
    private static readonly StatusReading NotClosed = new(ProblemStatus.InProgress, null, false, true);

    private const string NotDue = "未到整改期限 未到整改时限 未到完成时限 未到完成期限 未到期限 未到时限 未到期 尚未到期 尚未到整改期限 尚未到整改时限";

    private static readonly Dictionary<string, StatusReading> Words = Table(
        (Done, "已完成 完成 合格 已合格 复查合格 复检合格 复验合格 验收合格 验收通过 检查合格 核查属实已整改 已完成整改 完成整改 整改完成 已整改完成 已整改 已整改到位 整改到位 全部完成 已全部完成 全面完成 已落实 已办结 办结 已办理 已办理完毕 按期完成 提前完成"),
        (LastingSaid, "已完成并长期坚持 已完成长期坚持 完成并长期坚持 已完成整改并长期坚持 已整改并长期坚持 已完成并持续推进 已完成并持续坚持"),
        (MovingSaid, "基本完成 基本完成整改 已基本完成 已基本完成整改 基本整改到位 基本办结 按序时进度推进 达到序时进度 已达到序时进度 达到时序进度 按时序进度推进 按计划推进"),
        (MovingOn, "基本完成长期坚持 基本完成并长期坚持 基本完成并持续推进 基本完成并持续 阶段性办结并持续推进 取得阶段性成果并持续推进 阶段性完成并持续推进 持续整改 持续推进 已取得阶段性成果并持续推进 已取得阶段性成效并持续推进 取得阶段性成效并持续推进"),
        (MovingSaid, "尚未达到序时进度 未达到序时进度 未达序时进度 需加快推进 进度滞后 滞后 全面实施 阶段性办结 阶段性完成 取得阶段性成果 取得阶段性成效 已取得阶段性成果 分阶段整改 立行立改 部分完成 部分整改 不合格 复查不合格 验收不合格 部分 未完成 尚未完成 未完成整改 未办结 未整改到位 未按期完成 逾期 已逾期 超期 已超期 逾期未完成 超期未完成 已延期 同意延期"),
        (MovingSaid, NotDue),
        (Moving, "正在推进 推进中 正在整改 整改中 进行中 正在进行 办理中 正在办理 正在落实 落实中 已启动 已开展 在办"),
        (Idle, "未启动 尚未启动 未开始 尚未开始 未整改 尚未整改 未开展 未办理"),
        (Lasting, "长期坚持 长期整改 持续坚持"),
        (ClosedOut, "已销号 销号 是销号 合格销号 合格已销号 合格予以销号 合格同意销号 复查合格销号 完成销号 已完成销号 予以销号 同意销号 完成整改并销号 已完成整改并销号 已整改销号 已办结销号"),
        (Done with { KeepWord = true }, "已完成未销号"),
        (NotClosed, "未销号 尚未销号 暂未销号 不销号 未复查 待复查"),
        (new(CloseOutRequested, Completed, false, false), "申请销号 已申请销号 拟销号 待销号 提请销号 拟申请销号 拟申请验收销号 已完成整改拟申请验收销号 已完成待销号"),
        (new(UnderReview, Completed, false, false), "审核中 待审核 验收中 待验收 核查中 待核查 已提交验收"),
        (new(PublicNotice, Completed, false, false), "公示中 正在公示 公示"),
        (new(Returned, MeasureStatus.InProgress, false, false), "退回 已退回 退回整改 退回重办"),
        (new(ExtensionPending, MeasureStatus.InProgress, false, false), "延期 申请延期 已申请延期 延期审批中 延期办理 延期整改 拟延期"),
        (new(Reopened, MeasureStatus.InProgress, false, false), "重新打开 已重新打开 反弹 问题反弹 回潮"));

    /// <summary>The words to offer when one was not understood; not all, but one for each meaning.</summary>
    public static IReadOnlyList<string> Examples { get; } =
        ["未启动", "正在推进", "达到序时进度", "基本完成", "已完成", "长期坚持", "申请销号", "公示中", "已销号", "退回", "延期"];

    /// <summary>Reads a status word; white space, punctuation and width do not matter. Null when it is not known.</summary>
    public static StatusReading? Read(string word) => Words.GetValueOrDefault(Key(word));

    /// <summary>The word says only that not all is done (未办结), not that anything was begun.</summary>
    public static bool SaysOnlyUnfinished(string word) => Key(word) is "未完成" or "尚未完成" or "未完成整改" or "尚未完成整改" or "未办结" or "尚未办结" or "未整改到位" or "尚未整改到位" or "未按期完成" || NotDue.Split(' ').Contains(Key(word));

    /// <summary>Reads 是 or 否, √ or ×, under 是否完成 or (<paramref name="closeOut"/>) 是否销号. Null when it is neither.</summary>
    public static StatusReading? ReadAnswer(string answer, bool closeOut) => Key(answer) switch
    {
        "是" or "√" or "✓" or "✔" or "y" or "yes" or "已" or "对" => closeOut ? ClosedOut with { KeepWord = false } : Done,
        "否" or "×" or "✗" or "✘" or "x" or "n" or "no" or "未" => closeOut ? NotClosed with { KeepWord = false } : Moving,
        _ => null,
    };

    // 己 and 巳 are slips of the pen for 已
    private static string Key(string word) => string.Concat(
        word.Squashed().Replace('己', '已').Replace('巳', '已').Where(c => !char.IsPunctuation(c) || c == '√')).ToLowerInvariant();

    private static Dictionary<string, StatusReading> Table(params (StatusReading Reading, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' '), (row, word) => (word, row.Reading))
            .ToDictionary(pair => pair.word, pair => pair.Reading, StringComparer.Ordinal);
}
