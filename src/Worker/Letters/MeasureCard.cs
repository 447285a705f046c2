using System.Text;

using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>Writes one measure: what it is, by when, how late, and what is asked.</summary>
internal static class MeasureCard
{
    /// <summary>Where a problem or a measure is cut; the whole text stands in the ledger.</summary>
    private const int MaxTextLength = 120;

    /// <summary>The problem stands behind the measure, and shorter.</summary>
    private const int MaxProblemLength = 60;

    /// <summary>Where a name of a unit, a post or a rung is cut.</summary>
    private const int MaxNameLength = 40;

    /// <summary>Where the words of a deadline are cut.</summary>
    private const int MaxWrittenLength = 16;

    private static readonly CompositeFormat NumberInLedger = CompositeFormat.Parse(PageTexts.NumberInLedger);
    private static readonly CompositeFormat UnitWithPerson = CompositeFormat.Parse(LetterTexts.UnitWithPerson);
    private static readonly CompositeFormat DeadlineMoved = CompositeFormat.Parse(LetterTexts.DeadlineMoved);
    private static readonly CompositeFormat Overdue = CompositeFormat.Parse(LetterTexts.Overdue);
    private static readonly CompositeFormat OverdueDays = CompositeFormat.Parse(LetterTexts.OverdueDays);
    private static readonly CompositeFormat WorkingDaysLeft = CompositeFormat.Parse(LetterTexts.WorkingDaysLeft);
    private static readonly CompositeFormat PassedOn = CompositeFormat.Parse(LetterTexts.PassedOn);
    private static readonly CompositeFormat BrokenPromise = CompositeFormat.Parse(LetterTexts.BrokenPromise);

    /// <param name="page">Where.</param>
    /// <param name="measure">What.</param>
    /// <param name="today">The office day.</param>
    /// <param name="numbersOnly">Leave out everything but numbers and dates.</param>
    /// <param name="ask">What is asked; null where nothing is, or where it stands above all of them.</param>
    public static void Write(Page page, LetterMeasure measure, DateOnly today, bool numbersOnly, string? ask)
    {
        page.OpenCard(Ink.Of(measure.Light), Number(measure, numbersOnly), Rung(measure, numbersOnly));
        if (!numbersOnly)
        {
            page.Field(LetterTexts.LabelMeasure, Plain.Cut(MeasureName.Own(measure.Measure, measure.Problem), MaxTextLength));
            if (!MeasureName.IsOneText(measure.Measure, measure.Problem))
            {
                page.Field(LetterTexts.LabelProblem, Plain.Cut(measure.Problem, MaxProblemLength));
            }
        }

        page.Field(LetterTexts.LabelDeadline, Deadline(measure) + Written(measure, numbersOnly), Left(measure, today));
        if (!numbersOnly)
        {
            page.Field(LetterTexts.LabelUnit, Responsible(measure));
        }

        if (ReportWords.IsKnown(measure))
        {
            var (label, value) = ReportWords.Field(measure, numbersOnly);
            page.Field(label, value);
        }

        Remarks(page, measure, numbersOnly);
        if (ask is not null)
        {
            page.Ask(LetterTexts.LabelAsk, ask);
        }

        page.CloseCard();
    }

    /// <summary>12-1, with its ledger where there are several.</summary>
    public static string Number(LetterMeasure measure, bool numbersOnly) =>
        measure.Ledger is null || numbersOnly ? measure.Number.ToString() : NumberInLedger.With(measure.Number.ToString(), Plain.Cut(measure.Ledger, MaxNameLength));

    /// <summary>The office's word for the rung; the standard one where names are left out.</summary>
    public static string Rung(LetterMeasure measure, bool numbersOnly) =>
        numbersOnly ? Demand.Of(measure.Kind, measure.Light).Rung : Plain.Cut(measure.Rung, MaxNameLength);

    /// <summary>What is asked of the reader; null where it is for information.</summary>
    public static string? AskOf(LetterMeasure measure) => measure switch
    {
        // a rung that came early does not speak of a deadline that has not passed
        { BrokenPromise: not null, DaysOverdue: 0, WorkingDaysLeft: not 0, Kind: RungKind.Day or RungKind.After or RungKind.AfterRepeating, Role: not PostRole.Office }
            when !measure.Copy || measure.StillYours => measure.Role == PostRole.Handler ? LetterTexts.AskBrokenPromise : LetterTexts.AskBrokenPromiseToUrge,
        { StillYours: true, Role: PostRole.Handler } => LetterTexts.AskCopiedHandler,
        { StillYours: true } => LetterTexts.AskCopiedLeader,
        { Copy: true } => null,
        { Role: PostRole.Office } => LetterTexts.AskOffice,
        { Role: PostRole.Handler } => Demand.Of(measure.Kind, measure.Light).Ask,
        _ => Demand.Of(measure.Kind, measure.Light).AskOfLeader,
    };

    /// <summary>What the office said when it urged; null where it did not.</summary>
    public static string? Urged(LetterMeasure measure, bool numbersOnly) => measure.Urge is not { } urge ? null
        : numbersOnly || urge.Length == 0 ? LetterTexts.Urged
        : Say(LetterTexts.UrgedWords, Plain.Tidy(urge));

    private static void Remarks(Page page, LetterMeasure measure, bool numbersOnly)
    {
        if (Urged(measure, numbersOnly) is { } urged)
        {
            page.CardRemark(urged);
        }

        if (measure.PassedOnFrom is not null)
        {
            page.CardRemark(numbersOnly ? LetterTexts.PassedOnUnnamed : PassedOn.With(Plain.Cut(measure.PassedOnFrom, MaxNameLength)));
        }

        if (measure.BrokenPromise is { } promised)
        {
            page.CardRemark(BrokenPromise.With(OfficialDate.Of(promised)));
        }

        if (ToldWords.Of(measure, numbersOnly) is { } told)
        {
            page.CardRemark(told);
        }
    }

    /// <summary>The unit, and who answers for it there.</summary>
    private static string Responsible(LetterMeasure measure)
    {
        var unit = Plain.Cut(measure.Unit, MaxNameLength);
        return measure.ResponsibleName is null ? unit : UnitWithPerson.With(unit, Plain.Cut(measure.ResponsibleName, MaxNameLength));
    }

    /// <summary>（台账写“立行立改”）, where the day was reckoned from such words.</summary>
    public static string Written(LetterMeasure measure, bool numbersOnly) =>
        measure.DeadlineWords is { } words && !numbersOnly ? Say(LetterTexts.DeadlineWritten, Plain.Cut(words, MaxWrittenLength)) : "";

    private static string Deadline(LetterMeasure measure) => (measure.Deadline, measure.OriginalDeadline) switch
    {
        (null, _) => LetterTexts.NoDeadline,
        ({ } day, { } original) when original != day => DeadlineMoved.With(OfficialDate.WithWeekday(day), OfficialDate.Of(original)),
        ({ } day, _) => OfficialDate.WithWeekday(day),
    };

    /// <summary>已逾期7天, 今日到期, 还剩7个工作日.</summary>
    public static string? Left(LetterMeasure measure, DateOnly today) => measure switch
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
