using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>Decides everything that is due, batch after batch.</summary>
internal sealed partial class Planner(PlanStore plans, PlanContexts contexts, OfficeHours hours, TimeProvider clock, ILogger<Planner> log)
{
    /// <summary>Measures decided in one transaction: few enough that somebody who writes beside it hardly waits.</summary>
    public const int Batch = 400;

    /// <summary>Once in a process, which may be another program than the one that kept them aside, and once a day, since not all they depend on is watched.</summary>
    private DateOnly? _retried;

    /// <summary>Plans until nothing more is due or the program stops. Costs one index look-up when nothing is.</summary>
    public async Task<PlanTally> RunAsync(CancellationToken stop)
    {
        await contexts.UseLadderAsync(stop);
        var today = hours.DayOf(clock.GetUtcNow());
        if (_retried != today)
        {
            await plans.RetryAsideAsync(stop);
            _retried = today;
        }

        if (!await plans.AnyDueAsync(clock.GetUtcNow(), stop))
        {
            return PlanTally.None;
        }

        var lanes = Enumerable.Range(0, plans.Lanes).Select(_ => Task.Run(() => LaneAsync(stop), CancellationToken.None));
        var all = (await Task.WhenAll(lanes)).Aggregate((a, b) => a + b);
        WorkerMetrics.Planned(all.Planned);
        Log.Planned(log, all.Measures, all.Planned, all.Superseded);
        if (all.Aside > 0)
        {
            Log.KeptAside(log, all.Aside);
        }

        return all;
    }

    /// <summary>One lane has a context of its own: what it remembers of the day is not for several threads.</summary>
    private async Task<PlanTally> LaneAsync(CancellationToken stop)
    {
        var context = await contexts.NowAsync(stop);
        var all = PlanTally.None;
        PlanTally batch;
        do
        {
            batch = await plans.PlanBatchAsync(context, Batch, stop);
            all += batch;
        }
        while (batch.Measures > 0 && !stop.IsCancellationRequested);

        return all;
    }

    private static partial class Log
    {
        [LoggerMessage(2, LogLevel.Error, "{Measures} measures could not be reckoned and are kept aside; `check` names them")]
        public static partial void KeptAside(ILogger logger, int measures);

        [LoggerMessage(1, LogLevel.Information, "decided {Measures} measures: {Planned} notices planned, {Superseded} superseded")]
        public static partial void Planned(ILogger logger, int measures, int planned, int superseded);
    }
}
