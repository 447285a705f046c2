using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Looks whether the week's digest is due; a look missed costs nothing.</summary>
[DisallowConcurrentExecution]
internal sealed partial class DigestJob(DigestRun run, WorkerHealth health, ILogger<DigestJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token)
    {
        try
        {
            health.Note("digest", await run.RunAsync(atOnce: false, token) is DigestOutcome.NobodyToSend ? DigestRunTexts.NobodyToSend : null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            health.Note("digest", e.Message);
            Log.Failed(log, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the weekly digest failed; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
