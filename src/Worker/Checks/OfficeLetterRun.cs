using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Reminders;
using CaseReform.Ops.Worker.Restore;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>
/// The office's short daily letter: at most one a working day, inside office hours, only when there is something it has not been told.
/// Composing and noting what was told is one transaction.
/// </summary>
internal sealed class OfficeLetterRun(
    ReleaseStore release,
    RestoreDetector restore,
    CalendarStore calendars,
    OfficeReaders office,
    AlarmStore alarms,
    DeliveryTrouble trouble,
    OfficeNewsSource source,
    OfficeHours hours,
    RecipientLetters letters,
    TimeProvider clock)
{
    /// <summary>An address at which the office's letter failed gets another after so long, or as soon as anything has arrived there.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>Composes what is to be told today.</summary>
    /// <returns>How many letters wait to be sent for it.</returns>
    public async Task<int> RunAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var day = hours.DayOf(now);
        if (await restore.HeldAsync(token) is not null || await release.ReleasedAtAsync(token) is null || !hours.IsOpen(now, await calendars.LoadAsync(token)) || await trouble.OfficeToldAsync(day, token))
        {
            return 0;
        }

        var situation = await source.GatherAsync(token);
        var aside = await alarms.UntoldAsideAsync(token);
        var untold = (await alarms.SyncAsync(AlarmKinds.All, AlarmsOf(situation), new ChangeOrigin(now, "worker", "worker"), token)).Union(aside.Select(a => a.Key)).ToHashSet(StringComparer.Ordinal);
        if (situation.Paused is not null)
        {
            // it could not leave before the pause is over, and then what it says of the pause would not be true: the letter that ends the pause tells of it
            return 0;
        }

        var news = source.NewsOf(situation, untold) with { Unreckoned = [.. aside.Select(a => a.Text)] };
        var deaf = await trouble.DeafAddressesAsync(now - Patience, token);
        var recipients = (await office.OfficeAsync(day, token)).Where(r => !deaf.Contains(r.Email)).ToList();
        if (recipients.Count == 0 || OfficeLetterPage.Render(news) is not { } page)
        {
            return 0;
        }

        return await trouble.TellAsync(
            await letters.ComposeAsync(LetterKind.Office, $"office|{IsoDay.Text(day)}", recipients, page, null, now, token),
            [.. situation.Letters.Where(l => !l.Told).Select(l => l.Id)],
            untold,
            day,
            now,
            token);
    }

    private static List<Alarm> AlarmsOf(OfficeSituation s)
    {
        List<Alarm> all =
        [
            .. s.VacantChains.Select(v => new Alarm(v.Key, AlarmKinds.VacantChain, Say(ChecksTexts.VacantChain, v.Measure.Number, v.Measure.Unit))),
            .. s.VacantPosts.Select(v => new Alarm(v.Key, AlarmKinds.VacantPost, RosterGaps.SentenceOf(v.Post))),
            .. s.WithoutAddress.Select(w => new Alarm(w.Key, AlarmKinds.NoAddress, Say(ChecksTexts.NoAddress, w.Person.Person, w.Person.Unit, w.Person.Measures))),
            .. s.SetAside.Select(k => new Alarm(k.Key, AlarmKinds.SetAside, SetAsideWords.Sentence(k.Item))),
            .. s.ProvisionalYears.Select(y => new Alarm(y.Key, AlarmKinds.Calendar, Say(ChecksTexts.ProvisionalYear, y.Year))),
        ];
        if (s.Paused is { } pause)
        {
            all.Add(new Alarm(pause.Key, AlarmKinds.Paused, Say(ChecksTexts.Paused, pause.Pause.Reason)));
        }

        return all;
    }
}
