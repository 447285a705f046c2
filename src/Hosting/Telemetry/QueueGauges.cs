using System.Diagnostics.Metrics;

using CaseReform.Ops.Data.Queues;
using CaseReform.Ops.Hosting.Periodic;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>Length and age of queues in the database, read once in <see cref="TelemetryOptions.Interval"/>; registered only where somebody is told.</summary>
public sealed class QueueGauges : PeriodicService
{
    private readonly Func<CancellationToken, Task<IReadOnlyList<QueueState>>> _look;
    private volatile IReadOnlyList<QueueState> _last = [];

    private QueueGauges(Meter meter, Func<CancellationToken, Task<IReadOnlyList<QueueState>>> look, IOptions<TelemetryOptions> options, TimeProvider clock,
        ILogger<QueueGauges> log)
        : base(options.Value.Interval, "queues cannot be measured, and their figures are left out", clock, log, atOnce: true)
    {
        _look = look;
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
    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            _last = await _look(stoppingToken);
        }
        catch
        {
            // better no figure than an old one
            _last = [];
            throw;
        }
    }

    private static KeyValuePair<string, object?> Tag(QueueState queue) => new(TelemetryTags.Queue, queue.Queue);

    private double Age(QueueState queue) => queue.Oldest is { } oldest ? Math.Max(0, (Clock.GetUtcNow() - oldest).TotalSeconds) : 0;
}
