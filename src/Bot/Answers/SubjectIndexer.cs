using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Notes by which words problems are found, after imports and after the upgrade that brought this; what is not noted yet is found all the same, only more slowly.</summary>
internal sealed class SubjectIndexer(SubjectIndex index, TimeProvider clock, ILogger<SubjectIndexer> logger)
    : PeriodicService(TimeSpan.FromSeconds(10), "the words of new problems could not be noted", clock, logger, atOnce: true)
{
    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        while (await index.NoteAsync(stoppingToken))
        {
        }
    }
}
