using System.Globalization;

using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Makes one person's letter of the day from the notices that wait for their posts. Reads nothing and writes nothing.</summary>
internal sealed class LetterComposer(OfficePost post, IOptions<MailOptions> mail, IOptions<OfficeOptions> office, OfficeHours hours)
{
    private const int MaxReferences = 10;

    /// <summary>Composes the letter; bytes, Message-ID and Date are frozen here.</summary>
    public Composition Compose(
        Addressee addressee, IReadOnlyList<PendingNotice> notices, Addressees addressees, LadderDay day, bool severalLedgers, DateTimeOffset now)
    {
        var person = addressees.Roster.Person(addressee.PersonId)!;
        var shown = Loudest(notices, day.Ladder);
        var page = LetterPage.Render(new LetterModel
        {
            Recipient = person.Name,
            ActingFor = ActingFor(addressee, shown, addressees),
            Day = day.Today,
            Measures = [.. shown.Select(s => MeasureOf(s, addressee, addressees, day, severalLedgers))],
            Office = office.Value.Name,
            OfficeContact = office.Value.Contact,
            ChatLink = office.Value.ChatLink,
            NumbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly,
            LateBecause = LateBecause(shown, day.Today),
        });
        var (id, bytes) = post.Freeze(
            LetterKind.Ladder, addressee.PersonId, person.Name, addressee.Email, page, now, [.. shown.Take(MaxReferences).Select(s => Thread(s.Notice))]);
        return new Composition
        {
            Subject = page.Subject,
            MessageId = id,
            ContentHash = page.LongText.Hash(),
            Bytes = bytes,
            Included = [.. shown.Select(s => s.Notice.Id)],
            Covered = [.. notices.Select(n => n.Id).Except(shown.Select(s => s.Notice.Id))],
        };
    }

    /// <summary>One entry a measure: the loudest rung; addressed rather than copied when it is both.</summary>
    private static List<Shown> Loudest(IReadOnlyList<PendingNotice> notices, Ladder ladder) =>
        [.. notices
            .GroupBy(n => n.MeasureId)
            .Select(g =>
            {
                var loudest = g.OrderByDescending(n => ladder.Find(n.Rung)?.Rank ?? -1).ThenBy(n => n.Kind).First();
                return new Shown(loudest, ladder.Find(loudest.Rung), IsCopy: g.All(n => n.Kind == NoticeKind.Copy));
            })
            .OrderByDescending(s => s.Rung?.Light ?? Light.None)
            .ThenBy(s => s.Notice.Deadline ?? DateOnly.MaxValue)
            .ThenBy(s => NaturalOrder.Key(s.Notice.Number), StringComparer.Ordinal)
            .ThenBy(s => s.Notice.Ordinal)];

    private static LetterMeasure MeasureOf(Shown shown, Addressee addressee, Addressees addressees, LadderDay day, bool severalLedgers)
    {
        var n = shown.Notice;
        var way = addressees.WayTo(addressee.PersonId, n.PostId);
        return new LetterMeasure
        {
            Number = new MeasureNumber(ProblemNumber.From(n.Number), n.Ordinal),
            Ledger = severalLedgers ? n.Ledger : null,
            Problem = n.Symptom,
            Measure = n.Measure,
            Deadline = n.Deadline,
            OriginalDeadline = n.OriginalDeadline,
            Provisional = n.Provisional || (n.Deadline is { } due && day.Calendar.TouchesProvisional(day.Today, due)),
            WorkingDaysLeft = day.WorkingDaysLeft(n.Deadline),
            DaysOverdue = LadderRule.DaysOverdue(DutyStates.Of(n.Status), n.Deadline, day.Today),
            Light = shown.Rung?.Light ?? Light.None,
            Rung = n.Rung,
            Kind = shown.Rung is { } rung ? RungKinds.Of(rung.When) : RungKind.Before,
            Copy = shown.IsCopy,
            Role = n.PostId == n.ResponsiblePostId ? PostRole.Handler : addressees.Roster.Post(n.PostId)!.Role,
            Unit = n.Unit,
            ResponsibleName = n.ResponsibleName,
            LastReportOn = n.LastReportOn,
            Percent = n.Percent,
            BrokenPromise = n.BrokenPromise,
            PassedOnFrom = way.PassedOnFrom is { } post ? PostNames.Of(addressees.Roster, post) : null,
            ShouldHaveGoneOn = n.FiredOn < day.Today ? n.FiredOn : null,
        };
    }

    private static string? ActingFor(Addressee addressee, List<Shown> shown, Addressees addressees)
    {
        var absent = shown
            .Select(s => addressees.WayTo(addressee.PersonId, s.Notice.PostId).ActingFor)
            .OfType<long>().Distinct()
            .Select(id => addressees.Roster.Person(id)?.Name).OfType<string>()
            .ToList();
        return absent.Count == 0 ? null : string.Join('、', absent);
    }

    private string? LateBecause(List<Shown> shown, DateOnly today)
    {
        var late = shown.Where(s => s.Notice.FiredOn < today).ToList();
        return late.Count == 0 ? null
            : late.Exists(s => s.Notice.TriedSince is not null) ? ReminderTexts.LateMail
            : late.Exists(s => hours.DayOf(s.Notice.PlannedAt) > s.Notice.FiredOn) ? ReminderTexts.LatePlan
            : ReminderTexts.LateOneADay;
    }

    private string Thread(PendingNotice notice) =>
        post.IdOf(string.Create(CultureInfo.InvariantCulture, $"matter.{notice.MeasureId}"));

    private sealed record Shown(PendingNotice Notice, Rung? Rung, bool IsCopy);
}
