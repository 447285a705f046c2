using CaseReform.Ops.Data.Answers;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Adds the figures up when the bot starts and whenever a new day has begun, so that nobody waits for it.</summary>
internal sealed class FigureCacheWarmer(FigureStore figures, ReaderContexts contexts, TimeProvider clock, ILogger<FigureCacheWarmer> logger)
    : PeriodicService(TimeSpan.FromMinutes(1), "figures could not be added up beforehand", clock, logger, atOnce: true)
{
    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken stoppingToken) => await figures.WarmAsync(await contexts.MomentAsync(stoppingToken), stoppingToken);
}
