namespace CaseReform.Ops.Bot.Hosting;

/// <summary>
/// A question to the database that many ask at once, e.g. whether the roster has changed. Each is answered by a look that began after it asked, so nobody
/// hears anything older than with a look of one's own; those who come while one is under way share the next.
/// </summary>
internal sealed class CoalescedRead<T>(Func<CancellationToken, Task<T>> read)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;
    private Task<T>? _next;

    /// <summary>The answer as of now. The wait may be given up, the look is not.</summary>
    public Task<T> NowAsync(CancellationToken token)
    {
        lock (_gate)
        {
            return (_next ??= ReadAsync(_last)).WaitAsync(token);
        }
    }

    private async Task<T> ReadAsync(Task last)
    {
        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (_gate)
        {
            // who comes from here on is too late for this one
            (_last, _next) = (_next!, null);
        }

        return await read(CancellationToken.None);
    }
}
