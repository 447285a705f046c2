using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Mail.Mime;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>One page for several readers, a letter each. A reader whose letter cannot be composed is set aside, and the others get theirs.</summary>
internal sealed class RecipientLetters(OfficePost post, SetAsideStore aside, ComposeStamp stamp, ILogger<RecipientLetters> log)
{
    /// <summary>Composes the letters.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="key">What the letter is; with the reader it makes the key under which it exists once.</param>
    /// <param name="recipients">To whom.</param>
    /// <param name="page">What it says to one of them.</param>
    /// <param name="file">What goes with it, or null.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task<IReadOnlyList<StandaloneLetter>> ComposeAsync(
        LetterKind kind, string key, IReadOnlyList<LetterRecipient> recipients, Func<LetterRecipient, RenderedPage> page, Attachment? file, DateTimeOffset now, CancellationToken token)
    {
        var letters = new List<StandaloneLetter>(recipients.Count);
        var faults = new FaultNotes(stamp.Mark);
        foreach (var recipient in recipients)
        {
            try
            {
                letters.Add(post.Standalone(kind, key, recipient, page(recipient), now, file is null ? null : [file]));
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                faults.All.Add(new ItemFault(kind, recipient.Person, null, e));
            }
        }

        await aside.AddAsync(faults.All, faults.Surroundings, now, token);
        SetAsideLog.Write(log, faults);
        return letters;
    }

    /// <summary>The same page for everybody.</summary>
    /// <inheritdoc cref="ComposeAsync(LetterKind, string, IReadOnlyList{LetterRecipient}, Func{LetterRecipient, RenderedPage}, Attachment?, DateTimeOffset, CancellationToken)" path="/param"/>
    public Task<IReadOnlyList<StandaloneLetter>> ComposeAsync(
        LetterKind kind, string key, IReadOnlyList<LetterRecipient> recipients, RenderedPage page, Attachment? file, DateTimeOffset now, CancellationToken token) =>
        ComposeAsync(kind, key, recipients, _ => page, file, now, token);

    /// <summary>The people whose letter of a kind was set aside and is not to be tried yet: nothing changed, and its time has not come.</summary>
    public async Task<IReadOnlySet<long>> NotYetAsync(LetterKind kind, DateTimeOffset now, CancellationToken token) =>
        (await aside.PeopleAsync(kind, now, token)).Except(await aside.DueAsync(kind, stamp.Mark, DateTimeOffset.UnixEpoch, now, token)).ToHashSet();

    /// <summary>The readers whose letter of a kind was set aside since an instant and is to be tried again.</summary>
    public async Task<IReadOnlyList<LetterRecipient>> DueAsync(LetterKind kind, IReadOnlyList<LetterRecipient> recipients, DateTimeOffset since, DateTimeOffset now, CancellationToken token)
    {
        var due = await aside.DueAsync(kind, stamp.Mark, since, now, token);
        return [.. recipients.Where(r => due.Contains(r.PersonId))];
    }
}
