using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Sending;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

using Quartz;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Tells the office, takes over what another worker left, and forgets old letters' bytes.</summary>
[DisallowConcurrentExecution]
internal sealed partial class HousekeepingJob(
    OfficeLetterRun office,
    Recovery recovery,
    LetterStore letters,
    WorkerIdentity identity,
    WorkerHealth health,
    IOptions<JobsOptions> options,
    TimeProvider clock,
    ILogger<HousekeepingJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token)
    {
        try
        {
            await office.RunAsync(token);
            await recovery.TakeOverAsync(identity.Owner, token);
            await letters.PurgeBodiesAsync(clock.GetUtcNow() - options.Value.KeepBodies, token);
            health.Note("housekeeping", null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            health.Note("housekeeping", e.Message);
            Log.Failed(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "housekeeping failed; the next turn tries again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
