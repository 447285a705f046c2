using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.SignIn;

/// <summary>Makes mails of what people asked for to be let in.</summary>
internal sealed class AccessMailComposer(
    AccessMailStore mails,
    OfficePost post,
    ComposeStamp stamp,
    OfficeHours hours,
    IOptions<OfficeOptions> office,
    IOptions<MailOptions> mail,
    TimeProvider clock,
    ILogger<AccessMailComposer> log)
{
    private const int Batch = 50;

    /// <summary>Composes all that was asked for; what cannot be composed is set aside.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var faults = new FaultNotes(stamp.Mark);
        while (await mails.AnyWaitingAsync(clock.GetUtcNow(), stop) && await mails.ComposeAsync(Compose, Batch, clock.GetUtcNow(), stop, faults) > 0)
        {
            // until none is left
        }

        SetAsideLog.Write(log, faults);
    }

    private StandaloneLetter Compose(AccessMailRequest request, string secret)
    {
        var signature = mail.Value.Disclosure == MailDisclosure.NumbersOnly ? PageTexts.OfficeUnnamed : office.Value.Name;
        var page = AccessMailPage.Render(request, secret, TimeZoneInfo.ConvertTime(request.ExpiresAt, hours.Zone), signature);
        return post.Standalone(
            LetterKind.Access, FormattableString.Invariant($"access|{request.Id}"), new LetterRecipient(request.PersonId, request.Name, request.Email), page, clock.GetUtcNow());
    }
}
