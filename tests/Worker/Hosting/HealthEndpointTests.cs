using System.Net;
using System.Net.Sockets;
using System.Text.Json;

using CaseReform.Ops.Testing.Logs;
using CaseReform.Ops.Testing.Processes;
using CaseReform.Ops.Testing.Time;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Worker.Tests.Hosting;

/// <summary>The health page: whatever befalls it, the worker goes on.</summary>
public sealed class HealthEndpointTests : IAsyncLifetime
{
    private readonly int _port = FreePort.Next();
    private readonly LogBook _log = new();
    private WorkerBench _bench = null!;

    public async ValueTask InitializeAsync() => _bench = await WorkerBench.OpenAsync();

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_tells_whether_the_process_answers_and_whether_it_is_ready()
    {
        var page = await StartAsync();
        Assert.Equal((200, """{"status":"ok"}"""), await GetAsync("/health"));
        Assert.Equal((503, """{"status":"not ready","database":true,"jobs":{}}"""), await GetAsync("/ready"));

        var health = page.Services.GetRequiredService<WorkerHealth>();
        health.Begin(JobNames.Access);
        health.End(JobNames.Access, null);

        var (status, body) = await GetAsync("/ready");
        Assert.Equal(200, status);
        using var ready = JsonDocument.Parse(body);
        Assert.Equal("ready", ready.RootElement.GetProperty("status").GetString());
        Assert.True(ready.RootElement.GetProperty("jobs").GetProperty(JobNames.Access).GetProperty("ok").GetBoolean());
        Assert.Equal(WorkerBench.Monday, ready.RootElement.GetProperty("jobs").GetProperty(JobNames.Access).GetProperty("at").GetDateTimeOffset());
        Assert.Equal(404, (await GetAsync("/")).Status);
        await StopAsync(page);
    }

    [Fact]
    public async Task A_busy_port_is_tried_again_and_again_and_told_once()
    {
        var other = new TcpListener(IPAddress.Loopback, _port);
        other.Start();
        var page = await StartAsync(waitForIt: false);
        for (var i = 0; i < 3; i++)
        {
            await WaitingAsync();
            _bench.Clock.Advance(HealthEndpoint.RetryAfter);
        }

        await WaitingAsync();
        Assert.Single(_log.Lines, l => l.Contains("no health page", StringComparison.Ordinal));
        other.Stop();
        _bench.Clock.Advance(HealthEndpoint.RetryAfter);

        await FreePort.WaitForListenerAsync(_port, () => page.Endpoint.ExecuteTask!.IsCompleted);
        Assert.Equal(200, (await GetAsync("/health")).Status);
        await StopAsync(page);
    }

    [Fact]
    public async Task An_asker_who_goes_away_and_a_check_that_breaks_harm_nobody()
    {
        var page = await StartAsync(services => services.AddSingleton<HealthCheckService, BrokenChecks>());
        for (var i = 0; i < 20; i++)
        {
            using var gone = new TcpClient { LingerState = new LingerOption(true, 0) };
            await gone.ConnectAsync(IPAddress.Loopback, _port, TestContext.Current.CancellationToken);
            await gone.GetStream().WriteAsync("GET /ready HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(503, (await GetAsync("/ready")).Status);
        Assert.Equal(200, (await GetAsync("/health")).Status);
        Assert.False(page.Endpoint.ExecuteTask!.IsCompleted);
        await StopAsync(page);
    }

    private async Task<(HealthEndpoint Endpoint, IServiceProvider Services)> StartAsync(Action<IServiceCollection>? change = null, bool waitForIt = true)
    {
        var host = _bench.NewHost(builder =>
        {
            builder.Configuration.AddInMemoryCollection([new("Jobs:HealthPort", FormattableString.Invariant($"{_port}"))]);
            builder.Logging.AddProvider(_log);
            change?.Invoke(builder.Services);
        });
        var endpoint = host.Services.GetServices<IHostedService>().OfType<HealthEndpoint>().Single();
        await endpoint.StartAsync(CancellationToken.None);
        if (waitForIt)
        {
            await FreePort.WaitForListenerAsync(_port, () => endpoint.ExecuteTask!.IsCompleted);
        }

        return (endpoint, host.Services);
    }

    private static async Task StopAsync((HealthEndpoint Endpoint, IServiceProvider Services) page)
    {
        await page.Endpoint.StopAsync(CancellationToken.None);
        Assert.True(page.Endpoint.ExecuteTask!.IsCompletedSuccessfully);
    }

    /// <summary>Until the endpoint waits for the port to be given up.</summary>
    private Task WaitingAsync() => Until.TrueAsync(() => _bench.Clock.NextIn == HealthEndpoint.RetryAfter);

    private async Task<(int Status, string Body)> GetAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{_port}")) };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class BrokenChecks : HealthCheckService
    {
        public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("broken");
    }
}
