using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.CloseOut;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Hosting.Office;
using CaseReform.Ops.Worker.Letters;
using CaseReform.Ops.Worker.Mail;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Makes one person's letter of the day from the notices that wait for their posts. Reads nothing and writes nothing.</summary>
internal sealed class LetterComposer(OfficePost post, IOptions<MailOptions> mail, IOptions<OfficeOptions> office, IOptions<CloseOutOptions> closeOut, OfficeHours hours)
{
    /// <summary>Composes the letter; bytes, Message-ID and Date are frozen here.</summary>
    /// <param name="addressee">For whom.</param>
    /// <param name="notices">What waits for them.</param>
    /// <param name="addressees">Who gets what today.</param>
    /// <param name="day">The ladder today.</param>
    /// <param name="severalLedgers">Whether measures are told apart by their ledger.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="own">In the first letter somebody gets: all that is theirs; null in the others.</param>
    /// <returns>The letter; null where none of the notices is for this person as things are now.</returns>
    public Composition? Compose(
        Addressee addressee, IReadOnlyList<PendingNotice> notices, Addressees addressees, LadderDay day, bool severalLedgers, DateTimeOffset now, OwnMeasures? own = null)
    {
        var person = addressees.Roster.Person(addressee.PersonId)!;
        var shown = Loudest([.. notices.Where(n => !CloseOutCalls.Is(n.Rung))], day.Ladder);
        var calls = Calls(notices, new CloseOutViews(addressee, addressees, day, severalLedgers, closeOut.Value));
        if (notices.Count > 0 && shown.Count + calls.Count == 0)
        {
            return null;
        }

        var views = new MeasureViews(addressee, addressees, day, severalLedgers);
        var told = shown.ConvertAll(s => views.Of(s.Notice, s.Rung, s.IsCopy) with { Urge = s.Urge });
        var others = own is null ? [] : Others(own, shown, views);
        var letter = new LetterModel
        {
            Recipient = person.Name,
            ActingFor = ActingFor(addressee, [.. shown.Select(s => s.Notice), .. calls.Select(c => c.Told)], addressees),
            Day = day.Today,
            Measures = others.Count == 0 ? told : [.. told.Concat(others).OrderBy(m => m.Deadline ?? DateOnly.MaxValue).ThenBy(m => m.Number.Problem.SortKey(), StringComparer.Ordinal).ThenBy(m => m.Number.Ordinal)],
            CloseOuts = [.. calls.Select(c => c.View)],
            Office = office.Value.Name,
            OfficeContact = office.Value.Contact,
            ChatLink = office.Value.ChatLink,
            NumbersOnly = mail.Value.Disclosure == MailDisclosure.NumbersOnly,
            IsFirst = own is not null,
            NotShown = own is null ? 0 : own.Count - own.First.Count,
            LateBecause = LateBecause(shown, day.Today),
        };
        var page = letter is { IsFirst: true, Measures.Count: > 0 } ? FirstLetterPage.Render(letter) : LetterPage.Render(letter);
        var (id, bytes) = post.Freeze(
            LetterKind.Ladder, addressee.PersonId, person.Name, addressee.Email, page, now, LetterThread.Of(shown.Select(s => s.Notice.MeasureId).Concat(calls.Select(c => c.Told.MeasureId))) is { } thread ? [post.IdOf(thread)] : []);
        return new Composition
        {
            Subject = page.Subject,
            MessageId = id,
            ContentHash = page.LongText.Hash(),
            Bytes = bytes,
            Included = [.. shown.Select(s => s.Notice.Id), .. calls.Select(c => c.Told.Id)],
            Covered = [.. notices.Where(n => !CloseOutCalls.Is(n.Rung)).Select(n => n.Id).Except(shown.Select(s => s.Notice.Id)), .. calls.SelectMany(c => c.Covered)],
        };
    }

    /// <summary>One entry a measure: the loudest rung; addressed rather than copied when it is both.</summary>
    private static List<Shown> Loudest(IReadOnlyList<PendingNotice> notices, Ladder ladder) =>
        [.. notices
            .GroupBy(n => n.MeasureId)
            .Select(g =>
            {
                var loudest = g.OrderByDescending(n => ladder.Find(n.Rung)?.Rank ?? -1).ThenBy(n => n.Kind).First();
                var urged = g.Where(n => OfficeUrge.Is(n.Rung)).OrderByDescending(n => n.Occurrence, StringComparer.Ordinal).FirstOrDefault();
                return new Shown(loudest, ladder.Find(loudest.Rung), IsCopy: g.All(n => n.Kind == NoticeKind.Copy), urged is null ? null : urged.Urge ?? string.Empty);
            })
            .OrderByDescending(s => s.Rung?.Light ?? Light.None)
            .ThenBy(s => s.Notice.Deadline ?? DateOnly.MaxValue)
            .ThenBy(s => NaturalOrder.Key(s.Notice.Number), StringComparer.Ordinal)
            .ThenBy(s => s.Notice.Ordinal)];

    /// <summary>What is theirs beside what the notices are about. One that cannot be told is left out here: it is set aside when it has a notice of its own.</summary>
    private static List<LetterMeasure> Others(OwnMeasures own, List<Shown> shown, MeasureViews views)
    {
        var others = new List<LetterMeasure>();
        foreach (var measure in own.First.ExceptBy(shown.Select(s => s.Notice.MeasureId), m => m.MeasureId))
        {
            try
            {
                others.Add(views.OfOwn(measure));
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                continue;
            }
        }

        return others;
    }

    /// <summary>One entry a close-out, what the reader has to do before what they are to urge. What is not theirs to hear stays where it is.</summary>
    private static List<Call> Calls(IReadOnlyList<PendingNotice> notices, CloseOutViews views) =>
        [.. notices
            .Where(n => CloseOutCalls.Is(n.Rung))
            .Select(n => (Notice: n, View: views.Of(n)))
            .Where(it => it.View is not null)
            .GroupBy(it => it.Notice.MeasureId)
            .Select(g => g.OrderBy(it => it.View!.Call switch { CloseOutCall.Remind => 0, CloseOutCall.Act => 1, CloseOutCall.Above => 2, CloseOutCall.Outcome => 3 }).ToList())
            .Select(g => new Call(g[0].Notice, g[0].View!, [.. g.Skip(1).Select(it => it.Notice.Id)]))
            .OrderBy(call => call.Told.Ledger, StringComparer.Ordinal)
            .ThenBy(call => NaturalOrder.Key(call.Told.Number), StringComparer.Ordinal)];

    private static string? ActingFor(Addressee addressee, IReadOnlyList<PendingNotice> told, Addressees addressees)
    {
        var absent = told
            .Select(n => addressees.WayTo(addressee.PersonId, n.PostId).ActingFor)
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

    private sealed record Call(PendingNotice Told, LetterCloseOut View, IReadOnlyList<long> Covered);

    private sealed record Shown(PendingNotice Notice, Rung? Rung, bool IsCopy, string? Urge);
}
