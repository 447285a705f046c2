using CaseReform.Ops.Hosting.Health;

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary><c>/health</c> says that the process answers, <c>/ready</c> that it reaches the database. Neither says anything about the ledger.</summary>
internal static class Readiness
{
    public static void MapReadiness(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Name == DatabaseCheck.Name, ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new { status = report.Status == HealthStatus.Healthy ? "ok" : "not ready" }, context.RequestAborted);
}
