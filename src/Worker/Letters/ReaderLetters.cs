using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.SetAside;
using CaseReform.Ops.Worker.Mail.Mime;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Letters;

/// <summary>One page for several readers, a letter each. A reader whose letter cannot be composed is set aside, and the others get theirs.</summary>
internal sealed class ReaderLetters(OfficePost post, SetAsideStore aside, ComposeSurroundings surroundings, ILogger<ReaderLetters> log)
{
    /// <summary>Composes the letters.</summary>
    /// <param name="kind">What they are.</param>
    /// <param name="key">What the letter is; with the reader it makes the key under which it exists once.</param>
    /// <param name="readers">To whom.</param>
    /// <param name="page">What it says.</param>
    /// <param name="file">What goes with it, or null.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="token">Stops waiting.</param>
    public async Task<IReadOnlyList<Missive>> ComposeAsync(
        LetterKind kind, string key, IReadOnlyList<Reader> readers, RenderedPage page, Attachment? file, DateTimeOffset now, CancellationToken token)
    {
        var letters = new List<Missive>(readers.Count);
        var faults = new FaultNotes(surroundings.Mark);
        foreach (var reader in readers)
        {
            try
            {
                letters.Add(post.Missive(kind, key, reader, page, now, file is null ? null : [file]));
            }
            catch (Exception e) when (SetAsideRule.IsOfItem(e))
            {
                faults.All.Add(new ItemFault(kind, reader.Person, null, e));
            }
        }

        await aside.AddAsync(faults.All, faults.Surroundings, now, token);
        SetAsideLog.Write(log, faults);
        return letters;
    }

    /// <summary>The readers whose letter of a kind was set aside since an instant and is to be tried again.</summary>
    public async Task<IReadOnlyList<Reader>> DueAsync(LetterKind kind, IReadOnlyList<Reader> readers, DateTimeOffset since, DateTimeOffset now, CancellationToken token)
    {
        var due = await aside.DueAsync(kind, surroundings.Mark, since, now, token);
        return [.. readers.Where(r => due.Contains(r.PersonId))];
    }
}
