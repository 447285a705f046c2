using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReform.Ops.Worker.Hosting;

/// <summary>Whether every job ends well. A long round is no trouble, a round in which nothing moves is.</summary>
internal sealed class JobsCheck(WorkerHealth health) : IHealthCheck
{
    /// <summary>The name under which it is registered.</summary>
    public const string Name = "jobs";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var ends = health.Ends;
        var isWell = ends.Count > 0 && ends.Values.All(e => e.Trouble is null) && health.Hanging is null;
        var jobs = ends.ToDictionary(e => e.Key, e => (object)new { at = e.Value.At, ok = e.Value.Trouble is null });
        return Task.FromResult(isWell ? HealthCheckResult.Healthy(data: jobs) : HealthCheckResult.Unhealthy(data: jobs));
    }
}
