using CaseReform.Ops.Worker.Hosting;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Asks;

/// <summary>Looks every second for what somebody of the office asks for in the chat: they wait for it.</summary>
[DisallowConcurrentExecution]
internal sealed class AskJob(AskRound round, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger<AskJob> log)
    : WorkerJob(JobNames.Requests, health, lifetime, log)
{
    protected override Task<string?> RunAsync(CancellationToken stop) => round.RunAsync(stop);
}
