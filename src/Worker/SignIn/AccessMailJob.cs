using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.SignIn;

/// <summary>Looks every second for somebody who wants to be let in.</summary>
[DisallowConcurrentExecution]
internal sealed class AccessMailJob(AccessMailRun run, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger<AccessMailJob> log)
    : WorkerJob(JobNames.Access, health, lifetime, log)
{
    protected override Task<string?> RunAsync(CancellationToken stop) => run.RunAsync(stop);
}
