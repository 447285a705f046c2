using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>投递与系统情况: only when there is something that the office or the leading group has to know.</summary>
internal static class SystemSection
{
    private const int MaxReasonLength = 60;

    public static void Write(Page page, DigestModel model, int rows)
    {
        var figures = model.Figures;
        if (figures.Undelivered.Total + figures.VacantChains.Total == 0)
        {
            return;
        }

        page.Section(DigestTexts.System);
        if (figures.Undelivered.Total > 0)
        {
            Undelivered(page, model, rows);
        }

        if (figures.VacantChains.Total > 0)
        {
            page.Paragraph(Say(DigestTexts.VacantChains, figures.VacantChains.Total));
            DigestMeasureTable.Write(page, model, figures.VacantChains, rows);
        }
    }

    private static void Undelivered(Page page, DigestModel model, int rows)
    {
        var letters = model.Figures.Undelivered;
        page.Paragraph(Say(model.NumbersOnly ? DigestTexts.UndeliveredUnnamed : DigestTexts.Undelivered, letters.Total));
        if (model.NumbersOnly)
        {
            return;
        }

        page.Table(
            [new(DigestTexts.Person, 36, DigestTexts.PersonUnit), new(DigestTexts.Day, 30), new(DigestTexts.Failure, 34, DigestTexts.Reason)],
            letters.Rows.Take(rows).Select(IReadOnlyList<PageCell> (l) =>
            [
                new(Plain.Cut(l.Recipient, DigestMeasureTable.MaxNameLength), l.Unit is null ? null : Plain.Cut(l.Unit, DigestMeasureTable.MaxNameLength)),
                OfficialDate.Of(l.Day),
                new(DigestWords.Of(l.Failure), l.Reason is null ? DigestTexts.NoReason : Plain.Cut(l.Reason, MaxReasonLength)),
            ]));
        DigestMeasureTable.More(page, model, letters.Total - Math.Min(letters.Rows.Count, rows));
    }
}
