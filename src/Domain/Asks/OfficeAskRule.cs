using CaseReform.Ops.Domain.Access;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Asks;

/// <summary>What holds for requests of the office.</summary>
public static class OfficeAskRule
{
    /// <summary>How often a request is begun by workers that die over it.</summary>
    public const int MaxAttempts = 3;

    /// <summary>How long bytes are kept after a request has ended.</summary>
    public static readonly TimeSpan KeepBytes = TimeSpan.FromDays(1);

    /// <summary>How long a request may wait for a worker: one that a restored backup brings back is not done.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromDays(1);

    /// <summary>Whether somebody may ask for it. Asked when it is stored, when it is confirmed, when it is done and when its result is given.</summary>
    public static bool May(Standing? standing, OfficeAskKind kind) => standing is not null && kind switch
    {
        OfficeAskKind.ImportLedger or OfficeAskKind.ImportPeople or OfficeAskKind.ExportLedger or OfficeAskKind.WithdrawLedger or OfficeAskKind.MergeUnits
            or OfficeAskKind.PreviewReminders or OfficeAskKind.Release or OfficeAskKind.Resend or OfficeAskKind.PreviewDigest or OfficeAskKind.IssueDigest
            or OfficeAskKind.Check or OfficeAskKind.ListUnits or OfficeAskKind.ListPeople => AccessRule.MayEver(standing, Operation.RunOffice),
    };

    /// <summary>Whether it is shown first and done after 确认.</summary>
    public static bool IsConfirmed(OfficeAskKind kind) => kind switch
    {
        OfficeAskKind.ImportLedger or OfficeAskKind.ImportPeople or OfficeAskKind.Release or OfficeAskKind.Resend or OfficeAskKind.IssueDigest
            or OfficeAskKind.WithdrawLedger or OfficeAskKind.MergeUnits => true,
        OfficeAskKind.ExportLedger or OfficeAskKind.PreviewReminders or OfficeAskKind.PreviewDigest or OfficeAskKind.Check or OfficeAskKind.ListUnits
            or OfficeAskKind.ListPeople => false,
    };

    /// <summary>Whether it is done by one change, with which the note goes that it is done. Of the others each can be done again and comes to the same: the week's digest goes out once.</summary>
    public static bool IsJoined(OfficeAskKind kind) => IsConfirmed(kind) && kind != OfficeAskKind.IssueDigest;

    /// <summary>Whether it is done only while the ledger is what it was when it was shown.</summary>
    public static bool BindsVersion(OfficeAskKind kind) =>
        kind is OfficeAskKind.ImportLedger or OfficeAskKind.ImportPeople or OfficeAskKind.WithdrawLedger or OfficeAskKind.MergeUnits;

    /// <summary>Whether it needs a file.</summary>
    public static bool NeedsFile(OfficeAskKind kind) => kind is OfficeAskKind.ImportLedger or OfficeAskKind.ImportPeople;

    /// <summary>Until when a card can be confirmed: the end of the next working day.</summary>
    public static DateTimeOffset HoldsUntil(DateTimeOffset shown, OfficeHours hours, WorkingCalendar calendar) =>
        hours.ClosingOf(calendar.AddWorkingDays(hours.DayOf(shown), 1));
}
