using CaseReform.Ops.Hosting.Telemetry;
using CaseReform.Ops.Worker.Tests.Hosting;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CaseReform.Ops.Worker.Tests.Telemetry;

/// <summary>What is said about a collector that cannot be what was meant.</summary>
public sealed class TelemetryOptionsTests
{
    [Theory]
    [InlineData("127.0.0.1:4318", null, "Telemetry:Endpoint")]
    [InlineData("ftp://127.0.0.1", null, "Telemetry:Endpoint")]
    [InlineData("http://user:word@127.0.0.1:4318", null, "Telemetry:Endpoint")]
    [InlineData("http://collector.example:4318", "a-key=b", "https")]
    [InlineData("https://collector.example:4318", "a key=b", "第 1 行")]
    [InlineData("https://collector.example:4318", "# a remark\n\na-key=b\nsecret", "第 4 行")]
    [InlineData("https://collector.example:4318", "a-key=密", "第 1 行")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_without_a_header(string endpoint, string? headers, string said)
    {
        using var bench = await WorkerBench.OpenAsync();

        var refusal = Assert.Throws<OptionsValidationException>(() => Validate(bench, endpoint, headers));

        Assert.Contains(said, Assert.Single(refusal.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("word", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("http://127.0.0.1:4318/", null)]
    [InlineData("http://localhost:4318", "Authorization=Bearer a, b=c%")]
    [InlineData("https://collector.example:4318/base", "a-key=b")]
    public async Task A_right_one_does_not(string endpoint, string? headers)
    {
        using var bench = await WorkerBench.OpenAsync();

        Validate(bench, endpoint, headers);
    }

    [Fact]
    public async Task A_file_of_headers_that_is_not_there_is_named()
    {
        using var bench = await WorkerBench.OpenAsync();
        var host = bench.NewHost(b => b.Configuration.AddInMemoryCollection([new("Telemetry:Endpoint", "https://collector.example"), new("Telemetry:HeadersFile", "none.txt")]));

        var refusal = Assert.Throws<OptionsValidationException>(host.Services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains("none.txt", Assert.Single(refusal.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_registered()
    {
        using var bench = await WorkerBench.OpenAsync();
        var services = bench.NewHost().Services;

        Assert.Null(services.GetService<MeterProvider>());
        Assert.Null(services.GetService<TracerProvider>());
        Assert.Empty(services.GetServices<IHostedService>().OfType<QueueGauges>());
    }

    private static void Validate(WorkerBench bench, string endpoint, string? headers)
    {
        if (headers is not null)
        {
            File.WriteAllText(bench.File("headers.txt"), headers);
        }

        var host = bench.NewHost(b => b.Configuration.AddInMemoryCollection(
            [new("Telemetry:Endpoint", endpoint), new("Telemetry:HeadersFile", headers is null ? null : "headers.txt")]));
        host.Services.GetRequiredService<IStartupValidator>().Validate();
    }
}
