using System.Diagnostics;

using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>A clock that is set stops no job.</summary>
public sealed class SteadyClockTests
{
    [Fact]
    public void It_goes_on_when_the_clock_is_set()
    {
        var clock = new MovableClock(WorkerBench.Monday);
        var steady = new SteadyClock(clock);

        clock.Advance(TimeSpan.FromMinutes(1));
        clock.SetBack(TimeSpan.FromDays(10));
        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(WorkerBench.Monday + TimeSpan.FromMinutes(2), steady.GetUtcNow());
    }

    [Fact]
    public async Task Jobs_come_round_though_the_clock_was_set_back_by_ten_days()
    {
        using var bench = await WorkerBench.OpenAsync();
        using var host = bench.NewHost(builder => builder.Configuration.AddInMemoryCollection([new("Jobs:HealthPort", "0")]));
        var health = host.Services.GetRequiredService<WorkerHealth>();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(bench.Clock, () => health.Ends.ContainsKey(JobNames.Access));

        bench.Clock.SetBack(TimeSpan.FromDays(10));

        await UntilAsync(bench.Clock, () => health.Ends[JobNames.Access].At < WorkerBench.Monday);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Only_the_timer_has_it()
    {
        using var folder = new TemporaryFolder();
        using var host = WorkerHost.CreateBuilder(folder.Path).Build();

        Assert.Same(TimeProvider.System, host.Services.GetRequiredService<TimeProvider>());
    }

    /// <summary>The clock goes as fast as the machine's, for whoever waits by either.</summary>
    private static async Task UntilAsync(MovableClock clock, Func<bool> isSo)
    {
        var patience = Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.InRange(patience.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
            await Task.Delay(20, TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromMilliseconds(20));
        }
    }
}
