using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>总体情况: one sentence whose numbers reconcile, the same numbers as a table, and the problems by status.</summary>
internal static class OverallSection
{
    public static void Write(Page page, DigestModel model)
    {
        var (figures, period) = (model.Figures, model.Figures.Period);
        page.Section(DigestTexts.Overall);
        if (period.WeeksMissed > 0)
        {
            page.Notice(Say(DigestTexts.WeeksMissed, period.WeeksMissed));
        }

        if (model.LateBecause is not null)
        {
            page.Notice(model.NumbersOnly ? DigestTexts.LateUnnamed : Say(DigestTexts.Late, model.LateBecause.TrimEnd('。')));
        }

        page.Paragraph(Say(DigestTexts.Period, OfficialDate.Of(period.From), OfficialDate.Of(period.To), OfficialDate.Of(period.AsOf)));
        if (figures is { Problems: 0, Flow.IsStill: true })
        {
            page.Paragraph(DigestTexts.NoProblems);
            return;
        }

        page.Paragraph(Flow(figures.Flow));
        page.Paragraph(Say(
            DigestTexts.Totals, figures.Problems, figures.ByStatus.GetValueOrDefault(ProblemStatus.Closed), figures.CloseOut, figures.OnTime, figures.Overdue.Total, figures.OverdueProblems));
        FlowTable(page, figures.Flow);
        ByStatus(page, figures);
    }

    private static string Flow(DigestFlow flow) => flow.IsStill
        ? Say(DigestTexts.Still, flow.Opening, flow.Closing)
        : Say(DigestTexts.Flow, flow.Opening, flow.New, flow.Reopened, flow.Closed, Correction(flow.Corrections), flow.Closing);

    private static string Correction(int corrections) => corrections switch
    {
        > 0 => Say(DigestTexts.CorrectionUp, corrections),
        < 0 => Say(DigestTexts.CorrectionDown, -corrections),
        0 => "",
    };

    private static void FlowTable(Page page, DigestFlow flow) => page.Table(
        [
            new(DigestTexts.Opening, 17, IsNumber: true), new(DigestTexts.New, 16, IsNumber: true), new(DigestTexts.Reopened, 17, IsNumber: true),
            new(DigestTexts.ClosedNow, 16, IsNumber: true), new(DigestTexts.Corrections, 17, IsNumber: true), new(DigestTexts.Closing, 17, IsNumber: true),
        ],
        [[Say("{0}", flow.Opening), Say("+{0}", flow.New), Say("+{0}", flow.Reopened), Say("−{0}", flow.Closed), Say("{0:+0;−0;0}", flow.Corrections), Say("{0}", flow.Closing)]]);

    private static void ByStatus(Page page, DigestFigures figures)
    {
        page.Paragraph(DigestTexts.ByStatus);
        var max = figures.ByStatus.Values.DefaultIfEmpty().Max();
        foreach (var status in Enum.GetValues<ProblemStatus>())
        {
            if (figures.ByStatus.GetValueOrDefault(status) is > 0 and var count)
            {
                page.Bar(Ink.Grey, DigestWords.Of(status), count, max, Say(DigestTexts.ProblemShare, count, new Rate(count, figures.Problems)));
            }
        }
    }
}
