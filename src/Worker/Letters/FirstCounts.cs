namespace CaseReform.Ops.Worker.Letters;

/// <summary>How many measures are the reader's, and how urgent they are; each counts once.</summary>
internal readonly record struct FirstCounts(int Yours, int Overdue, int Today, int Near, int Silent, int Later)
{
    public static FirstCounts Of(IReadOnlyList<LetterMeasure> yours, LetterModel letter)
    {
        var overdue = yours.Count(m => m.DaysOverdue > 0);
        var today = yours.Count(m => m.DaysOverdue == 0 && m.Deadline == letter.Day);
        var near = yours.Count(m => m.DaysOverdue == 0 && m.Deadline is { } day && day != letter.Day && m.Kind is RungKind.Before or RungKind.Day && (m.Rung.Length > 0 || m.WorkingDaysLeft <= 7));
        var silent = yours.Count(m => m.DaysOverdue == 0 && m.Deadline != letter.Day && m.Kind is RungKind.Silence);
        return new FirstCounts(yours.Count + letter.NotShown, overdue, today, near, silent, yours.Count + letter.NotShown - overdue - today - near - silent);
    }

    /// <summary>截至…，您有25项整改事项：逾期3项、临近期限4项、其余18项。</summary>
    /// <param name="day">The office day.</param>
    /// <param name="copies">How many are only copied.</param>
    /// <param name="answers">Whether the reader is the 责任人 of any.</param>
    public string Sentence(DateOnly day, int copies, bool answers)
    {
        if (Yours == 0)
        {
            return Say(LetterTexts.SummaryCopies, OfficialDate.WithWeekday(day), copies);
        }

        (string Text, int Count)[] parts =
            [(LetterTexts.PartOverdue, Overdue), (LetterTexts.PartToday, Today), (LetterTexts.PartNear, Near), (LetterTexts.FirstPartSilent, Silent), (LetterTexts.FirstPartLater, Later)];
        return Say(LetterTexts.FirstSummary, OfficialDate.WithWeekday(day), Yours)
            + Say(LetterTexts.SummaryParts, string.Join(LetterTexts.PartSeparator, parts.Where(p => p.Count > 0).Select(p => Say(p.Text, p.Count))))
            + (copies > 0 ? Say(LetterTexts.SummaryAndCopies, copies) : "")
            + LetterTexts.SummaryEnd
            + (!answers ? LetterTexts.FirstBeginToUrge : Yours > 1 ? LetterTexts.FirstBegin : LetterTexts.FirstBeginOne);
    }
}
