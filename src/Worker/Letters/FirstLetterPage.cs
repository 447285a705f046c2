using System.Text;

using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The first letter somebody gets: what is theirs, by when, how to report, whom to call.</summary>
internal static class FirstLetterPage
{
    private static readonly CompositeFormat Subject = CompositeFormat.Parse(LetterTexts.FirstSubject);
    private static readonly CompositeFormat SubjectUrge = CompositeFormat.Parse(LetterTexts.FirstSubjectUrge);
    private static readonly CompositeFormat SubjectCopies = CompositeFormat.Parse(LetterTexts.FirstSubjectCopies);

    /// <summary>Renders the letter; the order of the measures within a light is the caller's.</summary>
    public static RenderedPage Render(LetterModel letter)
    {
        var yours = letter.Measures.Where(m => m.IsToDo).OrderByDescending(m => m.Light).ToList();
        var copies = letter.Measures.Where(m => !m.IsToDo).OrderByDescending(m => m.Light).ToList();
        var counts = FirstCounts.Of(yours, letter);
        var page = new Page(CloseOutSection.Subject(letter, counts.Yours == 0 ? SubjectCopies.With(copies.Count) : (counts.Own == 0 ? SubjectUrge : Subject).With(counts.Yours) + LetterSummary.Urgent(counts.Overdue, counts.Today, copies.Count)));
        page.Masthead(LetterTexts.FirstMasthead);
        LetterPage.Salute(page, letter);
        page.Paragraph(LetterTexts.FirstIntroduction);
        page.Paragraph(counts.Sentence(letter.Day, copies.Count));
        LetterPage.OfCloseOuts(page, letter);
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
        CloseOutSection.Write(page, letter);
        var urges = others.Exists(m => m.Role != PostRole.Office);
        if (own.Count > 0)
        {
            HowToReport(page, letter, own[0], urges);
        }
        else if (urges)
        {
            HowToFollow(page, letter, others.Find(m => m.Role != PostRole.Office)!);
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

    private static void HowToReport(Page page, LetterModel letter, LetterMeasure example, bool urges)
    {
        page.Section(LetterTexts.FirstHow);
        page.Paragraph(Example(example, letter.NumbersOnly, LetterTexts.FirstHowWhat, LetterTexts.FirstHowWhatUnnamed));
        if (urges)
        {
            page.Paragraph(LetterTexts.FirstHowUrged);
        }

        Chat(page, letter, LetterTexts.FirstHowChat);
        page.Paragraph(LetterTexts.FirstHowReply);
        Call(page, letter);
    }

    // who leads tells what was done about it; how far it is says who does the work
    private static void HowToFollow(Page page, LetterModel letter, LetterMeasure example)
    {
        page.Section(LetterTexts.FirstFollow);
        page.Paragraph(Example(example, letter.NumbersOnly, LetterTexts.FirstHowWhatToUrge, LetterTexts.FirstHowWhatToUrgeUnnamed));
        Chat(page, letter, LetterTexts.FirstFollowChat);
        page.Paragraph(LetterTexts.FirstFollowReply);
        Call(page, letter);
    }

    /// <summary>An example that the chat reads as it stands: a number that several ledgers have names its own.</summary>
    private static string Example(LetterMeasure example, bool numbersOnly, string named, string unnamed) => (example.Ledger, numbersOnly) switch
    {
        (null, _) => Say(named, example.Number),
        (_, true) => Say(unnamed, example.Number),
        ({ } ledger, false) => Say(named, Say(LetterTexts.FirstHowNumber, Plain.Tidy(ledger), example.Number)),
    };

    private static void Chat(Page page, LetterModel letter, string words)
    {
        if (letter.ChatLink is { IsAbsoluteUri: true, Scheme: "https" or "http" } chat)
        {
            page.Link(words, LetterTexts.ChatWords, chat);
        }
    }

    private static void Call(Page page, LetterModel letter)
    {
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
