using System.Collections.Concurrent;
using System.Text;

using CaseReform.Ops.Bot.Activities;
using CaseReform.Ops.Bot.Channels.Inbox;
using CaseReform.Ops.Data.Chat;

using Microsoft.Bot.Schema;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>
/// Brings what the bot said to the channels, in order within a conversation. Each service address has a lane of its own: one that is slow or dead holds up
/// nobody else. What the channel surely has not got is tried again for an hour; what it may have is not said twice.
/// </summary>
internal sealed partial class ConnectorPost(
    OutgoingStore store, ActivitySender sender, ConnectorMode mode, BotIdentity identity, TimeProvider clock, ILogger<ConnectorPost> log) : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Task> _lanes = new(StringComparer.Ordinal);
    private TaskCompletionSource _bell = NewBell();

    /// <summary>Something was added: look at once.</summary>
    public void Wake() => _bell.TrySetResult();

    /// <summary>Looks once at what is due and starts a lane for each address that has none.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await store.AbandonAsync(null, now, cancellationToken);
        foreach (var service in await store.DueServicesAsync(now, cancellationToken))
        {
            var ended = new TaskCompletionSource();
            if (_lanes.TryAdd(service, ended.Task))
            {
                _ = Task.Run(() => RunLaneAsync(service, ended, cancellationToken), CancellationToken.None);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!mode.IsOn)
        {
            return;
        }

        try
        {
            await LoopAsync(stoppingToken);
        }
        finally
        {
            // what is under way comes to its end, which is then known
            await Task.WhenAll(_lanes.Values);
        }
    }

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        var swept = DateTimeOffset.MinValue;
        var predecessor = identity.Lease.Owner;
        while (true)
        {
            var rung = _bell.Task;
            try
            {
                if (predecessor is not null)
                {
                    await store.AbandonAsync(predecessor, clock.GetUtcNow(), stoppingToken);
                    predecessor = null;
                }

                await LookAsync(stoppingToken);
                if (clock.GetUtcNow() - swept > Patience)
                {
                    swept = clock.GetUtcNow();
                    await store.PurgeAsync(swept - Kept, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Broken(log, e.GetType().Name);
            }

            await Task.WhenAny(rung, Task.Delay(Look, clock, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
            if (rung.IsCompleted)
            {
                _bell = NewBell();
            }
        }
    }

    private async Task RunLaneAsync(string service, TaskCompletionSource ended, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                var now = clock.GetUtcNow();
                var batch = await store.ClaimAsync(service, identity.Lease.Owner, now, now + Lease, AtOnce, CancellationToken.None);
                if (batch.Count == 0)
                {
                    break;
                }

                await Task.WhenAll(batch.Select(SendAsync));
            }
        }
        catch (Exception e)
        {
            Log.Broken(log, e.GetType().Name);
            await Task.Delay(Look, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _lanes.TryRemove(service, out _);
        ended.SetResult();

        // something may have been added after the last claim
        Wake();
    }

    private async Task SendAsync(OutgoingActivity outgoing)
    {
        var outcome = ActivityJson.TryRead(Encoding.UTF8.GetBytes(outgoing.Json), out var activity, ActivityJson.MaxStoredBytes)
            ? await sender.SendAsync(outgoing.ServiceUrl, outgoing.Conversation, outgoing.ReplyTo, activity, CancellationToken.None)
            : new PostOutcome.Refused("unreadable");
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case PostOutcome.Sent:
                await store.EndAsync(outgoing.Id, OutgoingEnd.Sent, now, CancellationToken.None);
                break;
            case PostOutcome.TryLater later when now - outgoing.CreatedAt < Patience:
                await store.PutOffAsync(outgoing.Id, now + (later.After ?? Wait(outgoing.Attempts)), CancellationToken.None);
                break;
            case PostOutcome.TryLater later:
                Log.Ended(log, outgoing.Id, nameof(OutgoingEnd.GivenUp), later.Reason);
                await store.EndAsync(outgoing.Id, OutgoingEnd.GivenUp, now, CancellationToken.None);
                break;
            case PostOutcome.Uncertain uncertain:
                Log.Ended(log, outgoing.Id, nameof(OutgoingEnd.Uncertain), uncertain.Reason);
                await store.EndAsync(outgoing.Id, OutgoingEnd.Uncertain, now, CancellationToken.None);
                break;
            case PostOutcome.Refused refused:
                Log.Ended(log, outgoing.Id, nameof(OutgoingEnd.Refused), refused.Reason);
                await store.EndAsync(outgoing.Id, OutgoingEnd.Refused, now, CancellationToken.None);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>1, 2, 4 … seconds.</summary>
    private static TimeSpan Wait(int attempts) => TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempts - 1), MaxWait.TotalSeconds));

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "activity {Activity} did not surely reach its channel: {End}, {Reason}")]
        public static partial void Ended(ILogger log, long activity, string end, string reason);

        [LoggerMessage(2, LogLevel.Error, "sending to a channel broke off: {Reason}")]
        public static partial void Broken(ILogger log, string reason);
    }
}
