using System.Runtime.ExceptionServices;

using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Worker.Checks;
using CaseReform.Ops.Worker.Restore;
using CaseReform.Ops.Worker.Tidings;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>One round: plan what is due, send what is planned. Before go-live, and while the office has not answered for a restored database, it does nothing. The timer and <c>reminders send</c> call the same method.</summary>
internal sealed class ReminderRound(ReleaseStore release, RestoreDetector restore, Planner planner, CloseOutPlanner closeOuts, Dispatcher dispatcher, OfficeLetterRun office, TidingLetters tidings)
{
    /// <summary>Runs the round; where letters went out, the office is told in the same round what came of them.</summary>
    /// <param name="stop">Ends the round.</param>
    /// <param name="tellOffice">Look after the office's letter even when nothing else was to be sent; the worker has a job of its own for that.</param>
    public async Task<RoundReport> RunAsync(CancellationToken stop, bool tellOffice = false)
    {
        if (await restore.HeldAsync(stop) is { } held)
        {
            return new RoundReport { Paused = held };
        }

        if (await release.ReleasedAtAsync(stop) is null)
        {
            return new RoundReport();
        }

        var all = new RoundReport();
        ExceptionDispatchInfo? fault = null;
        while (true)
        {
            // a change that came in meanwhile wants another look; what was put off waits for another round
            var plan = PlanTally.None;
            foreach (var decide in new Func<CancellationToken, Task<PlanTally>>[] { planner.RunAsync, closeOuts.RunAsync })
            {
                try
                {
                    plan += await decide(stop);
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    // what is planned already, and what the other one plans, goes out all the same; the first fault is told
                    fault ??= ExceptionDispatchInfo.Capture(e);
                }
            }

            await tidings.RunAsync(stop);
            var sent = await dispatcher.RunAsync(stop);
            all += sent with { Plan = plan };
            if (stop.IsCancellationRequested || sent.Sent == 0 || sent.Paused is not null || sent.ServerAway)
            {
                var report = (tellOffice || all.Letters > 0) && !stop.IsCancellationRequested && await office.RunAsync(stop) > 0
                    ? all + ((await dispatcher.RunAsync(stop)) with { Plan = PlanTally.None })
                    : all;
                fault?.Throw();
                return report;
            }
        }
    }
}
