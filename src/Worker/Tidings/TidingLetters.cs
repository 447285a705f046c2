using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tidings;

/// <summary>
/// Writes the short letters that tell of an address that changed, a request or a suggestion. Composing and noting that it is told is one transaction each; it is told when
/// everybody has a letter. Whose letter could not be composed is tried again when the time for it has come.
/// </summary>
internal sealed class TidingLetters(
    TidingStore tidings, RosterStore rosters, OfficeReaders office, RecipientLetters letters, SetAsideStore aside, TidingPage page, OfficeHours hours, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Puts what waits into the queue.</summary>
    /// <returns>How many letters.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var (count, last) = (0, 0L);
        var left = (await aside.PeopleAsync(LetterKind.Tiding, clock.GetUtcNow(), stop)).ToHashSet();
        while (await tidings.WaitingAsync(last, Batch, stop) is { Count: > 0 } waiting)
        {
            foreach (var tiding in waiting)
            {
                var now = clock.GetUtcNow();
                var recipients = await RecipientsAsync(tiding, hours.DayOf(now), stop);
                var composed = await letters.ComposeAsync(
                    LetterKind.Tiding, FormattableString.Invariant($"tiding|{tiding.Id}"), [.. recipients.Where(to => !left.Contains(to.PersonId))], to => page.Render(tiding, to, hours.DayOf(now)), null, now, stop);

                // an address that nobody has any more will not become a better one
                count += await tidings.TellAsync(tiding.Id, composed, tiding.Address is not null || composed.Count == recipients.Count, now, stop);
                last = tiding.Id;
            }
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
