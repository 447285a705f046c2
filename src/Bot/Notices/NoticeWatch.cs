namespace CaseReform.Ops.Bot.Notices;

/// <summary>Goes round every few seconds.</summary>
internal sealed partial class NoticeWatch(NoticeRound round, TimeProvider clock, ILogger<NoticeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private bool _isAway;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await round.RunAsync(stoppingToken);
                _isAway = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                if (!_isAway)
                {
                    Log.Away(logger, e.GetType().Name);
                }

                _isAway = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "chat notices cannot be looked at: {Error}; looking again every five seconds")]
        public static partial void Away(ILogger logger, string error);
    }
}
