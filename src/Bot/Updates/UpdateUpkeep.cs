using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Updates;

/// <summary>Forgets proposals of last month, files that nobody added to a measure, and bytes that belong to no file.</summary>
internal sealed class UpdateUpkeep(UpdateStore updates, OrderStore orders, CloseOutStore closing, EvidenceStore evidence, EvidenceFolder folder, TimeProvider clock, ILogger<UpdateUpkeep> logger)
    : PeriodicService(TimeSpan.FromHours(1), "old proposals and files could not be forgotten", clock, logger)
{
    /// <summary>Does it once.</summary>
    public async Task SweepAsync(CancellationToken token)
    {
        var now = Clock.GetUtcNow();
        await TryAsync(() => updates.PurgeAsync(now, token), token);
        await TryAsync(() => orders.PurgeAsync(now, token), token);
        await TryAsync(() => closing.PurgeAsync(now, token), token);
        await TryAsync(() => evidence.PurgeAsync(now, token), token);

        // a day leaves time to put back a database that was restored without its last rows
        var before = now - EvidenceStore.Waits;
        foreach (var contents in folder.WrittenBefore(before))
        {
            await TryAsync(() => evidence.RemoveStraysAsync(contents, hash => Remove(hash, before), token), token);
        }

        folder.RemoveLeftovers(before);
    }

    /// <summary>A file that cannot be removed stays for the next time; the others go.</summary>
    private void Remove(string hash, DateTimeOffset before)
    {
        try
        {
            folder.Remove(hash, before);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Warn(e);
        }
    }

    /// <summary>One step of the sweep; the next ones do not wait for it.</summary>
    private async Task TryAsync(Func<Task> step, CancellationToken token)
    {
        try
        {
            await step();
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Warn(e);
        }
    }

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken stoppingToken) => SweepAsync(stoppingToken);
}
