using System.Net.Sockets;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Hosting.Periodic;

/// <summary>
/// A loop of the process, one round an interval until the host stops. A round that fails is logged, and the next one comes all the same. Only the host's own
/// token is a stop: a cancellation by a driver or a limit ends no loop.
/// </summary>
/// <param name="interval">How often.</param>
/// <param name="trouble">What a round that fails leaves undone, for the log.</param>
/// <param name="clock">Says when a round is due.</param>
/// <param name="log">Where a round that fails is told.</param>
/// <param name="atOnce">Whether the first round begins with the process, and not after an interval.</param>
public abstract partial class PeriodicService(TimeSpan interval, string trouble, TimeProvider clock, ILogger log, bool atOnce = false) : BackgroundService
{
    /// <summary>A loop that comes round more often tells the first of several failures only.</summary>
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(5);

    private bool _isAway;

    /// <summary>The loop's clock.</summary>
    protected TimeProvider Clock => clock;

    /// <summary>The loop's log.</summary>
    protected ILogger Logger => log;

    /// <summary>One round.</summary>
    protected abstract Task RunAsync(CancellationToken stoppingToken);

    /// <summary>Tells that something was left undone.</summary>
    protected void Warn(Exception e) => Log.Failed(log, trouble, e is SocketException socket ? socket.SocketErrorCode.ToString() : e.GetType().Name, interval);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        try
        {
            while (atOnce || await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
                atOnce = false;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // also of a start that another service refuses: no fault to be logged beside the reason
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RunAsync(stoppingToken);
            _isAway = false;
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            if (!_isAway || interval >= Seldom)
            {
                Warn(e);
            }

            _isAway = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Trouble}: {Error}; tried again every {Interval}")]
        public static partial void Failed(ILogger logger, string trouble, string error, TimeSpan interval);
    }
}
