using System.Diagnostics;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>What the timer wakes. What is due is worked out from the ledger, so a turn that fails or is stopped is made good by the next.</summary>
internal abstract partial class WorkerJob(string name, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken token)
    {
        // SIGTERM ends a turn after what is in hand, not after all that is due
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token, lifetime.ApplicationStopping);
        using var span = WorkerMetrics.Traces.StartActivity(name);
        var start = Stopwatch.GetTimestamp();
        string? trouble = null;
        health.Begin(name);
        try
        {
            health.End(name, trouble = await RunAsync(stop.Token));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // a stop is no error
        }
        catch (Exception e)
        {
            health.End(name, trouble = e.Message);
            Log.Failed(log, name, e);
        }

        span?.SetStatus(trouble is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        WorkerMetrics.JobEnded(name, Stopwatch.GetElapsedTime(start), trouble is null);
    }

    /// <summary>One turn.</summary>
    /// <returns>What is wrong, for the health endpoint; null when nothing is.</returns>
    protected abstract Task<string?> RunAsync(CancellationToken stop);

    /// <summary>Does one step after the other, and a step that fails does not stop the next; what went wrong is thrown at the end.</summary>
    protected static async Task EachAsync(CancellationToken stop, params IReadOnlyList<Func<Task>> steps)
    {
        var faults = new List<Exception>();
        foreach (var step in steps)
        {
            try
            {
                await step();
            }
            catch (Exception e) when (!stop.IsCancellationRequested)
            {
                faults.Add(e);
            }
        }

        if (faults.Count > 0)
        {
            throw faults is [var one] ? one : new AggregateException(faults);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "a turn of {Job} failed; the next one goes on where it stopped")]
        public static partial void Failed(ILogger logger, string job, Exception exception);
    }
}
