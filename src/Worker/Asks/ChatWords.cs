using System.Text.RegularExpressions;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Sentences of the command line as they are said in the chat: where they name an option, the card has a field.</summary>
internal static partial class ChatWords
{
    private static readonly (Regex Written, Func<string> Said)[] Table =
    [
        (UnitCommands(), () => string.Empty),
        (RenameCommand(), () => string.Empty),
        (Column(), () => AskTexts.SaidColumn),
        (AsNew(), () => AskTexts.SaidAsNew),
        (CreateUnits(), () => AskTexts.SaidCreateUnits),
        (SkipRefused(), () => string.Empty),
        (AcceptAgain(), () => AskTexts.SaidAccept),
        (Accept(), () => AskTexts.SaidAccept),
        (Issued(), () => AskTexts.SaidIssued),
        (IssuedOf(), () => AskTexts.SaidIssuedOf),
        (SheetsLedgers(), () => AskTexts.SaidSheets),
        (NumbersKeep(), () => AskTexts.SaidNumbersKeep),
        (NumbersWritten(), () => AskTexts.SaidNumbersWritten),
        (NewLedger(), () => AskTexts.SaidNewLedger),
        (OnlyLedger(), () => AskTexts.SaidOnlyLedger),
        (OldLedger(), () => AskTexts.SaidOldLedger),
        (ByColumn(), () => string.Empty),
        (WithOptions(), () => AskTexts.SaidBelow),
        (SendCommand(), () => string.Empty),
        (ListWithdrawn(), () => AskTexts.SaidHistory),
        (ListLedgers(), () => string.Empty),
        (CheckCommand(), () => AskTexts.SaidCheck),
        (PeopleImport(), () => AskTexts.SaidPeopleImport),
        (CalendarImport(), () => AskTexts.SaidCalendarImport),
        (LedgerImport(), () => AskTexts.SaidLedgerImport),
    ];

    /// <summary>The sentence without options and commands.</summary>
    public static string Of(string sentence)
    {
        foreach (var (written, said) in Table)
        {
            sentence = written.Replace(sentence, said());
        }

        return sentence.ReplaceLineEndings(" ").TrimEnd();
    }

    /// <summary>Answers that sentences offer for columns: the header and its meaning.</summary>
    public static IEnumerable<(string Header, string Meaning)> ColumnsOf(string sentence) =>
        Column().Matches(sentence).Select(m => (m.Groups["header"].Value, m.Groups["meaning"].Value));

    [GeneratedRegex("（处数多的，也可用 units alias [^（）]* 加为别名）")]
    private static partial Regex UnitCommands();

    [GeneratedRegex("用 units rename [^，]* 改名，或")]
    private static partial Regex RenameCommand();

    [GeneratedRegex("--column (?:\"(?<header>[^\"=]+)=(?<meaning>[^\"]+)\"|(?<header>[^\\s=，；。）\"“]+)=(?<meaning>[^\\s，；。）]+))")]
    private static partial Regex Column();

    [GeneratedRegex("加 --as-new (?<name>[^，。；]+)")]
    private static partial Regex AsNew();

    [GeneratedRegex("(?:使用|加) --create-units(?: 新建)?")]
    private static partial Regex CreateUnits();

    [GeneratedRegex("(?:，|；)?或加 --skip-refused 先导入其余问题")]
    private static partial Regex SkipRefused();

    [GeneratedRegex("；核对无误的，加 --accept-changes 再导入一次")]
    private static partial Regex AcceptAgain();

    [GeneratedRegex("（加 --accept-changes 采用）")]
    private static partial Regex Accept();

    [GeneratedRegex("(?:在导入时)?(?:加|用) --issued 写明")]
    private static partial Regex Issued();

    [GeneratedRegex("--issued 的")]
    private static partial Regex IssuedOf();

    [GeneratedRegex("加 --sheets ledgers（一张表一本台账）或 --sheets prefix（编号前加表名）")]
    private static partial Regex SheetsLedgers();

    [GeneratedRegex("加 --numbers keep")]
    private static partial Regex NumbersKeep();

    [GeneratedRegex("加 --numbers as-written")]
    private static partial Regex NumbersWritten();

    [GeneratedRegex("确要新建，请加 --new-ledger [^；]*；要并入现有台账，请加 --ledger 台账名称。")]
    private static partial Regex NewLedger();

    [GeneratedRegex("--ledger 只写了")]
    private static partial Regex OnlyLedger();

    [GeneratedRegex("：--ledger \"(?<name>[^\"]*)\"")]
    private static partial Regex OldLedger();

    [GeneratedRegex("或用 --column 写明")]
    private static partial Regex ByColumn();

    [GeneratedRegex("或用选项写明（如 “[^”]*”）")]
    private static partial Regex WithOptions();

    [GeneratedRegex("[，；]?也可用 reminders send 立即发送")]
    private static partial Regex SendCommand();

    [GeneratedRegex("办公室用 ledger list --withdrawn 查看|用 ledger list --withdrawn 查看")]
    private static partial Regex ListWithdrawn();

    [GeneratedRegex("请用 ledger list 查看[^。]*。")]
    private static partial Regex ListLedgers();

    [GeneratedRegex("(?:请)?用 check (?:查看|检查)")]
    private static partial Regex CheckCommand();

    [GeneratedRegex("用 people import (?:导入|补录)")]
    private static partial Regex PeopleImport();

    [GeneratedRegex("用 calendar import 导入")]
    private static partial Regex CalendarImport();

    [GeneratedRegex("用 ledger import 导入台账")]
    private static partial Regex LedgerImport();
}
