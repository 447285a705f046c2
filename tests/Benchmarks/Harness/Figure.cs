using System.Globalization;

namespace CaseReform.Ops.Benchmarks.Harness;

/// <summary>Figures as they stand in the table.</summary>
internal static class Figure
{
    public static string Count(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.###} ms");

    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB");

    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    public static string PerSecond(double n) => n.ToString("N0", CultureInfo.InvariantCulture) + "/s";

    /// <summary>The one in the middle.</summary>
    public static TimeSpan Median(IEnumerable<TimeSpan> times) => Quantile(times, 0.5);

    /// <summary>The one that so large a part does not exceed, e.g. 0.99.</summary>
    public static TimeSpan Quantile(IEnumerable<TimeSpan> times, double part)
    {
        var sorted = times.Order().ToArray();
        return sorted[(int)(sorted.Length * part)];
    }
}
