using CaseReform.Ops.Data.Reminders;

namespace CaseReform.Ops.Worker.Reminders;

/// <summary>One round: plan what is due, send what is planned. Before go-live it does nothing. The timer and <c>reminders send</c> call the same method.</summary>
internal sealed class ReminderRound(ReleaseStore release, Planner planner, Dispatcher dispatcher)
{
    public async Task<RoundReport> RunAsync(CancellationToken stop)
    {
        if (await release.ReleasedAtAsync(stop) is null)
        {
            return new RoundReport();
        }

        var all = new RoundReport();
        while (true)
        {
            // a letter that was dropped as stale, or a change that came in meanwhile, wants another look
            var plan = await planner.RunAsync(stop);
            var sent = await dispatcher.RunAsync(stop);
            all += sent with { Plan = plan };
            if (stop.IsCancellationRequested || sent.Letters == 0 || sent.Paused is not null || sent.ServerAway)
            {
                return all;
            }
        }
    }
}
