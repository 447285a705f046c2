using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Hosting.Periodic;
using CaseReform.Ops.Hosting.Systemd;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>Finds turns that nobody does: those a dead process left, those another one accepted for a conversation of ours, those put off while the database was away.</summary>
internal sealed partial class LostTurnFinder(
    ChatStore store, ChatWriter writer, TurnLoop turns, IEnumerable<IChannel> channels, BotIdentity identity, LoopBeat beat, TimeProvider clock, ILogger<LostTurnFinder> logger)
    : PeriodicService(TimeSpan.FromSeconds(1), "the inbox cannot be read", clock, logger, atOnce: true)
{
    /// <summary>Several waits for a database that is away, each to its end; who has not looked for longer hangs.</summary>
    public static readonly TimeSpan MaxRound = TimeSpan.FromMinutes(10);

    private const int MaxBatch = 200;

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(c => c.Name);
    private DateTimeOffset _renewed;

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // before anything is answered: a second process on the same folder stops here
        _ = identity.Lease;
        return base.StartAsync(cancellationToken);
    }

    /// <summary>One look.</summary>
    /// <returns>Whether to look again at once: something was said before this process had caught up with what an earlier one left.</returns>
    public async Task<bool> LookAsync(CancellationToken token)
    {
        var now = Clock.GetUtcNow();
        var busy = turns.Busy;
        if (now - _renewed > identity.Lease.Length / 3 && busy.Count > 0)
        {
            await store.RenewAsync(identity.Lease, busy, now, token);
            _renewed = now;
        }

        var conversations = await store.OpenAsync(identity.Lease, busy, now, MaxBatch, token);
        if (conversations.Count > 0)
        {
            // what is accepted meanwhile comes after these
            await writer.PauseAsync(() => TakeAsync(conversations, now, token), token);
        }

        return conversations.Count < MaxBatch && turns.CatchUp();
    }

    private async Task TakeAsync(IReadOnlyList<long> conversations, DateTimeOffset now, CancellationToken token)
    {
        // one that is busy by now was not, and had nothing to do, before its turn was written
        var taken = new List<InboxTurn>();
        foreach (var open in await store.TakeAsync([.. conversations.Except(turns.Busy)], identity.Lease, now, token))
        {
            if (_channels.TryGetValue(open.Channel, out var channel) && ActivityJson.TryRead(Encoding.UTF8.GetBytes(open.Json), out var activity, ActivityJson.MaxStoredBytes))
            {
                taken.Add(new InboxTurn(channel, Clock)
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
                Log.NobodysTurn(Logger, open.Id, open.Channel);
                _ = writer.WriteAsync(new ChatWrite { ConversationId = open.ConversationId, End = new TurnEnd(open.Id, null) }, CancellationToken.None);
            }
        }

        turns.Take(taken);
    }

    /// <inheritdoc/>
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        beat.Beat();
        while (await LookAsync(stoppingToken))
        {
            // whoever speaks to a bot that has just started waits for no clock
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "turn {Turn} is dropped: this bot does not talk on {Channel}, or cannot read what was said")]
        public static partial void NobodysTurn(ILogger logger, long turn, string channel);
    }
}
