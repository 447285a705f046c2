using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>The letter by which sending is tried anew: it tells the office of the pause.</summary>
internal sealed class PauseLetter(LetterStore letters, OfficeReaders readers, ReaderLetters composer, OfficeHours hours, IOptions<MailOptions> mail, IOptions<OfficeOptions> office)
{
    /// <summary>So many people of the office are tried before a letter goes to the sender's own address.</summary>
    private const int MaxReaders = 3;

    /// <summary>The letter is of no use to anybody later.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>One for each reader in whose letter nothing is wrong; none when it can be written to nobody.</summary>
    public async Task<IReadOnlyList<Missive>> ForAsync(SendingRest.Rest pause, DateTimeOffset now, CancellationToken token)
    {
        var news = new OfficeNews
        {
            Day = hours.DayOf(now),
            Office = office.Value.Name,
            NumbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly,
            Paused = new SendingPause(TimeZoneInfo.ConvertTime(pause.Since, hours.Zone), pause.Reason, (int)await letters.WaitingCountAsync(token)),
        };
        IReadOnlyList<Reader> all = [.. (await readers.OfficeAsync(news.Day, token)).Take(MaxReaders), readers.Own];
        var key = FormattableString.Invariant($"probe|{pause.Until.ToUnixTimeMilliseconds()}");
        var missives = await composer.ComposeAsync(LetterKind.Probe, key, all, OfficeLetterPage.Render(news)!, null, now, token);
        return [.. missives.Select(m => m with { AnyHour = true, Priority = 1, ExpiresAt = now + Life })];
    }
}
