namespace CaseReform.Ops.Worker.Sending;

/// <summary>Counts the bytes of letters in hand; whoever brings more waits while there are too many.</summary>
/// <param name="max">While so many bytes wait for a lane, no more letters are composed: one with hundreds of measures is more than a megabyte.</param>
internal sealed class BytesInHand(long max = BytesInHand.MaxBytes)
{
    private const long MaxBytes = 8 << 20;

    private readonly Lock _gate = new();
    private long _bytes;
    private TaskCompletionSource? _room;

    /// <summary>Ends when there is room for more; a letter larger than that goes alone. One waits at a time.</summary>
    public Task RoomAsync()
    {
        lock (_gate)
        {
            if (_bytes < max)
            {
                return Task.CompletedTask;
            }

            _room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _room.Task;
        }
    }

    public void Take(long bytes)
    {
        lock (_gate)
        {
            _bytes += bytes;
        }
    }

    public void Free(long bytes)
    {
        lock (_gate)
        {
            _bytes -= bytes;
            if (_bytes < max)
            {
                _room?.TrySetResult();
                _room = null;
            }
        }
    }
}
