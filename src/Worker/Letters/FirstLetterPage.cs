using System.Text;

using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The first letter somebody gets: what is theirs, by when, how to report, whom to call.</summary>
internal static class FirstLetterPage
{
    private static readonly CompositeFormat Subject = CompositeFormat.Parse(LetterTexts.FirstSubject);
    private static readonly CompositeFormat SubjectCopies = CompositeFormat.Parse(LetterTexts.FirstSubjectCopies);

    /// <summary>Renders the letter; the order of the measures within a light is the caller's.</summary>
    public static RenderedPage Render(LetterModel letter)
    {
        var yours = letter.Measures.Where(m => m.IsToDo).OrderByDescending(m => m.Light).ToList();
        var copies = letter.Measures.Where(m => !m.IsToDo).OrderByDescending(m => m.Light).ToList();
        var counts = FirstCounts.Of(yours, letter);
        var page = new Page(counts.Yours == 0 ? SubjectCopies.With(copies.Count) : Subject.With(counts.Yours) + LetterSummary.Urgent(counts.Overdue, counts.Today, copies.Count));
        page.Masthead(LetterTexts.FirstMasthead);
        LetterPage.Salute(page, letter);
        page.Paragraph(LetterTexts.FirstIntroduction);
        page.Paragraph(counts.Sentence(letter.Day, copies.Count, yours.Exists(m => m.Role == PostRole.Handler) || letter.NotShown > 0));
        LetterPage.Acting(page, letter);
        LetterPage.WhyLate(page, letter);
        var table = new MeasureTable(letter);
        var (own, others) = (yours.Where(m => m.Role == PostRole.Handler).ToList(), yours.Where(m => m.Role != PostRole.Handler).ToList());
        Section(page, table, own, letter.NotShown, LetterTexts.FirstYours, remark: null);
        if (letter.NotShown > 0)
        {
            page.Remark(Say(LetterTexts.FirstNotShown, letter.NotShown));
        }

        Section(page, table, others, 0, LetterTexts.FirstToUrge, remark: null);
        Section(page, table, copies, 0, LetterTexts.FirstCopies, LetterTexts.CopiesRemark);

        LetterPage.Provisional(page, letter);
        if ((yours.Find(m => m.Role == PostRole.Handler) ?? yours.Find(m => m.Role != PostRole.Office)) is { } example)
        {
            HowToReport(page, letter, example);
        }

        if (!letter.Measures.All(m => m.Role == PostRole.Office))
        {
            WhomToCall(page, letter);
        }

        page.Signature(OfficeOf(letter), OfficialDate.Of(letter.Day));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }

    private static void Section(Page page, MeasureTable table, List<LetterMeasure> measures, int notShown, string title, string? remark)
    {
        if (measures.Count == 0)
        {
            return;
        }

        page.Section(Say(title, measures.Count + notShown));
        if (remark is not null)
        {
            page.Remark(remark);
        }

        table.OfDeadlines(page, measures);
    }

    private static void HowToReport(Page page, LetterModel letter, LetterMeasure example)
    {
        page.Section(LetterTexts.FirstHow);
        page.Paragraph(Say(example.Role == PostRole.Handler ? LetterTexts.FirstHowWhat : LetterTexts.FirstHowWhatToUrge, example.Number));
        if (letter.ChatLink is { IsAbsoluteUri: true, Scheme: "https" or "http" } chat)
        {
            page.Link(LetterTexts.FirstHowChat, LetterTexts.ChatWords, chat);
        }

        page.Paragraph(LetterTexts.FirstHowReply);
        if (Contact(letter) is { } contact)
        {
            page.Paragraph(Say(LetterTexts.FirstHowCall, letter.Office, contact));
        }
    }

    private static void WhomToCall(Page page, LetterModel letter)
    {
        page.Section(LetterTexts.FirstWho);
        page.Paragraph(Contact(letter) is { } contact ? Say(LetterTexts.FirstWhoContact, letter.Office, contact) : Say(LetterTexts.FirstWhoReply, OfficeOf(letter)));
    }

    private static string? Contact(LetterModel letter) => letter.NumbersOnly || string.IsNullOrWhiteSpace(letter.OfficeContact) ? null : letter.OfficeContact;

    private static string OfficeOf(LetterModel letter) => letter.NumbersOnly ? PageTexts.OfficeUnnamed : letter.Office;
}
