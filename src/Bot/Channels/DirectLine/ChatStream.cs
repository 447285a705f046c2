using System.Net.WebSockets;

using CaseReform.Ops.Data.Chat;

namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>
/// One open WebSocket. It keeps at most a handful of activities in memory; a client that takes them more slowly gets the rest from the database. An idle
/// one costs its buffers only: no timer, no thread.
/// </summary>
internal sealed class ChatStream(WebSocket socket, long conversation, ChatTokenClaims claims, long watermark, ChatStore store, TimeProvider clock)
{
    private const int MaxWaiting = 16;
    private const int MaxFrameBytes = 1024;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private TaskCompletionSource _news = Unheard();
    private List<StoredActivity> _waiting = [];
    private bool _mustRead = true;
    private bool _mustPing;
    private long _sent = watermark;
    private long _sendingSince;
    private WebSocketCloseStatus? _end;

    /// <summary>Whose.</summary>
    public ChatTokenClaims Claims => claims;

    /// <summary>When it was opened, in the clock's ticks.</summary>
    public long OpenedAt { get; } = clock.GetTimestamp();

    /// <summary>Since when the client has not taken what is being sent; null while nothing is.</summary>
    public TimeSpan? StuckFor(long now) => Volatile.Read(ref _sendingSince) is var since and not 0 ? clock.GetElapsedTime(since, now) : null;

    /// <summary>New activities, in order.</summary>
    public void Offer(IReadOnlyList<StoredActivity> activities)
    {
        lock (_gate)
        {
            if (_mustRead || _waiting.Count + activities.Count > MaxWaiting)
            {
                _waiting = [];
                _mustRead = true;
            }
            else
            {
                _waiting.AddRange(activities);
            }
        }

        Tell();
    }

    /// <summary>There is more in the database.</summary>
    public void ReadAgain()
    {
        lock (_gate)
        {
            _mustRead = true;
        }

        Tell();
    }

    /// <summary>Says nothing, so that proxies in between keep the connection.</summary>
    public void Ping()
    {
        _mustPing = true;
        Tell();
    }

    /// <summary>Ends it: nothing more is sent. A client that does not take what is under way is cut off.</summary>
    public void End(WebSocketCloseStatus status)
    {
        lock (_gate)
        {
            _end ??= status;
        }

        if (StuckFor(clock.GetTimestamp()) is not null)
        {
            socket.Abort();
        }

        Tell();
    }

    /// <summary>Cuts it off, whatever the client does.</summary>
    public void Abort() => socket.Abort();

    /// <summary>Follows the conversation until one of the two ends it.</summary>
    public async Task RunAsync(CancellationToken token)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(token);
        var sending = SendAsync(over.Token);
        var receiving = ReceiveAsync(over.Token);
        await Task.WhenAny(sending, receiving);
        if (_end is not null)
        {
            // the client answers the close; one that does not is cut off
            await receiving.WaitAsync(Farewell, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else if (socket.State == WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, token).WaitAsync(Farewell, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await over.CancelAsync();
        await Task.WhenAll(sending, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Tell()
    {
        lock (_gate)
        {
            _news.TrySetResult();
        }
    }

    private async Task SendAsync(CancellationToken token)
    {
        while (_end is null)
        {
            List<StoredActivity> waiting;
            bool mustRead, mustPing;
            Task news;
            lock (_gate)
            {
                (waiting, _waiting) = (_waiting, []);
                mustRead = _mustRead || (waiting.Count > 0 && waiting[0].Seq > _sent + 1);
                (mustPing, _mustPing) = (_mustPing, false);
                _mustRead = false;
                _news = Unheard();
                news = _news.Task;
            }

            if (mustRead)
            {
                await SendStoredAsync(token);
            }

            waiting.RemoveAll(a => a.Seq <= _sent);
            if (_end is null && waiting.Count > 0)
            {
                await SendAsync(waiting, token);
            }
            else if (mustPing)
            {
                await SendAsync(ReadOnlyMemory<byte>.Empty, token);
            }

            await news.WaitAsync(token);
        }

        await socket.CloseOutputAsync(_end.Value, null, token);
    }

    private async Task SendStoredAsync(CancellationToken token)
    {
        while (_end is null && await store.AfterAsync(conversation, _sent, ActivitySets.MaxActivities, token) is { Count: > 0 } page)
        {
            await SendAsync(page, token);
        }
    }

    private async Task SendAsync(IReadOnlyList<StoredActivity> activities, CancellationToken token)
    {
        await SendAsync(ActivitySets.Write(activities, activities[^1].Seq), token);
        _sent = activities[^1].Seq;
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame, CancellationToken token)
    {
        Volatile.Write(ref _sendingSince, clock.GetTimestamp());
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, token);
        Volatile.Write(ref _sendingSince, 0);
    }

    private static TaskCompletionSource Unheard() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Clients say nothing here but pings; activities are posted.</summary>
    private async Task ReceiveAsync(CancellationToken token)
    {
        var buffer = new byte[32];
        var length = 0;
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), token);
            length = frame.EndOfMessage ? 0 : length + frame.Count;
            if (frame.MessageType == WebSocketMessageType.Close || length > MaxFrameBytes)
            {
                return;
            }
        }
    }
}
