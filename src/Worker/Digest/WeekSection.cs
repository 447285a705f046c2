using System.Globalization;

using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>本期情况, what a leader reads first: what was closed and completed, what got worse, what is due next; by number, per ledger and in total.</summary>
internal static class WeekSection
{
    private const int MaxLedgers = 12;

    public static void Write(Page page, DigestModel model)
    {
        var (figures, period) = (model.Figures, model.Figures.Period);
        page.Section(DigestTexts.Week);
        if (period.WeeksMissed > 0)
        {
            page.Notice(Say(DigestTexts.WeeksMissed, period.WeeksMissed));
        }

        if (model.LateBecause is not null)
        {
            page.Notice(model.NumbersOnly ? DigestTexts.LateUnnamed : Say(DigestTexts.Late, model.LateBecause.TrimEnd('。')));
        }

        page.Paragraph(Period(period, figures.ProvisionalYears));
        if (figures is { Problems: 0, Flow.IsStill: true })
        {
            page.Paragraph(DigestTexts.NoProblems);
            return;
        }

        Changes(page, model);
        page.Paragraph(Flow(figures.Flow));
        page.Paragraph(Say(
            DigestTexts.Totals, figures.Problems, figures.ByStatus.GetValueOrDefault(ProblemStatus.Closed), figures.CloseOut, figures.OnTime, figures.Overdue.Total, figures.OverdueProblems));
        Ledgers(page, model);
    }

    private static string Period(DigestPeriod period, IReadOnlyList<int> provisional)
    {
        var (from, to, asOf) = (OfficialDate.Of(period.From), OfficialDate.Of(period.To), OfficialDate.Of(period.AsOf));
        return provisional.Count == 0
            ? Say(DigestTexts.Period, from, to, asOf)
            : Say(DigestTexts.PeriodProvisional, from, to, asOf, string.Join(DigestTexts.YearSeparator, provisional));
    }

    private static string Flow(DigestFlow flow) => flow.IsStill
        ? Say(DigestTexts.Still, flow.Opening, flow.Closing)
        : Say(DigestTexts.Flow, flow.Opening, flow.New, flow.Reopened, flow.Closed, Correction(flow.Corrections), flow.Closing) + (flow.Relapsed == 0 ? string.Empty : Say(DigestTexts.Relapsed, flow.Relapsed));

    private static string Correction(int corrections) => corrections switch
    {
        > 0 => Say(DigestTexts.CorrectionUp, corrections),
        < 0 => Say(DigestTexts.CorrectionDown, -corrections),
        0 => "",
    };

    private static void Changes(Page page, DigestModel model)
    {
        var figures = model.Figures;
        Numbers(page, model, figures.Closed, DigestTexts.ClosedNumbers, DigestTexts.ClosedNone);
        Numbers(page, model, figures.Completed, DigestTexts.CompletedNumbers, DigestTexts.CompletedNone);
        Numbers(page, model, figures.NewlyOverdue, DigestTexts.NewlyOverdueNumbers, DigestTexts.NewlyOverdueNone);
        Numbers(page, model, figures.Reopened, DigestTexts.ReopenedNumbers, none: null);
        page.Paragraph(Say(DigestTexts.DueUntil, OfficialDate.Of(figures.Period.NextTo), figures.DueNext.Total));
    }

    private static void Numbers(Page page, DigestModel model, DigestList<DigestNumber> list, string some, string? none)
    {
        if (list.Total > 0)
        {
            page.Paragraph(Say(some, list.Total, NumberList.Of(list, model.NumbersOnly)));
        }
        else if (none is not null)
        {
            page.Paragraph(none);
        }
    }

    private static void Ledgers(Page page, DigestModel model)
    {
        var ledgers = model.Figures.Ledgers;
        if (ledgers.Count < 2 || model.NumbersOnly)
        {
            return;
        }

        page.Paragraph(DigestTexts.ByLedger);
        page.Table(
            [
                new(DigestTexts.Ledger, 30), new(DigestTexts.Problems, 11, IsNumber: true), new(DigestTexts.ClosedInPeriod, 12, IsNumber: true), new(DigestTexts.CompletedInPeriod, 12, IsNumber: true),
                new(DigestTexts.OverdueMeasures, 12, IsNumber: true), new(DigestTexts.DueNext, 11, IsNumber: true), new(DigestTexts.CloseOut, 12, IsNumber: true),
            ],
            ledgers.Take(MaxLedgers).Select(Row).Append(Row(Total(model.Figures))));
        DigestMeasureTable.More(page, model, ledgers.Count - Math.Min(ledgers.Count, MaxLedgers));
    }

    private static DigestLedger Total(DigestFigures figures) => new(
        DigestTexts.Sum, figures.Problems, figures.Closed.Total, figures.Completed.Total, figures.Overdue.Total, figures.DueNext.Total, figures.CloseOut);

    private static IReadOnlyList<PageCell> Row(DigestLedger l) =>
        [Plain.Cut(l.Ledger, DigestMeasureTable.MaxNameLength), Number(l.Problems), Number(l.ClosedInPeriod), Number(l.CompletedInPeriod), Number(l.Overdue), Number(l.DueNext), l.CloseOut.ToString()];

    private static PageCell Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
