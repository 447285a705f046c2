using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Worker.Hosting;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Which workers this database knows, when they were last heard of, and whose clock is wrong.</summary>
internal sealed class WorkersCheck(WorkerStore workers, OfficeHours hours) : ICheck
{
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token)
    {
        var findings = new List<CheckFinding>();
        foreach (var worker in await workers.AllAsync(token))
        {
            var seen = IsoDay.Minute(TimeZoneInfo.ConvertTime(worker.SeenAt, hours.Zone));
            findings.Add(new CheckFinding(CheckSeverity.Information, Say(ChecksTexts.WorkerRow, worker.Name, worker.Host, worker.Version, seen), string.Empty));
            if (worker.Skew is { } skew && TimeSpan.FromMilliseconds(skew).Duration() > WorkerName.ClockBound)
            {
                findings.Add(new CheckFinding(
                    CheckSeverity.Warning, Say(ChecksTexts.ClockDiffers, worker.Name, worker.Host, Math.Abs(skew) / 1000), ChecksTexts.ClockDiffersAdvice));
            }
        }

        return findings;
    }
}
