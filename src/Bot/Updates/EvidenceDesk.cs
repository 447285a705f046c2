using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Evidence;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>The files that somebody sent in a conversation.</summary>
internal sealed class EvidenceDesk(EvidenceStore store, TimeProvider clock)
{
    /// <summary>What waits in the conversation, with what this activity brings.</summary>
    public async Task<(IReadOnlyList<EvidenceFile> Files, string? Refused)> TakeAsync(ITurnContext turn, long personId, string conversation, CancellationToken token)
    {
        _ = turn;
        return (await WaitingAsync(personId, conversation, token), null);
    }

    /// <summary>What waits in the conversation.</summary>
    public async Task<IReadOnlyList<EvidenceFile>> WaitingAsync(long personId, string conversation, CancellationToken token) =>
        [.. (await store.WaitingAsync(personId, conversation, clock.GetUtcNow(), token)).DistinctBy(f => (f.Name, f.Sha256))];

    /// <summary>Files with the versions they would have at a measure.</summary>
    public Task<IReadOnlyList<EvidenceFile>> ForAsync(IReadOnlyCollection<long> ids, long measure, CancellationToken token) => store.ForAsync(ids, measure, token);
}
