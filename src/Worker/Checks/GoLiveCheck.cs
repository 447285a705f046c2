using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Whether reminders go out at all: released, somebody to tell, letters that leave the machine, a ladder in force.</summary>
internal sealed class GoLiveCheck(
    Database database, ReleaseStore release, OfficeReaders recipients, Ladder ladder, OfficeHours hours, IOptions<MailOptions> mail, TimeProvider clock) : ICheck
{
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        var findings = new List<CheckFinding>();
        if (await release.ReleasedAtAsync(token) is null)
        {
            findings.Add(new CheckFinding(CheckSeverity.Warning, ChecksTexts.NotReleased, ChecksTexts.NotReleasedAdvice));
        }

        if ((await recipients.OfficeAsync(hours.DayOf(clock.GetUtcNow()), token)).Count == 0)
        {
            findings.Add(new CheckFinding(CheckSeverity.Warning, ChecksTexts.NoOffice, ChecksTexts.NoOfficeAdvice));
        }

        if (mail.Value.Transport == MailTransportKind.Folder)
        {
            findings.Add(new CheckFinding(CheckSeverity.Information, ChecksTexts.FolderTransport, ChecksTexts.FolderTransportAdvice));
        }

        findings.Add(await LadderAsync(token));
        return findings;
    }

    private async Task<CheckFinding> LadderAsync(CancellationToken token)
    {
        var current = await database.ReadAsync(LadderStore.CurrentAsync, token);
        var sentence = current is not { } stored ? ChecksTexts.LadderNone
            : stored.Ladder.ToJson() == ladder.ToJson() ? Say(ChecksTexts.LadderVersion, stored.Version)
            : Say(ChecksTexts.LadderDiffers, stored.Version);
        return new CheckFinding(CheckSeverity.Information, sentence, string.Empty);
    }
}
