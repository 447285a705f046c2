using System.Data.Common;
using System.Threading.Channels;

using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.Inbox;

/// <summary>Writes what chats need written. All who wait share one transaction, so that fifty conversations at once cost one flush of the disk and not fifty.</summary>
internal sealed class ChatWriter(ChatStore store, BotIdentity identity, TimeProvider clock) : BackgroundService
{
    private const int MaxBatch = 256;
    private const int MaxQueue = 4096;

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MaxQueue) { SingleReader = true });

    /// <summary>Activities were stored; called in their order, before whoever wrote them goes on.</summary>
    public event Action<long, IReadOnlyList<StoredActivity>>? Stored;

    /// <summary>Writes; returns when it is on disk. The wait may be given up, the write is not.</summary>
    /// <param name="write">What.</param>
    /// <param name="token">Stops waiting.</param>
    /// <param name="next">Called when it is on disk, in the order of the writes.</param>
    /// <exception cref="ChatBusyException">Too many wait already: the database is away.</exception>
    /// <exception cref="DbException">The database cannot be written to.</exception>
    public Task<ChatWritten> WriteAsync(ChatWrite write, CancellationToken token, Action<ChatWritten>? next = null) => QueueAsync(new Waiting(write, next, null), token);

    /// <summary>Does something between two writes: nothing is written meanwhile, and what was written before is known to all.</summary>
    public Task PauseAsync(Func<Task> work, CancellationToken token) => QueueAsync(new Waiting(new ChatWrite(), null, work), token);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // what was taken in is written before the process ends
        _waiting.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            Waiting? pause = null;
            while (pause is null && batch.Count < MaxBatch && _waiting.Reader.TryRead(out var next))
            {
                if (next.Work is null)
                {
                    batch.Add(next);
                }
                else
                {
                    pause = next;
                }
            }

            await WriteAsync(batch);
            batch.Clear();
            await DoAsync(pause);
        }
    }

    private static async Task DoAsync(Waiting? pause)
    {
        try
        {
            await (pause?.Work?.Invoke() ?? Task.CompletedTask);
            pause?.Written.SetResult(new ChatWritten());
        }
        catch (Exception e)
        {
            pause?.Written.SetException(e);
        }
    }

    private async Task<ChatWritten> QueueAsync(Waiting waiting, CancellationToken token) =>
        _waiting.Writer.TryWrite(waiting) ? await waiting.Written.Task.WaitAsync(token) : throw new ChatBusyException();

    private async Task WriteAsync(IReadOnlyList<Waiting> batch)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var written = await store.WriteAsync([.. batch.Select(w => w.Write)], identity.Lease, clock.GetUtcNow(), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                if (written[i].Stored.Count > 0)
                {
                    Stored?.Invoke(written[i].ConversationId, written[i].Stored);
                }

                batch[i].Next?.Invoke(written[i]);
                batch[i].Written.SetResult(written[i]);
            }
        }
        catch (DbException e) when (batch.Count > 1 && ChatStore.IsRefusal(e))
        {
            // one of them cannot be written; the others are not to suffer
            foreach (var one in batch)
            {
                await WriteAsync([one]);
            }
        }
        catch (Exception e)
        {
            foreach (var one in batch)
            {
                one.Written.TrySetException(e);
            }
        }
    }

    private sealed record Waiting(ChatWrite Write, Action<ChatWritten>? Next, Func<Task>? Work)
    {
        public TaskCompletionSource<ChatWritten> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>More waits to be written than is kept in memory.</summary>
internal sealed class ChatBusyException() : Exception("the database has been away for too long");
