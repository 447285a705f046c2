using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseReform.Ops.Hosting.Health;

/// <summary>Health on the framework's health checks, the same in both processes.</summary>
public static class HealthServices
{
    /// <summary>How long a check may take, so that a monitor is told before it gives up itself.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Adds the check of the database; a process adds what else makes it ready.</summary>
    public static IHealthChecksBuilder AddHealth(this IHostApplicationBuilder builder)
    {
        // a monitor asks every few seconds: it gets the answer, the log need not repeat it
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        return builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>(DatabaseCheck.Name, timeout: Limit);
    }
}
