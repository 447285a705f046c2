using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Hosting.Telemetry;

/// <summary>Refuses a collector that cannot be what was meant. The sentences never repeat a header.</summary>
internal sealed class TelemetryOptionsJudge(IOptions<DatabaseOptions> database) : IValidateOptions<TelemetryOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TelemetryOptions options) =>
        Fault(options, database.Value.DataFolder) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;

    private static string? Fault(TelemetryOptions options, string dataFolder)
    {
        if (string.IsNullOrEmpty(options.Endpoint))
        {
            return null;
        }

        if (!IsCollector(options.Endpoint, out var collector))
        {
            return TelemetryTexts.EndpointUnclear;
        }

        if (options.HeadersFile is not { Length: > 0 } file)
        {
            return null;
        }

        if (collector.Scheme != Uri.UriSchemeHttps && !collector.IsLoopback)
        {
            return TelemetryTexts.HeadersInClear;
        }

        try
        {
            return TelemetryHeaders.TryRead(File.ReadLines(Path.Combine(dataFolder, file)), out _, out var line) ? null : Say(TelemetryTexts.HeaderUnclear, file, line);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(TelemetryTexts.HeadersUnread, file);
        }
    }

    private static bool IsCollector(string text, out Uri collector) =>
        Uri.TryCreate(text, UriKind.Absolute, out collector!) && collector.Scheme is "http" or "https" && collector is { UserInfo: "", Query: "", Fragment: "" };
}
