using System.Diagnostics.Metrics;

using CaseReform.Ops.Data.Queues;
using CaseReform.Ops.Hosting.Telemetry;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Worker.Tests.Hosting;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Tests.Telemetry;

/// <summary>Whoever only counts stops nothing and is not stopped.</summary>
public sealed class QueueGaugesTests
{
    [Fact]
    public async Task A_look_that_breaks_is_not_the_last_one()
    {
        using var bench = await WorkerBench.OpenAsync();
        using var meter = new Meter("test " + Guid.NewGuid());
        var looks = 0;
        using var host = bench.NewHost(builder =>
        {
            builder.Services.AddOptions<TelemetryOptions>();
            QueueGauges.Add(builder.Services, meter, (_, _, _) =>
                Interlocked.Increment(ref looks) < 3 ? throw new InvalidCastException("planted") : Task.FromResult<IReadOnlyList<QueueState>>([]));
        });
        var gauges = host.Services.GetServices<IHostedService>().OfType<QueueGauges>().Single();
        await gauges.StartAsync(TestContext.Current.CancellationToken);

        await Until.TrueAsync(() =>
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            return Volatile.Read(ref looks) >= 4;
        });
        await gauges.StopAsync(TestContext.Current.CancellationToken);
    }
}
