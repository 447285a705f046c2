using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Asks;

namespace CaseReform.Ops.Bot.Asks;

/// <summary>What a spreadsheet may be that somebody of the office sends, by its name.</summary>
internal static partial class SheetFile
{
    /// <summary>Whether its name says that it is a spreadsheet.</summary>
    public static bool Is(string? name) => Path.GetExtension(name ?? string.Empty).ToLowerInvariant() is ".xlsx" or ".xls" or ".csv" or ".et";

    /// <summary>Whether it says that it belongs to a measure.</summary>
    public static bool IsEvidence(string name) => Evidence().IsMatch(name);

    /// <summary>What it is to be taken into; null when the name does not plainly say: 培训人员名单 and 12-1整改清单 may belong to a measure.</summary>
    public static OfficeAskKind? KindOf(string name)
    {
        if (Measure().IsMatch(Dated().Replace(Path.GetFileNameWithoutExtension(name), "；")))
        {
            return null;
        }

        var called = Besides().Replace(Path.GetFileNameWithoutExtension(name), string.Empty);
        return Ledger().IsMatch(called) ? OfficeAskKind.ImportLedger
            : People().IsMatch(called) ? OfficeAskKind.ImportPeople
            : null;
    }

    [GeneratedRegex("佐证|附件|材料|证明|凭证|截图")]
    private static partial Regex Evidence();

    // 2026-12-01, 20261201, 12月1日
    [GeneratedRegex("(?:20[0-9]{2}[-－_.年]?[0-9]{1,2}[-－_.月]?[0-9]{1,2}日?|[0-9０-９]{1,2}月[0-9０-９]{1,2}[日号])")]
    private static partial Regex Dated();

    // 12-1, JT03-1, 12号, 第12项
    [GeneratedRegex("(?<![0-9０-９])[0-9０-９]{1,3}[-－—_.][0-9０-９]{1,2}(?![0-9０-９])|[0-9０-９]+号|第[0-9０-９一二三四五六七八九十]+[项条个]")]
    private static partial Regex Measure();

    // 2026年, （修订）, -副本
    [GeneratedRegex("[（）()\\[\\]【】]|[0-9０-９]+[年月日]?|修订稿?|最新版?|定稿|终稿|正式|副本|模板|导入用?|[\\s_.\\-—]+")]
    private static partial Regex Besides();

    // 培训台账, 设备台账: a record of the work
    [GeneratedRegex("^(?:台[账帐]|.*整改(?:问题|任务|措施|工作)?(?:台[账帐]|清单)|(?:整改)?问题(?:台[账帐]|清单)|整改措施表?)$")]
    private static partial Regex Ledger();

    [GeneratedRegex("^(?:整改|单位|各单位|全市|全县|全区)?(?:人员|责任人|联系人|联络员|责任人员|工作人员)(?:名单|名册|花名册|名录|信息|信息表|表)?$|^(?:整改|单位|各单位|全市|全县|全区|人员|责任人|工作)?(?:通讯录|通信录)$")]
    private static partial Regex People();
}
