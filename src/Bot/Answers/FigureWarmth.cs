using CaseReform.Ops.Data.Answers;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>Adds the figures up when the bot starts and whenever a new day has begun, so that nobody waits for it.</summary>
internal sealed partial class FigureWarmth(FigureStore figures, Desks desks, TimeProvider clock, ILogger<FigureWarmth> logger) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Look, clock);
        try
        {
            do
            {
                await WarmAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the end
        }
    }

    private async Task WarmAsync(CancellationToken token)
    {
        try
        {
            await figures.WarmAsync(await desks.MomentAsync(token), token);
        }
        catch (Exception e) when (!token.IsCancellationRequested)
        {
            Log.NotWarmed(logger, e.GetBaseException().GetType().Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "figures could not be added up beforehand: {Error}")]
        public static partial void NotWarmed(ILogger logger, string error);
    }
}
