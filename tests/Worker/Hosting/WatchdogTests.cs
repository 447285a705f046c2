using CaseReform.Ops.Hosting.Systemd;
using CaseReform.Ops.Testing.Time;

using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>When systemd is told that the process lives.</summary>
public sealed class WatchdogTests
{
    private readonly MovableClock _clock = new(WorkerBench.Monday);

    [Theory]
    [InlineData("120000000", null, 120)]
    [InlineData("120000000", "7", 120)]
    [InlineData("120000000", "8", null)]
    [InlineData("0", null, null)]
    [InlineData("soon", null, null)]
    [InlineData(null, null, null)]
    public void The_interval_is_the_units_and_for_the_process_it_names(string? microseconds, string? process, int? seconds)
    {
        string? Environment(string name) => name == "WATCHDOG_USEC" ? microseconds : name == "WATCHDOG_PID" ? process : null;

        Assert.Equal(seconds is { } s ? TimeSpan.FromSeconds(s) : null, WatchdogInterval.Read(Environment, 7));
    }

    [Fact]
    public void A_process_whose_loop_hangs_is_no_longer_told_of_until_the_loop_goes_on()
    {
        var systemd = new Told();
        var beat = new LoopBeat("inbox", TimeSpan.FromMinutes(10), _clock);
        using var watchdog = new Watchdog(systemd, [beat], TimeSpan.FromMinutes(2), _clock, NullLogger<Watchdog>.Instance);

        watchdog.Tell();
        Assert.Equal(1, systemd.Times);

        _clock.Advance(TimeSpan.FromMinutes(11));
        watchdog.Tell();
        watchdog.Tell();
        Assert.Equal(1, systemd.Times);

        beat.Beat();
        watchdog.Tell();
        Assert.Equal(2, systemd.Times);
    }

    [Fact]
    public async Task A_word_to_systemd_that_fails_is_not_the_last()
    {
        var systemd = new Told { Fails = 2 };
        using var watchdog = new Watchdog(systemd, [], TimeSpan.FromMinutes(3), _clock, NullLogger<Watchdog>.Instance);
        await watchdog.StartAsync(TestContext.Current.CancellationToken);

        await Until.TrueAsync(() =>
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            return systemd.Times > 0;
        });
        await watchdog.StopAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Told : ISystemdNotifier
    {
        public int Fails { get; set; }

        public int Times { get; private set; }

        public bool IsEnabled => true;

        public void Notify(ServiceState state)
        {
            if (Fails-- > 0)
            {
                throw new IOException("no such socket");
            }

            Assert.Equal("WATCHDOG=1", state.ToString());
            Times++;
        }
    }
}
