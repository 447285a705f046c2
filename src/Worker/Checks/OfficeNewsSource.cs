using System.Globalization;

using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Gathers what the office has to put right, for <c>check</c> and for its daily letter.</summary>
internal sealed class OfficeNewsSource(
    DeliveryTrouble trouble,
    LetterStore letters,
    SendingPauses pauses,
    RosterGaps gaps,
    SetAsideStore aside,
    AnswerableStore answerable,
    CalendarStore calendars,
    OfficeHours hours,
    IOptions<OfficeOptions> office,
    IOptions<MailOptions> mail,
    TimeProvider clock)
{
    /// <summary>The situation now.</summary>
    public async Task<OfficeSituation> GatherAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var day = hours.DayOf(now);
        var found = await gaps.FindAsync(day, token);
        var failed = await trouble.FailedAsync(token);
        return new OfficeSituation
        {
            Day = day,
            Paused = await PausedAsync(token),
            Failed = failed,
            Letters = [.. failed.Select(l => (l.Id, l.ToldAt is not null || l.Kind == LetterKind.Office, UndeliveredOf(l)))],
            VacantChains = found.VacantChains,
            VacantPosts = found.VacantPosts,
            WithoutAddress = found.WithoutAddress,
            SetAside = [.. (await aside.ListAsync(token)).Select(k => ($"{AlarmKinds.SetAside}|{k.Key}", k))],
            ProvisionalYears = await YearsAsync(token),
        };
    }

    /// <summary>What of the situation the office has not been told.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="untold">Keys of alarms that were not told.</param>
    public OfficeNews NewsOf(OfficeSituation situation, IReadOnlySet<string> untold) => new()
    {
        Day = situation.Day,
        Office = office.Value.Name,
        NumbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly,
        Paused = situation.Paused is { } p && untold.Contains(p.Key) ? p.Pause : null,
        Letters = [.. situation.Letters.Where(l => !l.Told).Select(l => l.Letter)],
        VacantChains = [.. situation.VacantChains.Where(v => untold.Contains(v.Key)).Select(v => v.Measure)],
        VacantPosts = [.. situation.VacantPosts.Where(v => untold.Contains(v.Key)).Select(v => v.Post)],
        WithoutAddress = [.. situation.WithoutAddress.Where(w => untold.Contains(w.Key)).Select(w => w.Person)],
        SetAside = [.. situation.SetAside.Where(k => untold.Contains(k.Key)).Select(k => SetAsideWords.Of(k.Item))],
        ProvisionalYears = [.. situation.ProvisionalYears.Where(y => untold.Contains(y.Key)).Select(y => y.Year)],
    };

    private async Task<(string Key, PauseNews Pause)?> PausedAsync(CancellationToken token)
    {
        if (await pauses.UntilAsync(token) is not { } pause)
        {
            return null;
        }

        return (
            string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.Paused}|{pause.Since.ToUnixTimeMilliseconds()}"),
            new PauseNews(TimeZoneInfo.ConvertTime(pause.Since, hours.Zone), pause.Reason, (int)await letters.WaitingCountAsync(token), pause.IsAccount));
    }

    private async Task<IReadOnlyList<(string Key, int Year)>> YearsAsync(CancellationToken token)
    {
        var calendar = await calendars.LoadAsync(token);
        var (years, _) = await answerable.YearsAsync(token);
        return [.. years.Where(y => calendar.IsProvisional(new DateOnly(y, 1, 1)))
            .Select(y => (string.Create(CultureInfo.InvariantCulture, $"{AlarmKinds.Calendar}|{y}"), y))];
    }

    private static UndeliveredLetter UndeliveredOf(FailedLetter letter) => new(
        letter.Day,
        letter.Person ?? ChecksTexts.NoPerson,
        letter.Unit,
        FailureOf(letter),
        letter.Detail);

    /// <summary>What a letter failed for, which decides the advice.</summary>
    public static DeliveryFailure FailureOf(FailedLetter letter) => letter switch
    {
        { State: LetterState.Refused, Cause: LetterCause.Letter } => DeliveryFailure.LetterRefused,
        { State: LetterState.Refused } => DeliveryFailure.Refused,
        { Repeats: > RetryRule.Repeats } => DeliveryFailure.Uncertain,
        { Cause: LetterCause.Mailbox } => DeliveryFailure.MailboxClosed,
        _ => DeliveryFailure.GivenUp,
    };
}
