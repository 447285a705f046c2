using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CaseReform.Ops.Hosting.Systemd;

/// <summary>What a unit of <c>Type=notify</c> is told: READY when the process is up, STOPPING when it ends, WATCHDOG while its loops go round (sd_notify(3)).</summary>
public static class SystemdServices
{
    /// <summary>
    /// Adds the notices where systemd wants them, and its log format, whose levels the journal reads. The package's own <c>AddSystemd</c> looks at the name of
    /// the parent process, which <c>ProtectProc=invisible</c> hides: nothing would be notified and the start would time out.
    /// </summary>
    public static IHostApplicationBuilder AddSystemdNotices(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET")) || !OperatingSystem.IsLinux())
        {
            return builder;
        }

        builder.Services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Systemd);
        builder.Services.AddSingleton<ISystemdNotifier, SystemdNotifier>().AddSingleton<IHostLifetime, SystemdLifetime>();
        if (WatchdogInterval.Read(Environment.GetEnvironmentVariable, Environment.ProcessId) is { } limit)
        {
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Watchdog>(services, limit));
        }

        return builder;
    }
}
