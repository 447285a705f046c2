using CaseReform.Ops.Data.Asks;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using Quartz;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Tells the office, takes over what another worker left, and forgets the bytes of old letters and requests.</summary>
[DisallowConcurrentExecution]
internal sealed class HousekeepingJob(
    OfficeLetterRun office,
    Recovery recovery,
    RestoreDetector restore,
    LetterStore letters,
    OfficeAskStore asks,
    WorkerIdentity identity,
    WorkerHealth health,
    IOptions<JobsOptions> options,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<HousekeepingJob> log) : WorkerJob(JobNames.Housekeeping, health, lifetime, log)
{
    protected override async Task<string?> RunAsync(CancellationToken stop)
    {
        if (await restore.HeldAsync(stop) is not null)
        {
            // what the letters' leases say is yesterday's; that reminders are held the reminders' job says, whose next round is soon
            return null;
        }

        await EachAsync(
            stop,
            () => office.RunAsync(stop),
            () => recovery.TakeOverAsync(identity.Owner, stop),
            () => letters.PurgeBodiesAsync(clock.GetUtcNow() - options.Value.KeepBodies, stop),
            () => asks.PurgeAsync(clock.GetUtcNow(), stop));
        return null;
    }
}
