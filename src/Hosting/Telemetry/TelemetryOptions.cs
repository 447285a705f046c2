using System.ComponentModel.DataAnnotations;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>Where metrics and traces go. Section <c>Telemetry</c>; off without <see cref="Endpoint"/>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Telemetry";

    /// <summary>The collector's OTLP address, e.g. <c>http://127.0.0.1:4318</c>; paths of the signals are appended. Null: nothing is measured for anybody.</summary>
    public string? Endpoint { get; set; }

    /// <summary>How OTLP is spoken: over HTTP (port 4318 as a rule) or gRPC (4317).</summary>
    [EnumDataType(typeof(TelemetryProtocol))]
    public TelemetryProtocol Protocol { get; set; }

    /// <summary>A file with one <c>name=value</c> a line, sent as headers: what the collector lets in by. Relative to the data folder; read at the start.</summary>
    public string? HeadersFile { get; set; }

    /// <summary>How often metrics are sent, and queues looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The share of traces that are sent, from 0 (metrics only) to 1.</summary>
    [Range(0d, 1d)]
    public double TraceShare { get; set; } = 0.1;
}

/// <summary>How OTLP is spoken; a type of our own, so that who sends nothing loads no exporter.</summary>
public enum TelemetryProtocol
{
    /// <summary>Binary protobuf over HTTP.</summary>
    HttpProtobuf,

    /// <summary>gRPC.</summary>
    Grpc,
}
