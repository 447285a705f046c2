using CaseReform.Ops.Data.CloseOut;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Decides who is called to act in a close-out; their letters carry it.</summary>
internal sealed partial class CloseOutPlanner(CloseOutCallStore calls, PlanContexts contexts, TimeProvider clock, ILogger<CloseOutPlanner> log)
{
    /// <summary>Decides until nothing more is due. Costs one index look-up when nothing is.</summary>
    public async Task<PlanTally> RunAsync(CancellationToken stop)
    {
        if (!await calls.AnyDueAsync(clock.GetUtcNow(), stop))
        {
            return PlanTally.None;
        }

        var all = await calls.PlanAsync(await contexts.NowAsync(stop), (problem, fault) => Log.PutOff(log, problem, fault), stop);
        WorkerMetrics.Planned(all.Planned);
        if (all.Planned + all.Superseded > 0)
        {
            Log.Planned(log, all.Planned, all.Superseded);
        }

        return all;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "close-outs: {Planned} notices planned, {Superseded} superseded")]
        public static partial void Planned(ILogger logger, int planned, int superseded);

        [LoggerMessage(2, LogLevel.Error, "who is to act in the close-out of problem row {Problem} could not be decided; tried again the next day")]
        public static partial void PutOff(ILogger logger, long problem, Exception fault);
    }
}
