using CaseReform.Ops.Hosting.Periodic;

using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Hosting.Systemd;

/// <summary>
/// Tells systemd that the process lives, three times in each <c>WatchdogSec</c>, as long as none of its loops hangs. Where the thread pool is stuck this stops
/// by itself. A process that is no longer told of is ended and started anew, which loses nothing (decision 0006).
/// </summary>
internal sealed partial class Watchdog(ISystemdNotifier systemd, IEnumerable<ILifeSign> signs, TimeSpan limit, TimeProvider clock, ILogger<Watchdog> log)
    : PeriodicService(limit / 3, "systemd could not be told that this process lives", clock, log, atOnce: true)
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    private string? _hanging;

    /// <summary>One look at the loops.</summary>
    public void Tell()
    {
        var hanging = signs.Select(s => s.Hanging).FirstOrDefault(loop => loop is not null);
        if (hanging is null)
        {
            systemd.Notify(Alive);
        }
        else if (_hanging is null)
        {
            Log.Hangs(Logger, hanging);
        }

        _hanging = hanging;
    }

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken stoppingToken)
    {
        Tell();
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "{Loop} hangs; systemd is no longer told that this process lives, and will start it anew")]
        public static partial void Hangs(ILogger logger, string loop);
    }
}
