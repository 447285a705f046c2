using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>问题增减: the movement of open problems as a table that adds up, and the problems by status.</summary>
internal static class OverallSection
{
    public static void Write(Page page, DigestFigures figures)
    {
        page.Section(DigestTexts.Overall);
        FlowTable(page, figures.Flow);
        ByStatus(page, figures);
    }

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
