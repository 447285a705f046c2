using System.Text.RegularExpressions;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Measures as one reader sees them on one day.</summary>
internal sealed partial class MeasureViews(Addressee reader, Addressees addressees, LadderDay day, bool severalLedgers)
{
    /// <summary>What a notice is about.</summary>
    public LetterMeasure Of(PendingNotice n, Rung? rung, bool isCopy) => Seen(n) with
    {
        Light = rung is null && OfficeUrge.Is(n.Rung) ? LightOf(n) : rung?.Light ?? Light.None,
        Rung = n.Rung,
        Kind = rung is not null ? RungKinds.Of(rung.When) : OfficeUrge.Is(n.Rung) ? UrgedAs(n) : RungKind.Before,
        Copy = isCopy,
        Role = RoleOf(n),
        Told = ToldPosts.Of(n, reader.PersonId, addressees.Roster, day.Today),
        PassedOnFrom = VacantPostName.Of(addressees, reader.PersonId, n.PostId, day.Today),
        ShouldHaveGoneOn = n.FiredOn < day.Today ? n.FiredOn : null,
    };

    /// <summary>Where the ledger names another 责任人, a 责任人 who is called all the same is called as the problem's 牵头领导.</summary>
    private PostRole RoleOf(PendingNotice n) => n.PostId == n.ResponsiblePostId ? PostRole.Handler
        : addressees.Roster.Post(n.PostId)!.Role is var role && role == PostRole.Handler && n.ResponsiblePostId is not null ? PostRole.SupervisingLeader : role;

    /// <summary>A measure of the reader's own about which there is no notice.</summary>
    public LetterMeasure OfOwn(PendingNotice n) => Seen(n) with
    {
        Light = LightOf(n),
        Role = PostRole.Handler,
        PassedOnFrom = addressees.Roster.Post(n.PostId) is null ? null : VacantPostName.Of(addressees, reader.PersonId, n.PostId, day.Today),
    };

    /// <summary>What is asked of an urged measure is what its deadline asks.</summary>
    private RungKind UrgedAs(PendingNotice n) => n.Deadline < day.Today ? RungKind.After : n.Deadline == day.Today ? RungKind.Day : RungKind.Before;

    private Light LightOf(PendingNotice n) => day.LightOf(new DutyFacts
    {
        State = DutyStates.Of(n.Status), Deadline = n.Deadline, LongTerm = n.LongTerm, IssuedOn = n.IssuedOn, EnteredOn = n.EnteredOn, LastReportOn = n.LastReportOn,
    });

    private LetterMeasure Seen(PendingNotice n) => new()
    {
        Number = new MeasureNumber(ProblemNumber.From(n.Number), n.Ordinal),
        Ledger = severalLedgers ? n.Ledger : null,
        Problem = n.Symptom,
        Measure = n.Measure,
        Deadline = n.Deadline,
        OriginalDeadline = n.OriginalDeadline,
        DeadlineWords = n.Deadline is not null && n.Deadline == n.OriginalDeadline && n.DeadlineText.Length > 0 && !NamesDay().IsMatch(n.DeadlineText) ? n.DeadlineText : null,
        Provisional = n.Provisional || (n.Deadline is { } due && day.Calendar.TouchesProvisional(day.Today, due)),
        WorkingDaysLeft = day.WorkingDaysLeft(n.Deadline),
        DaysOverdue = LadderRule.DaysOverdue(DutyStates.Of(n.Status), n.Deadline, day.Today),
        Rung = string.Empty,
        Unit = n.Unit,
        ResponsibleName = AnsweringNames.Of(n, addressees, day.Today),
        LastReportOn = IsSomebodys(n) ? n.LastReportOn : null,
        LastReportBy = IsSomebodys(n) && n.LastHeard is { } heard ? PostRoleNames.NameOfHeard(heard.Role) + heard.Name : null,
        Sheet = IsSomebodys(n) || (string.IsNullOrWhiteSpace(n.Progress) && n.Percent is null)
            ? null
            : new SheetProgress(string.IsNullOrWhiteSpace(n.Progress) ? null : n.Progress, n.LastReportOn ?? n.EnteredOn),
        Percent = n.Percent,
        BrokenPromise = n.BrokenPromise,
    };

    // 10月27日 for 立行立改 puzzles who reads it; 12月31日 for 年底前 does not.
    [GeneratedRegex("[0-9一二三四五六七八九十]月|[0-9a-z][-./][0-9]|年|季|旬|Q", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex NamesDay();

    /// <summary>Whether the last sign of life is somebody's report. What a file brought after it is the sheet's.</summary>
    private static bool IsSomebodys(PendingNotice n) => n.LastReportOn is not null && n.PersonReportOn == n.LastReportOn;
}
