using System.Globalization;

namespace CaseReform.Ops.Hosting.Systemd;

/// <summary>The unit's <c>WatchdogSec</c>, as sd_watchdog_enabled(3) reads it.</summary>
internal static class WatchdogInterval
{
    /// <returns>Null when no watchdog waits for this process.</returns>
    public static TimeSpan? Read(Func<string, string?> environment, int processId) =>
        long.TryParse(environment("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
        && (environment("WATCHDOG_PID") is not { Length: > 0 } pid || pid == processId.ToString(CultureInfo.InvariantCulture))
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
