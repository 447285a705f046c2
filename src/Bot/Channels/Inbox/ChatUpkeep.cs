using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Hosting.Periodic;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>Keeps what is remembered of chats small.</summary>
internal sealed class ChatUpkeep(ChatTrim trim, TimeProvider clock, ILogger<ChatUpkeep> logger)
    : PeriodicService(TimeSpan.FromMinutes(10), "old chats could not be forgotten", clock, logger)
{
    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken stoppingToken) => trim.RunAsync(Clock.GetUtcNow(), stoppingToken);
}
