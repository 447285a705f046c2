using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Worker.Checks;

namespace CaseReform.Ops.Worker.Restore;

/// <summary>Whether the database was put back and nobody has said yet what holds; also while no worker runs.</summary>
internal sealed class RestoreCheck(RestoreStore restores, RestoreDetector detector) : ICheck
{
    public async Task<IReadOnlyList<CheckFinding>> RunAsync(bool full, CancellationToken token) =>
        (await restores.NoticedAsync(token))?.Reason is { } noticed ? [Finding(noticed)]
        : await detector.PeekAsync(token) is var verdict && RestoreRule.Asks(verdict) ? [Finding(verdict.ToString())]
        : [];

    private static CheckFinding Finding(string reason) => new(CheckSeverity.Warning, RestoreWords.Held(reason), RestoreTexts.CheckAdvice);
}
