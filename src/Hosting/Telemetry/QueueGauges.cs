using System.Diagnostics.Metrics;

using CaseReform.Ops.Data.Queues;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>Length and age of queues in the database, read once in <see cref="TelemetryOptions.Interval"/>; registered only where somebody is told.</summary>
public sealed partial class QueueGauges : BackgroundService
{
    private readonly Func<CancellationToken, Task<IReadOnlyList<QueueState>>> _look;
    private readonly TelemetryOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<QueueGauges> _log;
    private volatile IReadOnlyList<QueueState> _last = [];
    private bool _isAway;

    private QueueGauges(Meter meter, Func<CancellationToken, Task<IReadOnlyList<QueueState>>> look, IOptions<TelemetryOptions> options, TimeProvider clock,
        ILogger<QueueGauges> log)
    {
        (_look, _options, _clock, _log) = (look, options.Value, clock, log);
        meter.CreateObservableUpDownCounter(
            "caseops.queue.length", () => _last.Select(q => new Measurement<long>(q.Length, Tag(q))), "{item}", "What waits in the database.");
        meter.CreateObservableGauge(
            "caseops.queue.oldest.age", () => _last.Select(q => new Measurement<double>(Age(q), Tag(q))), "s", "How long the oldest in a queue has waited; 0 when nothing waits.");
    }

    /// <summary>Registers the gauges of one process.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="meter">The process's meter.</param>
    /// <param name="look">Reads its queues, as of the instant.</param>
    public static void Add(IServiceCollection services, Meter meter, Func<QueueStore, DateTimeOffset, CancellationToken, Task<IReadOnlyList<QueueState>>> look) =>
        services.AddHostedService(provider =>
        {
            var (store, clock) = (provider.GetRequiredService<QueueStore>(), provider.GetRequiredService<TimeProvider>());
            return new QueueGauges(
                meter, token => look(store, clock.GetUtcNow(), token), provider.GetRequiredService<IOptions<TelemetryOptions>>(), clock,
                provider.GetRequiredService<ILogger<QueueGauges>>());
        });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.Interval, _clock);
        do
        {
            try
            {
                _last = await _look(stoppingToken);
                _isAway = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // better no figure than an old one
                _last = [];
                if (!_isAway)
                {
                    Log.Away(_log, e.GetType().Name);
                }

                _isAway = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static KeyValuePair<string, object?> Tag(QueueState queue) => new(TelemetryTags.Queue, queue.Queue);

    private double Age(QueueState queue) => queue.Oldest is { } oldest ? Math.Max(0, (_clock.GetUtcNow() - oldest).TotalSeconds) : 0;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "queues cannot be measured: {Error}; their figures are left out until they can")]
        public static partial void Away(ILogger logger, string error);
    }
}
