using System.Diagnostics.Metrics;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>What the meters of both processes are made of.</summary>
public static class Instruments
{
    /// <summary>A histogram of seconds, by buckets that end at these bounds.</summary>
    public static Histogram<double> CreateSeconds(this Meter meter, string name, string description, params double[] bounds) =>
        meter.CreateHistogram(name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });

    /// <summary>An attribute, one of <see cref="TelemetryTags"/>.</summary>
    public static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
