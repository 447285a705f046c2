using CaseReform.Ops.Domain.Asks;

namespace CaseReform.Ops.Bot.Asks;

/// <summary>What requests are called.</summary>
internal static class AskWords
{
    public static string Of(OfficeAskKind kind) => kind switch
    {
        OfficeAskKind.ImportLedger => AskTexts.ImportLedger,
        OfficeAskKind.ImportPeople => AskTexts.ImportPeople,
        OfficeAskKind.ExportLedger => AskTexts.ExportLedger,
        OfficeAskKind.PreviewReminders => AskTexts.PreviewReminders,
        OfficeAskKind.Release => AskTexts.Release,
        OfficeAskKind.Resend => AskTexts.Resend,
        OfficeAskKind.PreviewDigest => AskTexts.PreviewDigest,
        OfficeAskKind.IssueDigest => AskTexts.IssueDigest,
        OfficeAskKind.Check => AskTexts.Check,
        OfficeAskKind.ListUnits => AskTexts.ListUnits,
        OfficeAskKind.ListPeople => AskTexts.ListPeople,
        OfficeAskKind.WithdrawLedger => AskTexts.WithdrawLedger,
        OfficeAskKind.MergeUnits => AskTexts.MergeUnits,
    };
}
