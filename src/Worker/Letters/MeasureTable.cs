namespace CaseReform.Ops.Worker.Letters;

/// <summary>Many measures as one table: what needs no card of its own is not said once for each.</summary>
internal sealed class MeasureTable(LetterModel letter)
{
    private const int MaxNameLength = 24;

    /// <summary>编号、措施、时限、上次报送</summary>
    public void OfReports(Page page, IReadOnlyList<LetterMeasure> measures)
    {
        IReadOnlyList<PageColumn> due = [new(LetterTexts.LabelDue, 24, LetterTexts.LabelLeft)];
        IReadOnlyList<PageColumn> report = [new(LetterTexts.LabelReport, 24)];
        page.Table(
            letter.NumbersOnly ? [new(LetterTexts.LabelNumber, 24), .. due, .. report] : [new(LetterTexts.LabelNumber, 14), Measure(38), .. due, .. report],
            measures.Select(IReadOnlyList<PageCell> (m) => [Number(m, rung: false), .. Texts(m), Due(m), ReportWords.Cell(m, letter.NumbersOnly)]));
        PassedOn(page, measures);
    }

    /// <summary>编号和档次、措施、时限, with the unit and its 责任人 where the reader is another.</summary>
    public void OfDeadlines(Page page, IReadOnlyList<LetterMeasure> measures)
    {
        var others = !letter.NumbersOnly && measures.Any(m => m.Role != Domain.People.PostRole.Handler);
        IReadOnlyList<PageColumn> due = [new(LetterTexts.LabelDue, others ? 22 : 28, LetterTexts.LabelLeft)];
        IReadOnlyList<PageColumn> unit = others ? [new(LetterTexts.LabelUnit, 20, LetterTexts.LabelPerson)] : [];
        page.Table(
            letter.NumbersOnly ? [new(LetterTexts.LabelNumber, 40), .. due] : [new(LetterTexts.LabelNumber, 18), Measure(others ? 40 : 54), .. due, .. unit],
            measures.Select(IReadOnlyList<PageCell> (m) => [Number(m, rung: true), .. Texts(m), Due(m), .. others ? new PageCell[] { Unit(m) } : []]));
        PassedOn(page, measures);
    }

    private static PageColumn Measure(int width) => new(LetterTexts.LabelMeasure, width, LetterTexts.LabelProblem);

    private PageCell Number(LetterMeasure m, bool rung) =>
        new(MeasureCard.Number(m, letter.NumbersOnly), rung && m.Rung.Length > 0 ? MeasureCard.Rung(m, letter.NumbersOnly) : null, rung ? Ink.Of(m.Light) : null);

    private PageCell[] Texts(LetterMeasure m) => letter.NumbersOnly ? [] : [MeasureName.Cell(m.Measure, m.Problem)];

    private PageCell Due(LetterMeasure m) => m.Deadline is { } day ? new(ShortDay(day) + MeasureCard.Written(m, letter.NumbersOnly), MeasureCard.Left(m, letter.Day)) : new(LetterTexts.LongTerm);

    private static PageCell Unit(LetterMeasure m) => new(Plain.Cut(m.Unit, MaxNameLength), m.ResponsibleName is null ? null : Plain.Cut(m.ResponsibleName, MaxNameLength));

    private string ShortDay(DateOnly day) => day.Year == letter.Day.Year ? Say(LetterTexts.ShortDay, day.Month, day.Day) : OfficialDate.Of(day);

    private void PassedOn(Page page, IReadOnlyList<LetterMeasure> measures)
    {
        foreach (var (measure, urged) in measures.Select(m => (m, MeasureCard.Urged(m, letter.NumbersOnly))).Where(m => m.Item2 is not null))
        {
            page.Remark(Say(LetterTexts.UrgedOf, MeasureCard.Number(measure, letter.NumbersOnly), urged));
        }

        foreach (var post in measures.Where(m => m.PassedOnFrom is not null).GroupBy(m => m.PassedOnFrom!, StringComparer.Ordinal))
        {
            var numbers = string.Join(LetterTexts.PartSeparator, post.Select(m => MeasureCard.Number(m, letter.NumbersOnly)));
            page.Remark(letter.NumbersOnly ? Say(LetterTexts.PassedOnOfUnnamed, numbers) : Say(LetterTexts.PassedOnOf, numbers, Plain.Cut(post.Key, 40)));
        }
    }
}
