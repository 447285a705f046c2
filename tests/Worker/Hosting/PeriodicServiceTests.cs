using CaseReform.Ops.Hosting.Periodic;
using CaseReform.Ops.Testing.Logs;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>What a loop says of its trouble.</summary>
public sealed class PeriodicServiceTests
{
    private readonly MovableClock _clock = new(WorkerBench.Monday);

    [Fact]
    public async Task Trouble_is_said_once_and_again_when_it_went_well_in_between()
    {
        using var log = new LogBook();
        using var loop = new Loop(_clock, log.CreateLogger("loop"));
        await loop.StartAsync(TestContext.Current.CancellationToken);

        await RunAsync(loop, fails: true, rounds: 3);
        Assert.Single(log.Lines);
        await RunAsync(loop, fails: false, rounds: 1);
        await RunAsync(loop, fails: true, rounds: 3);
        await loop.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, line => Assert.Contains("the example cannot be done", line, StringComparison.Ordinal));
    }

    /// <summary>One round more than asked for has begun: those before it have ended.</summary>
    private async Task RunAsync(Loop loop, bool fails, int rounds)
    {
        loop.Fails = fails;
        var end = loop.Rounds + rounds + 1;
        await Until.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return loop.Rounds >= end;
        });
    }

    private sealed class Loop(TimeProvider clock, ILogger log) : PeriodicService(TimeSpan.FromSeconds(1), "the example cannot be done", clock, log)
    {
        private volatile bool _fails;
        private int _rounds;

        public bool Fails
        {
            set => _fails = value;
        }

        public int Rounds => Volatile.Read(ref _rounds);

        protected override Task RunAsync(CancellationToken stoppingToken)
        {
            Interlocked.Increment(ref _rounds);
            return _fails ? throw new InvalidOperationException("planted") : Task.CompletedTask;
        }
    }
}
