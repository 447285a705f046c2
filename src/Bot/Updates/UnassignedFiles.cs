using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels;
using CaseReform.Ops.Data.Evidence;

using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>The files that somebody sent in a conversation and that belong to no measure yet.</summary>
internal sealed class UnassignedFiles(EvidenceStore store, FileFetch fetch, TimeProvider clock)
{
    /// <summary>How many files are taken of one message, and added to a measure at once.</summary>
    public const int MaxFiles = 10;

    /// <summary>What waits in the conversation, with what this activity names by address, and what to say of those that did not come; files of the web page have come before their activity.</summary>
    public async Task<(IReadOnlyList<EvidenceFile> Files, IReadOnlyList<string> Refused)> TakeAsync(ITurnContext turn, long personId, string conversation, CancellationToken token)
    {
        var sent = (turn.Activity.Attachments ?? []).Where(a => a.ContentUrl?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true).ToList();
        var taken = await fetch.TakeAsync([.. sent.Take(MaxFiles)], personId, conversation, token);
        var refused = taken.OfType<EvidenceTaking.Refused>().Select(r => r.Sentence).ToList();
        if (sent.Count > MaxFiles)
        {
            refused.Add(Say(EvidenceTexts.TooMany, MaxFiles, sent.Count - MaxFiles));
        }

        return (await WaitingAsync(personId, conversation, token), refused);
    }

    /// <summary>What waits in the conversation; what was sent twice stands once.</summary>
    public async Task<IReadOnlyList<EvidenceFile>> WaitingAsync(long personId, string conversation, CancellationToken token) =>
        [.. (await store.WaitingAsync(personId, conversation, clock.GetUtcNow(), token)).DistinctBy(f => (f.Name, f.Sha256))];

    /// <summary>Forgets what waits in the conversation.</summary>
    /// <returns>How many files.</returns>
    public Task<int> DropAsync(long personId, string conversation, CancellationToken token) => store.DropAsync(personId, conversation, token);

    /// <summary>Files with the versions they would have at a measure.</summary>
    public Task<IReadOnlyList<EvidenceFile>> ForAsync(IReadOnlyCollection<long> ids, long measure, CancellationToken token) => store.ForAsync(ids, measure, token);
}
