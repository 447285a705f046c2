using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Notices;

/// <summary>Goes round every few seconds.</summary>
internal sealed class NoticeTimer(NoticeRound round, TimeProvider clock, ILogger<NoticeTimer> logger)
    : PeriodicService(TimeSpan.FromSeconds(5), "chat notices cannot be looked at", clock, logger, atOnce: true)
{
    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken stoppingToken) => round.RunAsync(stoppingToken);
}
