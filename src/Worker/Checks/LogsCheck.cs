using CaseReform.Ops.Hosting.Logs;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Worker.Checks;

/// <summary>Whether the log files are kept as long as those who check ask for.</summary>
internal sealed class LogsCheck(IOptions<LogOptions> logs) : ICheck
{
    /// <summary>Half a year.</summary>
    private const int MinDays = 183;

    public Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token) => Task.FromResult<IReadOnlyList<CheckFinding>>(
        logs.Value.Keep < TimeSpan.FromDays(MinDays)
            ? [new CheckFinding(CheckSeverity.Warning, Say(ChecksTexts.LogsShort, (int)logs.Value.Keep.TotalDays), ChecksTexts.LogsShortAdvice)]
            : []);
}
