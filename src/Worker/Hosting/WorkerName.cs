using System.Globalization;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Hosting.Start;

using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>
/// The right to send under this worker's name: the file lock of the data folder and, on PostgreSQL, the name's lock in the database, which a copied folder on another
/// machine cannot have as well. Whoever lost it sends nothing, not even what is in hand, until it is taken again.
/// </summary>
internal sealed partial class WorkerName : IAsyncDisposable
{
    /// <summary>The kind under which <see cref="NameLock"/> knows workers.</summary>
    public const string Kind = "worker";

    /// <summary>From here on <c>check</c> and the log say that a machine's clock differs from the database's.</summary>
    public static readonly TimeSpan ClockBound = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private readonly WorkerIdentity _identity;
    private readonly WorkerLock _folder;
    private readonly WorkerStore _workers;
    private readonly NameLock _name;
    private readonly TimeProvider _clock;
    private readonly ILogger<WorkerName> _log;
    private readonly CancellationTokenSource _stop = new();
    private Task? _beating;
    private bool _isAway;
    private bool _isSkewed;

    public WorkerName(WorkerIdentity identity, WorkerLock folder, WorkerStore workers, IOptions<DatabaseOptions> database, TimeProvider clock, ILogger<WorkerName> log)
    {
        (_identity, _folder, _workers, _clock, _log) = (identity, folder, workers, clock, log);
        _name = new NameLock(database.Value, Kind, identity.Owner, TimeProvider.System, clock as DatabaseClock);
    }

    /// <summary>The number of the present hold; null while another has the name, or nobody of this process asked for it. Asks nobody.</summary>
    public long? Held => _folder.IsTaken ? _name.Held : null;

    /// <summary>Takes folder and name or says who has to stop.</summary>
    /// <exception cref="SecondProcessException">Another worker runs on this folder or under this name.</exception>
    public async Task TakeAsync(CancellationToken token)
    {
        _folder.Take();
        if (await _name.TakeAsync(token) is { IsHeld: false } taken)
        {
            throw new SecondProcessException(string.Format(CultureInfo.InvariantCulture, HostingTexts.NameTaken, _identity.Owner, taken.By));
        }

        StartBeating();
    }

    /// <summary>Makes sure that folder and name are held.</summary>
    /// <returns>The number of the hold; null when another has one of them.</returns>
    public async Task<long?> HoldAsync(CancellationToken token) => _folder.TryTake() ? await HoldNameAsync(token) : null;

    /// <summary>The same for the name alone, where the folder is somebody else's.</summary>
    public async Task<long?> HoldNameAsync(CancellationToken token)
    {
        if (await _name.HoldAsync(token) is not { } hold)
        {
            return null;
        }

        StartBeating();
        return hold;
    }

    /// <summary>Whether a hold stands still: asked before each final dot.</summary>
    public ValueTask<bool> IsStillAsync(long hold) => _name.IsStillAsync(hold, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await (_beating ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await _name.DisposeAsync();
    }

    private void StartBeating() => _beating ??= Task.Run(() => BeatAsync(_stop.Token), CancellationToken.None);

    /// <summary>Keeps the session of the name from falling asleep, learns the database's time, and says from time to time that this worker lives.</summary>
    private async Task BeatAsync(CancellationToken stop)
    {
        var seen = _clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Beat, TimeProvider.System, stop);
                Note(await _name.HoldAsync(stop) is not null);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // the database is away, most likely; whoever wants to send says so
                Note(isHeld: false);
                continue;
            }

            if (_clock.GetElapsedTime(seen) > SeenEvery)
            {
                seen = _clock.GetTimestamp();
                await SayAsync(stop);
            }
        }
    }

    /// <summary>Says that this worker lives. Where that cannot be written, on a full disk perhaps, the name is held all the same.</summary>
    private async Task SayAsync(CancellationToken stop)
    {
        try
        {
            await _workers.SeenAsync(_identity.Owner, (long?)_name.Ahead?.TotalMilliseconds, _clock.GetUtcNow(), stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            Log.NotSeen(_log, e.GetType().Name);
        }
    }

    private void Note(bool isHeld)
    {
        if (isHeld == _isAway)
        {
            _isAway = !isHeld;
            if (isHeld)
            {
                Log.NameBack(_log);
            }
            else
            {
                Log.NameLost(_log, _identity.Owner);
            }
        }

        if (_name.Ahead is { } ahead && ahead.Duration() > ClockBound != _isSkewed)
        {
            _isSkewed = !_isSkewed;
            Log.Clock(_log, ahead.TotalSeconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the name {Name} is lost, with the database perhaps, or another process has it: nothing is sent until it is taken again")]
        public static partial void NameLost(ILogger logger, string name);

        [LoggerMessage(2, LogLevel.Warning, "the name is held again")]
        public static partial void NameBack(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "that this worker lives cannot be written to the database ({Fault})")]
        public static partial void NotSeen(ILogger logger, string fault);

        [LoggerMessage(3, LogLevel.Warning, "the database's clock is {Seconds} seconds ahead of this machine's; the database's counts")]
        public static partial void Clock(ILogger logger, double seconds);
    }
}
