using System.Reflection;
using System.Runtime.CompilerServices;

using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using Npgsql;

using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>OpenTelemetry by configuration. Without <c>Telemetry:Endpoint</c> nothing is registered and an instrument costs a look at whether somebody listens.</summary>
public static class TelemetryServices
{
    /// <summary>A collector that is away holds up the end of a command no longer than this, in milliseconds.</summary>
    private const int ExportLimit = 3000;

    /// <summary>Adds metrics and traces under the name of a process.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="service">Its <c>service.name</c>.</param>
    /// <param name="sources">The meters and activity sources to export; a name that is no source of one kind is one of the other.</param>
    /// <returns>Whether it is on.</returns>
    public static bool AddTelemetry(this IHostApplicationBuilder builder, string service, params string[] sources)
    {
        builder.Services.AddJudgedOptions<TelemetryOptions>(TelemetryOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsJudge>();
        var isOn = !string.IsNullOrEmpty(builder.Configuration[TelemetryOptions.Section + ":" + nameof(TelemetryOptions.Endpoint)]);
        if (isOn)
        {
            Export(builder.Services, service, sources);
        }

        return isOn;
    }

    /// <summary>Begins to measure in a command, whose host is never started; what it measured is sent when the host is disposed of.</summary>
    public static void StartTelemetry(this IHost host)
    {
        if (!string.IsNullOrEmpty(host.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.Endpoint))
        {
            Start(host.Services);
        }
    }

    // these apart, so that a process that exports nothing loads nothing
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Start(IServiceProvider services)
    {
        _ = services.GetService<MeterProvider>();
        _ = services.GetService<TracerProvider>();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Export(IServiceCollection services, string service, string[] sources)
    {
        var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.Clear().AddTelemetrySdk().AddService(service, serviceVersion: version))
            .WithMetrics(metrics => metrics
                .AddMeter([.. sources, "System.Runtime", "Npgsql"])
                .AddView(_ => new MetricStreamConfiguration { TagKeys = TelemetryTags.Known })
                .AddReader(provider =>
                {
                    var options = provider.GetRequiredService<IOptions<TelemetryOptions>>().Value;
                    return new PeriodicExportingMetricReader(new OtlpMetricExporter(Otlp(provider, options, "v1/metrics")), (int)options.Interval.TotalMilliseconds, ExportLimit);
                }))
            .WithTracing(traces => traces
                .AddSource(sources)
                .AddNpgsql()
                .SetSampler(provider => new TraceIdRatioBasedSampler(provider.GetRequiredService<IOptions<TelemetryOptions>>().Value.TraceShare))
                .AddProcessor(new KnownTagsOnly())
                .AddProcessor(provider =>
                {
                    var options = provider.GetRequiredService<IOptions<TelemetryOptions>>().Value;
                    return new OpenTelemetry.BatchActivityExportProcessor(new OtlpTraceExporter(Otlp(provider, options, "v1/traces")), exporterTimeoutMilliseconds: ExportLimit);
                }));
    }

    private static OtlpExporterOptions Otlp(IServiceProvider provider, TelemetryOptions options, string path)
    {
        // only over HTTP has each signal an address of its own
        var (protocol, collector) = options.Protocol switch
        {
            TelemetryProtocol.HttpProtobuf => (OtlpExportProtocol.HttpProtobuf, options.Endpoint!.TrimEnd('/') + "/" + path),
            TelemetryProtocol.Grpc => (OtlpExportProtocol.Grpc, options.Endpoint!),
        };
        var exporter = new OtlpExporterOptions { Endpoint = new Uri(collector), Protocol = protocol, TimeoutMilliseconds = ExportLimit };
        if (options.HeadersFile is { Length: > 0 } file)
        {
            var folder = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value.DataFolder;
            TelemetryHeaders.TryRead(File.ReadLines(Path.Combine(folder, file)), out var headers, out _);
            exporter.Headers = headers;
        }

        return exporter;
    }
}
