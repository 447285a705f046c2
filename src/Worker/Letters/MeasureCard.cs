using System.Text;

using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Writes one measure: what it is, by when, how late, and what is asked.</summary>
internal static class MeasureCard
{
    /// <summary>Where a problem or a measure is cut; the whole text stands in the ledger.</summary>
    private const int MaxTextLength = 120;

    /// <summary>Where a name of a unit, a post or a rung is cut.</summary>
    private const int MaxNameLength = 40;

    private static string LastReport(LetterMeasure measure) => (measure.LastReportOn, measure.Percent) switch
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

    public static void Write(Page page, LetterMeasure measure, DateOnly today, bool numbersOnly)
    {
        var demand = Demand.Of(measure.Kind, measure.Light);
        var number = measure.Number.ToString();
        page.OpenCard(
            Ink.Of(measure.Light),
            measure.Ledger is null || numbersOnly ? number : NumberInLedger.With(number, Plain.Cut(measure.Ledger, MaxNameLength)),
            numbersOnly ? demand.Rung : Plain.Cut(measure.Rung, MaxNameLength));
        if (!numbersOnly)
        {
            page.Field(LetterTexts.LabelProblem, Plain.Cut(measure.Problem, MaxTextLength));
            page.Field(LetterTexts.LabelMeasure, Plain.Cut(measure.Measure, MaxTextLength));
        }

        page.Field(LetterTexts.LabelDeadline, Deadline(measure), Left(measure, today));
        if (!numbersOnly)
        {
            page.Field(LetterTexts.LabelUnit, Responsible(measure));
        }

        if (measure.LastReportOn is not null || measure.Kind == RungKind.Silence)
        {
            page.Field(LetterTexts.LabelReport, LastReport(measure));
        }

        Remarks(page, measure, numbersOnly);
        if (AskOf(measure, demand) is { } ask)
        {
            page.Ask(LetterTexts.LabelAsk, ask);
        }

        page.CloseCard();
    }

    private static string? AskOf(LetterMeasure measure, Demand demand) => measure switch
    {
        // a rung that came early does not speak of a deadline that has not passed
        { BrokenPromise: not null, DaysOverdue: 0, WorkingDaysLeft: not 0, Kind: RungKind.Day or RungKind.After or RungKind.AfterRepeating, Role: not PostRole.Office }
            when !measure.Copy || measure.StillYours => LetterTexts.AskBrokenPromise,
        { StillYours: true, Role: PostRole.Handler } => LetterTexts.AskCopiedHandler,
        { StillYours: true } => LetterTexts.AskCopiedLeader,
        { Copy: true } => null,
        { Role: PostRole.Office } => LetterTexts.AskOffice,
        _ => demand.Ask,
    };

    private static void Remarks(Page page, LetterMeasure measure, bool numbersOnly)
    {
        if (measure.PassedOnFrom is not null)
        {
            page.CardRemark(numbersOnly ? LetterTexts.PassedOnUnnamed : PassedOn.With(Plain.Cut(measure.PassedOnFrom, MaxNameLength)));
        }

        if (measure.BrokenPromise is { } promised)
        {
            page.CardRemark(BrokenPromise.With(OfficialDate.Of(promised)));
        }

        if (measure.ShouldHaveGoneOn is { } day)
        {
            page.CardRemark(ShouldHaveGone.With(OfficialDate.Of(day)));
        }

        if (measure.Provisional)
        {
            page.CardRemark(LetterTexts.Provisional);
        }
    }

    private static string Responsible(LetterMeasure measure)
    {
        var unit = Plain.Cut(measure.Unit, MaxNameLength);
        return measure.ResponsibleName is null ? unit : UnitWithPerson.With(unit, Plain.Cut(measure.ResponsibleName, MaxNameLength));
    }

    private static string Deadline(LetterMeasure measure) => (measure.Deadline, measure.OriginalDeadline) switch
    {
        (null, _) => LetterTexts.NoDeadline,
        ({ } day, { } original) when original != day => DeadlineMoved.With(OfficialDate.WithWeekday(day), OfficialDate.Of(original)),
        ({ } day, _) => OfficialDate.WithWeekday(day),
    };

    private static string? Left(LetterMeasure measure, DateOnly today) => measure switch
    {
        { Deadline: null } => null,
        { DaysOverdue: > 0, WorkingDaysLeft: < 0 } => Overdue.With(measure.DaysOverdue, -measure.WorkingDaysLeft),
        { DaysOverdue: > 0 } => OverdueDays.With(measure.DaysOverdue),
        _ when measure.Deadline == today => LetterTexts.DueToday,
        { WorkingDaysLeft: 0 } => LetterTexts.LastWorkingDay,
        { WorkingDaysLeft: > 0 } => WorkingDaysLeft.With(measure.WorkingDaysLeft),
        _ => null,
    };
}
