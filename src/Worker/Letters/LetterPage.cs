using System.Text;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The reminder letter: one person, one day, all their measures; what they must do by light, the loudest first, then what they are told for information.</summary>
internal static class LetterPage
{
    private static readonly Light[] Loudest = [Light.Red, Light.Orange, Light.Yellow, Light.Blue, Light.Green, Light.None];

    private static readonly CompositeFormat Salutation = CompositeFormat.Parse(LetterTexts.Salutation);
    private static readonly CompositeFormat SalutationWithTitle = CompositeFormat.Parse(LetterTexts.SalutationWithTitle);
    private static readonly CompositeFormat ActingFor = CompositeFormat.Parse(LetterTexts.ActingFor);
    private static readonly CompositeFormat Late = CompositeFormat.Parse(LetterTexts.Late);
    private static readonly CompositeFormat GroupLight = CompositeFormat.Parse(LetterTexts.GroupLight);
    private static readonly CompositeFormat GroupNone = CompositeFormat.Parse(LetterTexts.GroupNone);
    private static readonly CompositeFormat GroupPeriodic = CompositeFormat.Parse(LetterTexts.GroupPeriodic);
    private static readonly CompositeFormat GroupSilence = CompositeFormat.Parse(LetterTexts.GroupSilence);
    private static readonly CompositeFormat GroupCopies = CompositeFormat.Parse(LetterTexts.GroupCopies);
    private static readonly CompositeFormat HowContact = CompositeFormat.Parse(LetterTexts.HowContact);
    private static readonly CompositeFormat HowOffice = CompositeFormat.Parse(LetterTexts.HowOffice);

    /// <summary>Renders a letter; the order of the measures within a light is the caller's.</summary>
    public static RenderedPage Render(LetterModel letter)
    {
        var counts = LetterCounts.Of(letter.Measures, letter.Day);
        var page = new Page(CloseOutSection.Subject(letter, LetterSummary.Subject(counts)));
        page.Masthead(LetterTexts.Masthead);
        Opening(page, letter, counts);
        var table = new MeasureTable(letter);
        foreach (var light in Loudest)
        {
            Group(page, letter, m => m.IsToDo && !IsReport(m) && m.Light == light, Ink.Of(light), light == Light.None ? GroupNone : null);
            Table(page, letter, m => m.IsToDo && m.Kind == RungKind.Silence && m.Light == light, Ink.Of(light), GroupSilence, null, table.OfReports);
        }

        Table(page, letter, m => m.IsToDo && m.Kind == RungKind.Periodic, Ink.Grey, GroupPeriodic, null, table.OfReports);
        Table(page, letter, m => !m.IsToDo, Ink.Grey, GroupCopies, LetterTexts.CopiesRemark, table.OfDeadlines);
        Provisional(page, letter);
        CloseOutSection.Write(page, letter);
        if (letter.Measures.Any(m => m.StillYours || (!m.Copy && m.Role != PostRole.Office)))
        {
            HowToReport(page, letter);
        }

        page.Signature(letter.NumbersOnly ? PageTexts.OfficeUnnamed : letter.Office, OfficialDate.Of(letter.Day));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }

    private static void Opening(Page page, LetterModel letter, LetterCounts counts)
    {
        Salute(page, letter);
        if (letter.Measures.Count > 0 || letter.CloseOuts.Count == 0)
        {
            page.Paragraph(LetterSummary.Sentence(counts, letter.Day));
        }

        OfCloseOuts(page, letter);
        Acting(page, letter);
        WhyLate(page, letter);
    }

    /// <summary>How many close-outs there are for the reader.</summary>
    public static void OfCloseOuts(Page page, LetterModel letter)
    {
        if (CloseOutSection.Parts(letter) is { } parts)
        {
            page.Paragraph(letter.Measures.Count > 0 ? Say(CloseOutLetterTexts.SentenceAlso, parts) : Say(CloseOutLetterTexts.SentenceOnly, OfficialDate.WithWeekday(letter.Day), parts));
        }
    }

