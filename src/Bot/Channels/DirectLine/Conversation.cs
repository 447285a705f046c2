namespace CaseReform.Ops.Bot.Channels.DirectLine;

/// <summary>A conversation in use: its row, and the streams that follow it.</summary>
internal sealed class Conversation(long id, string name, long personId, long lastSeq)
{
    private readonly Lock _gate = new();
    private ChatStream[] _streams = [];
    private long _lastSeq = lastSeq;

    /// <summary>Its row.</summary>
    public long Id => id;

    /// <summary>Its id for clients.</summary>
    public string Name => name;

    /// <summary>Whose it is; nobody else's token opens it.</summary>
    public long PersonId => personId;

    /// <summary>When it was last asked for, as the cache counts.</summary>
    public long UsedAt { get; set; }

    /// <summary>The number of its last activity.</summary>
    public long LastSeq => Volatile.Read(ref _lastSeq);

    /// <summary>The open streams.</summary>
    public IReadOnlyList<ChatStream> Streams => _streams;

    /// <summary>Tells the streams what was stored, in order.</summary>
    public void Publish(IReadOnlyList<Data.Chat.StoredActivity> activities)
    {
        lock (_gate)
        {
            _lastSeq = Math.Max(_lastSeq, activities[^1].Seq);
            foreach (var stream in _streams)
            {
                stream.Offer(activities);
            }
        }
    }

    /// <summary>Another process has gone on with it.</summary>
    public void CatchUp(long seq)
    {
        lock (_gate)
        {
            if (seq > _lastSeq)
            {
                _lastSeq = seq;
                foreach (var stream in _streams)
                {
                    stream.ReadAgain();
                }
            }
        }
    }

    public void Add(ChatStream stream)
    {
        lock (_gate)
        {
            _streams = [.. _streams, stream];
        }
    }

    public void Remove(ChatStream stream)
    {
        lock (_gate)
        {
            _streams = [.. _streams.Where(s => s != stream)];
        }
    }
}
