using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Wakes the round of reminders.</summary>
[DisallowConcurrentExecution]
internal sealed class ReminderJob(ReminderRound round, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger<ReminderJob> log)
    : WorkerJob(JobNames.Reminders, health, lifetime, log)
{
    protected override async Task<string?> RunAsync(CancellationToken stop)
    {
        var report = await round.RunAsync(stop);
        WorkerMetrics.Paused(report.Paused is not null);
        return report.Paused;
    }
}
