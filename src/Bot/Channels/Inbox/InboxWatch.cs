using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>Finds turns that nobody does: those a dead process left, those another one accepted for a conversation of ours, those put off while the database was away.</summary>
internal sealed partial class InboxWatch(
    ChatStore store, ChatWriter writer, TurnLoop turns, IEnumerable<IChannel> channels, BotIdentity identity, TimeProvider clock, ILogger<InboxWatch> logger) : BackgroundService
{
    private const int LargestLook = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);
    private DateTimeOffset _renewed;
    private bool _isAway;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // before anything is answered: a second process on the same folder stops here
        _ = identity.Lease;
        return base.StartAsync(cancellationToken);
    }

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        var now = clock.GetUtcNow();
        if (now - _renewed > identity.Lease.Length / 3 && turns.Busy is { Count: > 0 } busy)
        {
            await store.RenewAsync(identity.Lease, busy, now, token);
            _renewed = now;
        }

        if (await store.OpenAsync(identity.Lease, turns.IsInHand, now, LargestLook, token) is { Count: > 0 } conversations)
        {
            // what is accepted meanwhile comes after these
            await writer.PauseAsync(() => TakeAsync(conversations, now, token), token);
        }
    }

    private async Task TakeAsync(IReadOnlyList<long> conversations, DateTimeOffset now, CancellationToken token)
    {
        foreach (var open in await store.TakeAsync(conversations, identity.Lease, turns.IsInHand, now, token))
        {
            if (_channels.TryGetValue(open.Channel, out var channel) && ActivityJson.TryRead(Encoding.UTF8.GetBytes(open.Json), out var activity, ActivityJson.LargestStored))
            {
                turns.Add(new Turn(channel, clock)
                {
                    TurnId = open.Id,
                    ConversationId = open.ConversationId,
                    ConversationName = open.Name,
                    ActivityId = open.ActivityId,
                    PersonId = open.PersonId,
                    Attempts = open.Attempts,
                    Activity = activity,
                });
            }
            else
            {
                Log.NobodysTurn(logger, open.Id, open.Channel);
                _ = writer.WriteAsync(new ChatWrite { ConversationId = open.ConversationId, End = new TurnEnd(open.Id, null) }, CancellationToken.None);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
                _isAway = false;
            }
            catch (Exception e) when (e is not OperationCanceledException)
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
        [LoggerMessage(LogLevel.Warning, "the inbox cannot be read: {Error}; looking again every second")]
        public static partial void Away(ILogger logger, string error);

        [LoggerMessage(LogLevel.Warning, "turn {Turn} is dropped: this bot does not talk on {Channel}, or cannot read what was said")]
        public static partial void NobodysTurn(ILogger logger, long turn, string channel);
    }
}
