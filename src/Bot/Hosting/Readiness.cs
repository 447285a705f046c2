using System.Data.Common;

using CaseReform.Ops.Data.Sql;

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReform.Ops.Bot.Hosting;

/// <summary><c>/health</c> says that the process answers, <c>/ready</c> that it reaches the database. Neither says anything about the ledger.</summary>
internal static class Readiness
{
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        return services;
    }

    public static void MapReadiness(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new { status = report.Status == HealthStatus.Healthy ? "ok" : "not ready" }, context.RequestAborted);

    private sealed class DatabaseCheck(Database database) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                // a table, since SQLite answers SELECT 1 without looking at its file
                await database.ReadAsync(session => session.ScalarAsync<long>("SELECT max(version) FROM schema_journal"), cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (DbException e)
            {
                return HealthCheckResult.Unhealthy(exception: e);
            }
        }
    }
}
