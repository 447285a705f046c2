using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>Keeps what is remembered of chats small.</summary>
internal sealed partial class ChatUpkeep(ChatTrim trim, TimeProvider clock, ILogger<ChatUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await trim.RunAsync(clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.PutOff(logger, e.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "old chats could not be forgotten: {Error}; later")]
        public static partial void PutOff(ILogger logger, string error);
    }
}
