using System.Globalization;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>The weekly page for the leading group: facts that reconcile, no judgement on units or persons, bounded however large the ledger.</summary>
internal static class DigestPage
{
    private const int OverdueRows = 40;
    private const int BrokenRows = 20;
    private const int UnitRows = 40;
    private const int DueRows = 40;
    private const int SystemRows = 20;
    private const int MacDigits = 16;

    /// <summary>Renders a digest. The caller has seen that its numbers reconcile.</summary>
    public static RenderedPage Render(DigestModel model)
    {
        var figures = model.Figures;
        var issue = DigestIssue.Of(figures.Period.Day);
        var day = OfficialDate.Of(figures.Period.Day);
        var page = new Page(Subject(figures.Period.Day));
        page.Masthead(DigestTexts.Masthead, Say(DigestTexts.Issue, issue.Year, issue.Week, day), above: model.NumbersOnly ? null : model.Organ);
        WeekSection.Write(page, model);
        if (figures.Problems > 0)
        {
            Overdue(page, model);
            BrokenPromises(page, model);
            DueNext(page, model);
            OverallSection.Write(page, figures);
            LightSection.Write(page, figures);
            Units(page, model);
        }

        SystemSection.Write(page, model, SystemRows);
        page.Signature(model.NumbersOnly ? PageTexts.OfficeUnnamed : model.Office, day);
        Attachment(page, model);
        if (model.IsOfficeCopy && figures.Audit is { } head)
        {
            page.Remark(Say(DigestTexts.Audit, head.Sequence, head.Mac[..Math.Min(MacDigits, head.Mac.Length)]));
        }

        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }

    /// <summary>The subject of a digest's letters.</summary>
    public static string Subject(DateOnly day) => Say(DigestTexts.Subject, DigestIssue.Of(day).Week, OfficialDate.Of(day));

    private static void Overdue(Page page, DigestModel model)
    {
        var overdue = model.Figures.Overdue;
        page.Section(model.Figures.NewlyOverdue.Total is > 0 and var added
            ? Say(DigestTexts.OverdueWithNew, overdue.Total, added)
            : Say(DigestTexts.Overdue, overdue.Total));
        if (overdue.Total == 0)
        {
            page.Paragraph(DigestTexts.NoOverdue);
            return;
        }

        DigestMeasureTable.Write(page, model, overdue, OverdueRows, late: true);
    }

    /// <summary>Only when there are any: facts, with the day that was promised.</summary>
    private static void BrokenPromises(Page page, DigestModel model)
    {
        if (model.Figures.BrokenPromises is { Total: > 0 } broken)
        {
            page.Section(Say(DigestTexts.BrokenPromises, broken.Total));
            DigestMeasureTable.Write(page, model, broken, BrokenRows, day: DigestTexts.Promised);
        }
    }

    private static void Units(Page page, DigestModel model)
    {
        var units = model.Figures.Units;
        page.Section(Say(DigestTexts.Units, units.Total));
        if (model.NumbersOnly)
        {
            page.Paragraph(Say(DigestTexts.UnitsUnnamed, units.Total));
            return;
        }

        page.Table(
            [
                new(DigestTexts.Unit, 30), new(DigestTexts.OpenProblems, 14, IsNumber: true), new(DigestTexts.OverdueMeasures, 14, IsNumber: true),
                new(DigestTexts.DueNext, 14, IsNumber: true), new(DigestTexts.ClosedInPeriod, 14, IsNumber: true), new(DigestTexts.CloseOut, 14, IsNumber: true),
            ],
            units.Rows.Take(UnitRows).Select(IReadOnlyList<PageCell> (u) =>
            [
                Plain.Cut(u.Unit, DigestMeasureTable.MaxNameLength), Number(u.OpenProblems), Number(u.OverdueMeasures), Number(u.DueNext), Number(u.ClosedInPeriod), u.CloseOut.ToString(),
            ]));
        DigestMeasureTable.More(page, model, units.Total - Math.Min(units.Rows.Count, UnitRows));
        page.Remark(Say(DigestTexts.UnitsRemark, OfficialDate.Of(model.Figures.Period.NextFrom), OfficialDate.Of(model.Figures.Period.NextTo)));
    }

    private static void DueNext(Page page, DigestModel model)
    {
        var (period, due) = (model.Figures.Period, model.Figures.DueNext);
        var length = period.NextTo.DayNumber - period.NextFrom.DayNumber + 1;
        var title = length > 7 ? DigestTexts.DueSoon : period.NextFrom <= period.Day ? DigestTexts.DueThisWeek : DigestTexts.DueNextWeek;
        page.Section(Say(title, due.Total));
        page.Paragraph(Say(due.Total == 0 ? DigestTexts.NoneDue : DigestTexts.DueWindow, OfficialDate.Of(period.NextFrom), OfficialDate.Of(period.NextTo)));
        if (due.Total > 0)
        {
            DigestMeasureTable.Write(page, model, due, DueRows);
        }
    }

    private static void Attachment(Page page, DigestModel model)
    {
        if (model.Attachment is not null)
        {
            page.Remark(model.NumbersOnly ? DigestTexts.AttachedUnnamed : Say(DigestTexts.Attached, model.Attachment));
        }
        else if (model.AttachmentLiesAt is not null)
        {
            page.Remark(model.NumbersOnly ? DigestTexts.LiesElsewhere : Say(DigestTexts.LiesAt, model.AttachmentLiesAt));
        }
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