    /// <summary>Why some of it comes later than it should have, once for all.</summary>
    public static void WhyLate(Page page, LetterModel letter)
    {
        var late = letter.Measures.Where(m => m.ShouldHaveGoneOn is not null).ToList();
        if (letter.LateBecause is not null && late.Count > 0)
        {
            page.Notice(letter.NumbersOnly ? LetterTexts.LateUnnamed : Late.With(letter.LateBecause.TrimEnd('。'), late.Count, OfficialDate.Of(late.Min(m => m.ShouldHaveGoneOn!.Value))));
        }
    }

    /// <summary>To whom the letter speaks.</summary>
    public static void Salute(Page page, LetterModel letter) =>
        page.Paragraph(letter.Title is null || letter.NumbersOnly ? Salutation.With(letter.Recipient) : SalutationWithTitle.With(letter.Title, letter.Recipient));

    /// <summary>For whom its reader acts.</summary>
    public static void Acting(Page page, LetterModel letter)
    {
        if (letter.ActingFor is not null)
        {
            page.Paragraph(letter.NumbersOnly ? LetterTexts.ActingForUnnamed : ActingFor.With(letter.ActingFor));
        }
    }

    /// <summary>Which day counts rest on a year without a holiday calendar.</summary>
    public static void Provisional(Page page, LetterModel letter)
    {
        if (letter.Measures.Where(m => m.Provisional).Select(m => MeasureCard.Number(m, letter.NumbersOnly)).ToList() is { Count: > 0 } numbers)
        {
            page.Remark(Say(LetterTexts.ProvisionalOf, string.Join(LetterTexts.PartSeparator, numbers), LetterTexts.Provisional));
        }
    }

    private static bool IsReport(LetterMeasure measure) => measure.Kind is RungKind.Silence or RungKind.Periodic;

    private static void Group(Page page, LetterModel letter, Func<LetterMeasure, bool> belongs, Ink ink, CompositeFormat? title)
    {
        var measures = letter.Measures.Where(belongs).ToArray();
        if (measures.Length == 0)
        {
            return;
        }

        var asks = new GroupAsks(measures);
        page.OpenGroup(ink, title?.With(measures.Length) ?? GroupLight.With(ink.Word, measures.Length), asks.OfAll);
        foreach (var measure in measures)
        {
            MeasureCard.Write(page, measure, letter.Day, letter.NumbersOnly, asks.Of(measure));
        }

        page.CloseGroup();
    }

    private static void Table(
        Page page, LetterModel letter, Func<LetterMeasure, bool> belongs, Ink ink, CompositeFormat title, string? remark, Action<Page, IReadOnlyList<LetterMeasure>> write)
    {
        var measures = letter.Measures.Where(belongs).OrderByDescending(m => m.Light).ToList();
        if (measures.Count > 0)
        {
            var said = remark ?? (measures.Find(m => m.Role == PostRole.Handler) is { } own ? MeasureCard.AskOf(own) : MeasureCard.AskOf(measures[0])) ?? LetterTexts.CopiesRemark;
            page.OpenGroup(ink, title.With(measures.Count), measures.Count == 1 ? said : GroupAsks.Plural(said));
            page.CloseGroup();
            write(page, measures);
        }
    }

    private static void HowToReport(Page page, LetterModel letter)
    {
        page.Heading(LetterTexts.HowHeading);
        if (letter.ChatLink is { IsAbsoluteUri: true, Scheme: "https" or "http" } chat)
        {
            page.Link(LetterTexts.HowChat, LetterTexts.ChatWords, chat);
        }
        else if (letter.NumbersOnly || letter.OfficeContact is null)
        {
            page.Paragraph(HowOffice.With(letter.NumbersOnly ? PageTexts.OfficeUnnamed : letter.Office));
        }
        else
        {
            page.Paragraph(HowContact.With(letter.Office, letter.OfficeContact));
        }
    }
}
