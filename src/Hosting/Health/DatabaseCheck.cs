using System.Data.Common;

using CaseReform.Ops.Data.Sql;

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReform.Ops.Hosting.Health;

/// <summary>Whether the database is reached. Says nothing about the ledger.</summary>
public sealed class DatabaseCheck(Database database) : IHealthCheck
{
    /// <summary>The name under which it is registered.</summary>
    public const string Name = "database";

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // a table, since SQLite answers SELECT 1 without looking at its file
            await database.ReadScalarAsync<long>("SELECT max(version) FROM schema_journal", null, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (DbException)
        {
            // whoever needed the database has logged why
            return HealthCheckResult.Unhealthy();
        }
    }
}
