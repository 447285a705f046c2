using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Wakes the round of reminders.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderRound round, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger<ReminderJob> log)
    : WorkerJob("reminders", health, lifetime, log)
{
    protected override async Task<string?> RunAsync(CancellationToken stop) => (await round.RunAsync(stop)).Paused;
}
