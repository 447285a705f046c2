using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tidings;

/// <summary>Writes the short letters that tell of an address that changed, a request or a suggestion. Composing and noting that it is told is one transaction each.</summary>
internal sealed class TidingLetters(TidingStore tidings, RosterStore rosters, OfficeReaders office, RecipientLetters letters, TidingPage page, OfficeHours hours, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Puts what waits into the queue.</summary>
    /// <returns>How many letters.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var count = 0;
        foreach (var tiding in await tidings.WaitingAsync(Batch, stop))
        {
            var now = clock.GetUtcNow();
            var composed = await letters.ComposeAsync(
                LetterKind.Tiding, FormattableString.Invariant($"tiding|{tiding.Id}"), await RecipientsAsync(tiding, hours.DayOf(now), stop), to => page.Render(tiding, to, hours.DayOf(now)), null, now, stop);
            await tidings.TellAsync(tiding.Id, composed, now, stop);
            count += composed.Count;
        }

        return count;
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
