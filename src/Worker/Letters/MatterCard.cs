using System.Text;

using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Writes one matter: what it is, by when, how late, and what is asked.</summary>
internal static class MatterCard
{
    /// <summary>Where a problem or a measure is cut; the whole text stands in the ledger.</summary>
    private const int LongestText = 120;

    /// <summary>Where a name of a unit, a post or a rung is cut.</summary>
    private const int LongestName = 40;

    private static string LastReport(Matter matter) => (matter.LastReportOn, matter.Percent) switch
    {
        (null, _) => LetterTexts.NeverReported,
        ({ } day, null) => OfficialDate.Of(day),
        ({ } day, { } percent) => Say(LetterTexts.ReportWithPercent, OfficialDate.Of(day), percent),
    };

    private static readonly CompositeFormat NumberInLedger = CompositeFormat.Parse(PageTexts.NumberInLedger);
    private static readonly CompositeFormat UnitWithPerson = CompositeFormat.Parse(LetterTexts.UnitWithPerson);
    private static readonly CompositeFormat DeadlineMoved = CompositeFormat.Parse(LetterTexts.DeadlineMoved);
    private static readonly CompositeFormat Overdue = CompositeFormat.Parse(LetterTexts.Overdue);
    private static readonly CompositeFormat OverdueDays = CompositeFormat.Parse(LetterTexts.OverdueDays);
    private static readonly CompositeFormat WorkingDaysLeft = CompositeFormat.Parse(LetterTexts.WorkingDaysLeft);
    private static readonly CompositeFormat PassedOn = CompositeFormat.Parse(LetterTexts.PassedOn);
    private static readonly CompositeFormat BrokenPromise = CompositeFormat.Parse(LetterTexts.BrokenPromise);
    private static readonly CompositeFormat ShouldHaveGone = CompositeFormat.Parse(LetterTexts.ShouldHaveGone);

    public static void Write(Page page, Matter matter, DateOnly today, bool numbersOnly)
    {
        var demand = Demand.Of(matter.Kind, matter.Light);
        var number = matter.Number.ToString();
        page.OpenCard(
            Ink.Of(matter.Light),
            matter.Ledger is null || numbersOnly ? number : NumberInLedger.With(number, Plain.Cut(matter.Ledger, LongestName)),
            numbersOnly ? demand.Rung : Plain.Cut(matter.Rung, LongestName));
        if (!numbersOnly)
        {
            page.Field(LetterTexts.LabelProblem, Plain.Cut(matter.Problem, LongestText));
            page.Field(LetterTexts.LabelMeasure, Plain.Cut(matter.Measure, LongestText));
        }

        page.Field(LetterTexts.LabelDeadline, Deadline(matter), Left(matter, today));
        if (!numbersOnly)
        {
            page.Field(LetterTexts.LabelUnit, Responsible(matter));
        }

        if (matter.LastReportOn is not null || matter.Kind == RungKind.Silence)
        {
            page.Field(LetterTexts.LabelReport, LastReport(matter));
        }

        Remarks(page, matter, numbersOnly);
        if (AskOf(matter, demand) is { } ask)
        {
            page.Ask(LetterTexts.LabelAsk, ask);
        }

        page.CloseCard();
    }

    private static string? AskOf(Matter matter, Demand demand) => matter switch
    {
        // a rung that came early does not speak of a deadline that has not passed
        { BrokenPromise: not null, DaysOverdue: 0, WorkingDaysLeft: not 0, Kind: RungKind.Day or RungKind.After or RungKind.AfterRepeating, Role: not PostRole.Office }
            when !matter.Copy || matter.StillYours => LetterTexts.AskBrokenPromise,
        { StillYours: true, Role: PostRole.Handler } => LetterTexts.AskCopiedHandler,
        { StillYours: true } => LetterTexts.AskCopiedLeader,
        { Copy: true } => null,
        { Role: PostRole.Office } => LetterTexts.AskOffice,
        _ => demand.Ask,
    };

    private static void Remarks(Page page, Matter matter, bool numbersOnly)
    {
        if (matter.PassedOnFrom is not null)
        {
            page.CardRemark(numbersOnly ? LetterTexts.PassedOnUnnamed : PassedOn.With(Plain.Cut(matter.PassedOnFrom, LongestName)));
        }

        if (matter.BrokenPromise is { } promised)
        {
            page.CardRemark(BrokenPromise.With(OfficialDate.Of(promised)));
        }

        if (matter.ShouldHaveGoneOn is { } day)
        {
            page.CardRemark(ShouldHaveGone.With(OfficialDate.Of(day)));
        }

        if (matter.Provisional)
        {
            page.CardRemark(LetterTexts.Provisional);
        }
    }

    private static string Responsible(Matter matter)
    {
        var unit = Plain.Cut(matter.Unit, LongestName);
        return matter.ResponsibleName is null ? unit : UnitWithPerson.With(unit, Plain.Cut(matter.ResponsibleName, LongestName));
    }

    private static string Deadline(Matter matter) => (matter.Deadline, matter.OriginalDeadline) switch
    {
        (null, _) => LetterTexts.NoDeadline,
        ({ } day, { } original) when original != day => DeadlineMoved.With(OfficialDate.WithWeekday(day), OfficialDate.Of(original)),
        ({ } day, _) => OfficialDate.WithWeekday(day),
    };

    private static string? Left(Matter matter, DateOnly today) => matter switch
    {
        { Deadline: null } => null,
        { DaysOverdue: > 0, WorkingDaysLeft: < 0 } => Overdue.With(matter.DaysOverdue, -matter.WorkingDaysLeft),
        { DaysOverdue: > 0 } => OverdueDays.With(matter.DaysOverdue),
        _ when matter.Deadline == today => LetterTexts.DueToday,
        { WorkingDaysLeft: 0 } => LetterTexts.LastWorkingDay,
        { WorkingDaysLeft: > 0 } => WorkingDaysLeft.With(matter.WorkingDaysLeft),
        _ => null,
    };
}
