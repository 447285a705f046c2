using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.SignIn;

/// <summary>The short mail that lets somebody in. Its subject, which stands in lists and logs, says nothing of the link or the code.</summary>
internal static class AccessMailPage
{
    /// <param name="request">Who asked for what.</param>
    /// <param name="secret">The link's token, or the code.</param>
    /// <param name="until">When it ends, in the office's zone.</param>
    /// <param name="office">落款</param>
    public static RenderedPage Render(AccessMailRequest request, string secret, DateTimeOffset until, string office)
    {
        var isLink = request.Kind == AccessMailKind.Link;
        var page = new Page(isLink ? AccessMailTexts.LinkSubject : AccessMailTexts.CodeSubject);
        page.Masthead(AccessMailTexts.Masthead);
        page.Paragraph(Say(AccessMailTexts.Salutation, request.Name));
        if (isLink)
        {
            page.Paragraph(AccessMailTexts.Link);
            page.Button(AccessMailTexts.LinkWords, new Uri($"{request.LinkBase}/signin/link/{secret}"));
        }
        else
        {
            page.Paragraph(AccessMailTexts.Code);
            page.Notice(secret);
        }

        page.Paragraph(Say(isLink ? AccessMailTexts.LinkUntil : AccessMailTexts.CodeUntil, OfficialDate.Of(until)));
        page.Notice(isLink ? AccessMailTexts.LinkNotYours : AccessMailTexts.CodeNotYours);
        page.Signature(office, OfficialDate.Of(DateOnly.FromDateTime(until.DateTime)));
        page.Foot(PageTexts.Security, PageTexts.Automatic);
        return page.Finish();
    }
}
