using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Updates;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Forgets proposals of last month, files that nobody added to a measure, and bytes that belong to no file.</summary>
internal sealed partial class UpdateUpkeep(UpdateStore updates, EvidenceStore evidence, EvidenceFolder folder, TimeProvider clock, ILogger<UpdateUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Does it once.</summary>
    public async Task SweepAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await updates.PurgeAsync(now, token);
        await evidence.PurgeAsync(now, token);

        // a day leaves time to put back a database that was restored without its last rows
        var before = now - EvidenceStore.Waits;
        foreach (var contents in folder.WrittenBefore(before))
        {
            await evidence.RemoveStraysAsync(contents, hash => folder.Remove(hash, before), token);
        }

        folder.RemoveLeftovers(before);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PutOff(logger, e.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "old proposals and files could not be forgotten: {Error}; later")]
        public static partial void PutOff(ILogger logger, string error);
    }
}
