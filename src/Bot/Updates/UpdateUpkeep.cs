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
        await TryAsync(() => updates.PurgeAsync(now, token), token);
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
            Log.PutOff(logger, e.GetType().Name);
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
            Log.PutOff(logger, e.GetType().Name);
        }
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
