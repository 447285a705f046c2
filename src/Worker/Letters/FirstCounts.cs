using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>How many measures are the reader's, and how urgent they are; each counts once. Of those that are not their own they are to urge others.</summary>
internal readonly record struct FirstCounts(int Yours, int Own, int Overdue, int Today, int Near, int Silent, int Later)
{
    public static FirstCounts Of(IReadOnlyList<LetterMeasure> yours, LetterModel letter)
    {
        var overdue = yours.Count(m => m.DaysOverdue > 0);
        var today = yours.Count(m => m.DaysOverdue == 0 && m.Deadline == letter.Day);
        var near = yours.Count(m => m.DaysOverdue == 0 && m.Deadline is { } day && day != letter.Day && m.Kind is RungKind.Before or RungKind.Day && (m.Rung.Length > 0 || m.WorkingDaysLeft <= 7));
        var silent = yours.Count(m => m.DaysOverdue == 0 && m.Deadline != letter.Day && m.Kind is RungKind.Silence);
        return new FirstCounts(yours.Count + letter.NotShown, yours.Count(m => m.Role == PostRole.Handler) + letter.NotShown, overdue, today, near, silent, yours.Count + letter.NotShown - overdue - today - near - silent);
    }

    /// <summary>截至…，您有25项整改事项：逾期3项、临近期限4项、其余18项。</summary>
    public string Sentence(DateOnly day, int copies)
    {
        if (Yours == 0)
        {
            return Say(LetterTexts.SummaryCopies, OfficialDate.WithWeekday(day), copies);
        }

        (string Text, int Count)[] parts =
            [(LetterTexts.PartOverdue, Overdue), (LetterTexts.PartToday, Today), (LetterTexts.PartNear, Near), (LetterTexts.FirstPartSilent, Silent), (LetterTexts.FirstPartLater, Later)];
        return Whose(OfficialDate.WithWeekday(day))
            + Say(LetterTexts.SummaryParts, string.Join(LetterTexts.PartSeparator, parts.Where(p => p.Count > 0).Select(p => Say(p.Text, p.Count))))
            + (copies > 0 ? Say(LetterTexts.SummaryAndCopies, copies) : "")
            + LetterTexts.SummaryEnd
            + Begin;
    }

    private string Begin => (Own, Yours - Own) switch
    {
        (0, 1) => LetterTexts.FirstBeginUrgeOne,
        (0, _) => LetterTexts.FirstBeginUrge,
        (1, 0) => LetterTexts.FirstBeginOne,
        (_, 0) => LetterTexts.FirstBegin,
        _ => LetterTexts.FirstBeginBoth,
    };

    private string Whose(string day) => (Own, Yours - Own) switch
    {
        (0, var urged) => Say(LetterTexts.FirstSummaryUrge, day, urged),
        (var own, 0) => Say(LetterTexts.FirstSummary, day, own),
        var (own, urged) => Say(LetterTexts.FirstSummaryBoth, day, own, urged),
    };
}
