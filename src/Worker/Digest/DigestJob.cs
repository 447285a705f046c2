using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Hosting;
using CaseReform.Ops.Worker.Letters;

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using Quartz;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>Looks whether the week's digest is due.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(DigestRun run, WorkerHealth health, IHostApplicationLifetime lifetime, ILogger<DigestJob> log)
    : WorkerJob(JobNames.Digest, health, lifetime, log)
{
    protected override async Task<string?> RunAsync(CancellationToken stop) =>
        await run.RunAsync(atOnce: false, stop) switch
        {
            DigestOutcome.NobodyToSend => DigestRunTexts.NobodyToSend,
            DigestOutcome.Held held => held.Sentence,
            DigestOutcome.ClockWentBack back => Say(DigestRunTexts.ClockWentBack, IsoDay.Text(back.Last)),
            _ => null,
        };
}
