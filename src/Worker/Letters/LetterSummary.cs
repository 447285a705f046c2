using System.Text;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The subject and the first sentence of a letter: nothing but counts and the day.</summary>
internal static class LetterSummary
{
    private static readonly CompositeFormat Measures = CompositeFormat.Parse(LetterTexts.SubjectMeasures);
    private static readonly CompositeFormat Reports = CompositeFormat.Parse(LetterTexts.SubjectReports);
    private static readonly CompositeFormat Copies = CompositeFormat.Parse(LetterTexts.SubjectCopies);
    private static readonly CompositeFormat Overdue = CompositeFormat.Parse(LetterTexts.SubjectOverdue);
    private static readonly CompositeFormat Today = CompositeFormat.Parse(LetterTexts.SubjectToday);
    private static readonly CompositeFormat AndCopies = CompositeFormat.Parse(LetterTexts.SubjectAndCopies);
    private static readonly CompositeFormat Summary = CompositeFormat.Parse(LetterTexts.Summary);
    private static readonly CompositeFormat SummaryReports = CompositeFormat.Parse(LetterTexts.SummaryReports);
    private static readonly CompositeFormat SummaryCopies = CompositeFormat.Parse(LetterTexts.SummaryCopies);
    private static readonly CompositeFormat SummaryParts = CompositeFormat.Parse(LetterTexts.SummaryParts);
    private static readonly CompositeFormat SummaryAndCopies = CompositeFormat.Parse(LetterTexts.SummaryAndCopies);
    private static readonly CompositeFormat PartOverdue = CompositeFormat.Parse(LetterTexts.PartOverdue);
    private static readonly CompositeFormat PartToday = CompositeFormat.Parse(LetterTexts.PartToday);
    private static readonly CompositeFormat PartNear = CompositeFormat.Parse(LetterTexts.PartNear);
    private static readonly CompositeFormat PartSilent = CompositeFormat.Parse(LetterTexts.PartSilent);
    private static readonly CompositeFormat PartPeriodic = CompositeFormat.Parse(LetterTexts.PartPeriodic);

    public static string Subject(LetterCounts counts)
    {
        if (counts.ToDo == 0)
        {
            return Copies.With(counts.Copies);
        }

        return (counts.OnlyReports ? Reports : Measures).With(counts.ToDo) + Urgent(counts.Overdue, counts.Today, counts.Copies);
    }

    /// <summary>The end of a subject: what of it cannot wait, and what is only copied.</summary>
    public static string Urgent(int overdue, int today, int copies) =>
        (overdue > 0 ? Overdue.With(overdue) : today > 0 ? Today.With(today) : "") + (copies > 0 ? AndCopies.With(copies) : "");

    public static string Sentence(LetterCounts counts, DateOnly day)
    {
        var today = OfficialDate.WithWeekday(day);
        if (counts.ToDo == 0)
        {
            return SummaryCopies.With(today, counts.Copies);
        }

        return (counts.OnlyReports ? SummaryReports : Summary).With(today, counts.ToDo)
            + SummaryParts.With(string.Join(LetterTexts.PartSeparator, Parts(counts)))
            + (counts.Copies > 0 ? SummaryAndCopies.With(counts.Copies) : "")
            + LetterTexts.SummaryEnd;
    }

    private static IEnumerable<string> Parts(LetterCounts counts)
    {
        (CompositeFormat Format, int Count)[] parts =
        [
            (PartOverdue, counts.Overdue), (PartToday, counts.Today), (PartNear, counts.Near),
            (PartSilent, counts.Silent), (PartPeriodic, counts.Periodic),
        ];
        return parts.Where(p => p.Count > 0).Select(p => p.Format.With(p.Count));
    }
}
