using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tidings;

/// <summary>Writes the short letters that tell of an address that changed, a request or a suggestion. Queueing and noting that it is told is one transaction each;
/// it is told when everybody has a letter, so one that could not be composed is tried again.</summary>
internal sealed class TidingLetters(TidingStore tidings, RosterStore rosters, OfficeReaders office, RecipientLetters letters, TidingPage page, OfficeHours hours, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Puts what waits into the queue.</summary>
    /// <returns>How many letters.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (count, after) = (0, 0L);
        while (await tidings.WaitingAsync(after, Batch, stop) is { Count: > 0 } batch)
        {
            foreach (var tiding in batch)
            {
                count += await TellAsync(tiding, stop);
            }

            after = batch[^1].Id;
        }

        return count;
    }

    private async Task<int> TellAsync(Tiding tiding, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var recipients = await RecipientsAsync(tiding, hours.DayOf(now), stop);
        var notYet = await letters.NotYetAsync(LetterKind.Tiding, now, stop);
        var composed = await letters.ComposeAsync(
            LetterKind.Tiding, FormattableString.Invariant($"tiding|{tiding.Id}"), [.. recipients.Where(r => !notYet.Contains(r.PersonId))], to => page.Render(tiding, to, hours.DayOf(now)), null, now, stop);

        // an address that was left never changes: what cannot be written to it once never can be, and the office knows by what is set aside
        return await tidings.TellAsync(tiding.Id, composed, composed.Count == recipients.Count || tiding.Address is not null, now, stop);
    }

    private async Task<IReadOnlyList<LetterRecipient>> RecipientsAsync(Tiding tiding, DateOnly day, CancellationToken token)
    {
        if (tiding.Address is { } address)
        {
            return [new LetterRecipient(LetterRecipient.Nobody, tiding.Detail.Name ?? address, address)];
        }

        if (tiding.PersonId is { } id)
        {
            return (await rosters.LoadAsync(token)).Person(id) is { Active: true, Email: { } email, Name: var name } ? [new LetterRecipient(id, name, email)] : [];
        }

        var readers = await office.OfficeAsync(day, token);
        return readers.Count > 0 ? readers : [office.Own];
    }
}
