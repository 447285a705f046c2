using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Wakes the round; whatever it misses the next one does.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ReminderJob(ReminderRound round, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger<ReminderJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token)
    {
        // SIGTERM ends the round after what is in hand, not after all that is due
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, lifetime.ApplicationStopping);
        try
        {
            var report = await round.RunAsync(stop.Token);
            health.Note("reminders", report.Paused);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            health.Note("reminders", e.Message);
            Log.Failed(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "a round of reminders failed; the next one goes on where it stopped")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
