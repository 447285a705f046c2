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

    [Fact]
    public async Task Figures_that_cannot_be_read_any_more_are_left_out()
    {
        using var bench = await WorkerBench.OpenAsync();
        using var meter = new Meter("test " + Guid.NewGuid());
        var looks = 0;
        using var host = bench.NewHost(builder =>
        {
            builder.Services.AddOptions<TelemetryOptions>();
            QueueGauges.Add(builder.Services, meter, (_, _, _) =>
                Interlocked.Increment(ref looks) > 1 ? throw new InvalidCastException("planted") : Task.FromResult<IReadOnlyList<QueueState>>([new QueueState { Queue = "letters", Length = 3 }]));
        });
        var gauges = host.Services.GetServices<IHostedService>().OfType<QueueGauges>().Single();
        await gauges.StartAsync(TestContext.Current.CancellationToken);
        await Until.TrueAsync(() => LengthsOf(meter) is [3]);

        await Until.TrueAsync(() =>
        {
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            return LengthsOf(meter) is [];
        });
        await gauges.StopAsync(TestContext.Current.CancellationToken);
    }

    private static List<long> LengthsOf(Meter meter)
    {
        var lengths = new List<long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter == meter)
                {
                    me.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, length, _, _) => lengths.Add(length));
        listener.Start();
        listener.RecordObservableInstruments();
        return lengths;
    }
}
