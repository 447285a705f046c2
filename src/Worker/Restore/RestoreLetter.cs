using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>The one letter that asks the office what holds after the database was put back.</summary>
internal sealed class RestoreLetter(OfficeReaders recipients, RecipientLetters letters, OfficeHours hours, IOptions<OfficeOptions> office, IOptions<MailOptions> mail)
{
    /// <summary>One for each reader of the office; to the sender's own address where it can be written to none.</summary>
    /// <param name="notice">What was noticed.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task<IReadOnlyList<StandaloneLetter>> ForAsync(RestoreNotice notice, CancellationToken token)
    {
        var page = Render(notice);
        var found = await ComposeAsync(await recipients.OfficeAsync(hours.DayOf(notice.At), token));
        return found.Count > 0 ? found : await ComposeAsync([recipients.Own]);

        Task<IReadOnlyList<StandaloneLetter>> ComposeAsync(IReadOnlyList<LetterRecipient> to) =>
            letters.ComposeAsync(LetterKind.Office, $"restored|{notice.Id}", to, page, null, notice.At, token);
    }

    private RenderedPage Render(RestoreNotice notice)
    {
        var page = new Page(RestoreTexts.LetterSubject);
        page.Masthead(RestoreTexts.LetterMasthead);
        page.Paragraph(Say(RestoreTexts.LetterSalutation, mail.Value.Disclosure == MailDisclosure.NumbersOnly ? PageTexts.OfficeUnnamed : office.Value.Name));
        page.Paragraph(notice.Known is { } known
            ? Say(RestoreTexts.LetterKnown, RestoreWords.Reason(notice.Reason), OfficialDate.Of(Local(known)))
            : Say(RestoreTexts.LetterUnknown, RestoreWords.Reason(notice.Reason)));
        page.Notice(RestoreTexts.LetterHeld);
        page.Heading(RestoreTexts.LetterHow);
        page.Paragraph(RestoreTexts.LetterLook);
        page.Paragraph(RestoreTexts.LetterUntil);
        page.Paragraph(RestoreTexts.LetterProven);
        page.Paragraph(RestoreTexts.LetterAgain);
        page.Remark(RestoreTexts.LetterPerhapsNot);
        page.Signature(Letters.OfficeTexts.Signature, OfficialDate.Of(hours.DayOf(notice.At)));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, hours.Zone);
}
