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

    /// <summary>What it is to be taken into; null when the name does not say.</summary>
    public static OfficeAskKind? KindOf(string name) => (Ledger().IsMatch(name), People().IsMatch(name)) switch
    {
        (true, false) => OfficeAskKind.ImportLedger,
        (false, true) => OfficeAskKind.ImportPeople,
        _ => null,
    };

    [GeneratedRegex("佐证|附件|材料|证明|凭证|截图")]
    private static partial Regex Evidence();

    [GeneratedRegex("台账|台帐|问题清单|整改清单|整改措施")]
    private static partial Regex Ledger();

    [GeneratedRegex("人员|名单|通讯录|通信录|花名册|联系人|责任人")]
    private static partial Regex People();
}
