using System.Text;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>The reminder letter: one person, one day, all their measures, loudest first, copies last.</summary>
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
    private static readonly CompositeFormat GroupStillYours = CompositeFormat.Parse(LetterTexts.GroupStillYours);
    private static readonly CompositeFormat GroupCopies = CompositeFormat.Parse(LetterTexts.GroupCopies);
    private static readonly CompositeFormat HowContact = CompositeFormat.Parse(LetterTexts.HowContact);
    private static readonly CompositeFormat HowOffice = CompositeFormat.Parse(LetterTexts.HowOffice);

    /// <summary>Renders a letter; the order of the measures within a light is the caller's.</summary>
    public static RenderedPage Render(LetterModel letter)
    {
        var counts = LetterCounts.Of(letter.Measures, letter.Day);
        var page = new Page(LetterSummary.Subject(counts));
        page.Masthead(LetterTexts.Masthead);
        Opening(page, letter, counts);
        foreach (var light in Loudest)
        {
            Group(page, letter, m => !m.Copy && m.Kind != RungKind.Periodic && m.Light == light, Ink.Of(light), light == Light.None ? GroupNone : null);
        }

        Group(page, letter, m => !m.Copy && m.Kind == RungKind.Periodic, Ink.Grey, GroupPeriodic);
        Group(page, letter, m => m.Copy && m.StillYours, Ink.Grey, GroupStillYours, LetterTexts.StillYoursRemark);
        Group(page, letter, m => m.Copy && !m.StillYours, Ink.Grey, GroupCopies, LetterTexts.CopiesRemark);
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
        page.Paragraph(letter.Title is null || letter.NumbersOnly ? Salutation.With(letter.Recipient) : SalutationWithTitle.With(letter.Title, letter.Recipient));
        page.Paragraph(LetterSummary.Sentence(counts, letter.Day));
        if (letter.ActingFor is not null)
        {
            page.Paragraph(letter.NumbersOnly ? LetterTexts.ActingForUnnamed : ActingFor.With(letter.ActingFor));
        }

        if (letter.LateBecause is not null)
        {
            page.Notice(letter.NumbersOnly ? LetterTexts.LateUnnamed : Late.With(letter.LateBecause.TrimEnd('。')));
        }
    }

    private static void Group(Page page, LetterModel letter, Func<LetterMeasure, bool> belongs, Ink ink, CompositeFormat? title, string? remark = null)
    {
        var measures = letter.Measures.Where(belongs).OrderByDescending(m => m.Light).ToArray();
        if (measures.Length == 0)
        {
            return;
        }

        page.OpenGroup(ink, title?.With(measures.Length) ?? GroupLight.With(ink.Word, measures.Length), remark);
        foreach (var measure in measures)
        {
            MeasureCard.Write(page, measure, letter.Day, letter.NumbersOnly);
        }

        page.CloseGroup();
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
