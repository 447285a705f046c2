using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Tidings;

/// <summary>What such a letter says. It repeats no address, and where letters carry numbers only, no name and no text.</summary>
internal sealed class TidingPage(IOptions<OfficeOptions> office, IOptions<MailOptions> mail)
{
    private const int MaxText = 1000;

    /// <param name="tiding">What.</param>
    /// <param name="to">To whom.</param>
    /// <param name="day">The office day.</param>
    public RenderedPage Render(Tiding tiding, LetterRecipient to, DateOnly day)
    {
        var numbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly;
        var detail = tiding.Detail;
        var page = new Page(Subject(tiding.Kind));
        page.Masthead(TidingTexts.Masthead);
        page.Paragraph(tiding.PersonId is null && tiding.Address is null
            ? Say(TidingTexts.SalutationOffice, numbersOnly ? PageTexts.OfficeUnnamed : office.Value.Name)
            : Say(TidingTexts.Salutation, to.Name));
        page.Paragraph(Sentence(tiding.Kind, detail, numbersOnly));
        if (!numbersOnly && detail.About is { } about)
        {
            page.Field(TidingTexts.About, Plain.Cut(about, MaxText));
        }

        if (!numbersOnly && tiding.Kind is TidingKind.SuggestionAnswered or TidingKind.RequestDeclined && detail.Text is { } text)
        {
            page.Notice(Say(tiding.Kind == TidingKind.SuggestionAnswered ? TidingTexts.Answer : TidingTexts.Reason, Plain.Cut(text, MaxText)));
        }

        page.Paragraph(What(tiding.Kind));
        page.Signature(numbersOnly ? PageTexts.OfficeUnnamed : office.Value.Name, OfficialDate.Of(day));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }

    private static string Subject(TidingKind kind) => kind switch
    {
        TidingKind.AddressLeft or TidingKind.AddressChanged => TidingTexts.SubjectAddress,
        TidingKind.RequestAsked => TidingTexts.SubjectRequest,
        TidingKind.RequestApproved => TidingTexts.SubjectApproved,
        TidingKind.RequestDeclined => TidingTexts.SubjectDeclined,
        TidingKind.Suggested => TidingTexts.SubjectSuggested,
        TidingKind.SuggestionAnswered => TidingTexts.SubjectAnswered,
    };

    private static string Sentence(TidingKind kind, TidingDetail detail, bool numbersOnly) => kind switch
    {
        TidingKind.AddressLeft => TidingTexts.AddressLeft,
        TidingKind.AddressChanged => numbersOnly ? TidingTexts.AddressChangedUnnamed : Say(TidingTexts.AddressChanged, Plain.Cut(detail.Name ?? string.Empty, 40)),
        TidingKind.RequestAsked => numbersOnly ? Say(TidingTexts.RequestAskedUnnamed, detail.Number) : Say(TidingTexts.RequestAsked, detail.Number, Plain.Cut(detail.Name ?? string.Empty, 40)),
        TidingKind.RequestApproved => Say(TidingTexts.RequestApproved, detail.Number),
        TidingKind.RequestDeclined => Say(TidingTexts.RequestDeclined, detail.Number),
        TidingKind.Suggested => numbersOnly ? Say(TidingTexts.SuggestedUnnamed, detail.Number) : Say(TidingTexts.Suggested, detail.Number, Plain.Cut(detail.Name ?? string.Empty, 40)),
        TidingKind.SuggestionAnswered => Say(TidingTexts.SuggestionAnswered, detail.Number),
    };

    private static string What(TidingKind kind) => kind switch
    {
        TidingKind.AddressLeft => TidingTexts.WhatAddressLeft,
        TidingKind.AddressChanged => TidingTexts.WhatAddressChanged,
        TidingKind.RequestAsked => TidingTexts.WhatRequestAsked,
        TidingKind.RequestApproved or TidingKind.RequestDeclined => TidingTexts.WhatDecided,
        TidingKind.Suggested => TidingTexts.WhatSuggested,
        TidingKind.SuggestionAnswered => TidingTexts.WhatAnswered,
    };
}
