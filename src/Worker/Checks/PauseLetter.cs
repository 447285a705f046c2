using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>The letter by which sending is tried anew: it tells the office of the pause.</summary>
internal sealed class PauseLetter(LetterStore letters, OfficeReaders recipients, RecipientLetters composer, OfficeHours hours, IOptions<MailOptions> mail, IOptions<OfficeOptions> office)
{
    /// <summary>So many people of the office are tried before a letter goes to the sender's own address.</summary>
    private const int MaxReaders = 3;

    /// <summary>The letter is of no use to anybody later.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>One for each reader in whose letter nothing is wrong; none when it can be written to nobody.</summary>
    public async Task<IReadOnlyList<StandaloneLetter>> ForAsync(SendingPauses.Pause pause, DateTimeOffset now, CancellationToken token)
    {
        var news = new OfficeNews
        {
            Day = hours.DayOf(now),
            Office = office.Value.Name,
            NumbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly,
            Paused = new PauseNews(TimeZoneInfo.ConvertTime(pause.Since, hours.Zone), pause.Reason, (int)await letters.WaitingCountAsync(token)),
        };
        IReadOnlyList<LetterRecipient> all = [.. (await recipients.OfficeAsync(news.Day, token)).Take(MaxReaders), recipients.Own];
        var key = FormattableString.Invariant($"probe|{pause.Until.ToUnixTimeMilliseconds()}");
        var probes = await composer.ComposeAsync(LetterKind.Probe, key, all, OfficeLetterPage.Render(news)!, null, now, token);
        return [.. probes.Select(m => m with { AnyHour = true, Priority = 1, ExpiresAt = now + Life })];
    }
}
