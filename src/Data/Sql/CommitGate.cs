namespace CaseReform.Ops.Data.Sql;

/// <summary>
/// Lets the reads of this process and its commits to a SQLite file take turns. Without WAL a commit and a read shut each other out, and whoever comes too
/// late sleeps and looks again, a little longer each time: under load that is where an answer's time goes. Here whoever waits is called. The places for
/// reads are few: more would only wait for a processor, each on a thread and with a page cache of its own.
/// </summary>
/// <remarks>Only a courtesy, as <see cref="WriteTurn"/> is: SQLite's lock protects the file, and who has waited for long enough goes on without the gate.</remarks>
internal sealed class CommitGate(int places, TimeSpan patience)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _readers = new();
    private TaskCompletionSource? _commit;
    private int _reading;
    private bool _committing;

    /// <summary>Waits for a place to read; dispose the result when done.</summary>
    public async ValueTask<Pass> ReadAsync(CancellationToken token)
    {
        LinkedListNode<TaskCompletionSource> waiting;
        lock (_gate)
        {
            if (MayRead)
            {
                _reading++;
                return new Pass(this, false);
            }

            waiting = _readers.AddLast(Unheard());
        }

        return await IsCalledAsync(waiting.Value, token) || !GiveUp(() => waiting.List is not null, () => _readers.Remove(waiting)) ? Taken(false, token) : default;
    }

    /// <summary>Waits until nobody reads; nobody begins to until the result is disposed. For one at a time.</summary>
    public async ValueTask<Pass> CommitAsync(CancellationToken token)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (_committing || _commit is not null)
            {
                return default;
            }

            if (_reading == 0)
            {
                _committing = true;
                return new Pass(this, true);
            }

            waiting = _commit = Unheard();
        }

        return await IsCalledAsync(waiting, token) || !GiveUp(() => _commit == waiting, () => _commit = null) ? Taken(true, token) : default;
    }

    private bool MayRead => !_committing && _commit is null && _reading < places;

    private Pass Taken(bool commit, CancellationToken token)
    {
        var pass = new Pass(this, commit);
        if (token.IsCancellationRequested)
        {
            pass.Dispose();
            token.ThrowIfCancellationRequested();
        }

        return pass;
    }

    private async Task<bool> IsCalledAsync(TaskCompletionSource waiting, CancellationToken token)
    {
        await waiting.Task.WaitAsync(patience, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return waiting.Task.IsCompleted;
    }

    /// <returns>False when the call came after all.</returns>
    private bool GiveUp(Func<bool> stillWaits, Action leave)
    {
        lock (_gate)
        {
            if (stillWaits())
            {
                leave();
                Call();
                return true;
            }

            return false;
        }
    }

    private void Leave(bool commit)
    {
        lock (_gate)
        {
            if (commit)
            {
                _committing = false;
            }
            else
            {
                _reading--;
            }

            Call();
        }
    }

    private void Call()
    {
        if (_commit is { } commit && _reading == 0)
        {
            (_commit, _committing) = (null, true);
            commit.SetResult();
        }

        while (MayRead && _readers.First is { } next)
        {
            _readers.Remove(next);
            _reading++;
            next.Value.SetResult();
        }
    }

    private static TaskCompletionSource Unheard() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A place, or nothing for who went on without.</summary>
    public readonly struct Pass(CommitGate? gate, bool commit) : IDisposable
    {
        public void Dispose() => gate?.Leave(commit);
    }
}
