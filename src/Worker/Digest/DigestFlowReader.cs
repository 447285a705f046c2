using CaseReform.Ops.Data.Digest;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Digest;

/// <summary>How the open problems came from the last digest to this one: opening from the last snapshot, movements from the history, closing from the ledger.</summary>
/// <param name="Flow">The sums.</param>
/// <param name="Check">Whether every row is explained.</param>
/// <param name="Open">The rows open now, ascending.</param>
/// <param name="Closed">The rows closed since.</param>
/// <param name="Reopened">The rows opened again since.</param>
internal sealed record FlowReading(DigestFlow Flow, DigestCheck Check, string Open, IReadOnlySet<long> Closed, IReadOnlySet<long> Reopened);

/// <inheritdoc cref="FlowReading"/>
internal sealed class DigestFlowReader(DigestStore store)
{
    public async Task<FlowReading> ReadAsync(DigestSnapshot? last, bool severalLedgers, CancellationToken token)
    {
        var problems = await store.ProblemsAsync(token);
        var events = await store.EventsAsync(last?.LastEvent ?? 0, token);

        // a corrected file makes another problem of the same number
        var keys = problems.ToDictionary(p => p.Id, p => new ProblemKey(severalLedgers || p.IsWithdrawn ? p.Ledger : null, ProblemNumber.From(p.Number)));
        var withdrawn = problems.Where(p => p.IsWithdrawn).Select(p => p.Id).ToHashSet();
        var (flow, check) = Reconciliation.Reconcile(
            IdRanges.Read(last?.Open ?? string.Empty).Select(KeyOf),
            events.Where(e => e.Kind != EventKind.Relapse).Select(e => new Movement(KeyOf(e.ProblemId), KindOf(e, withdrawn.Contains(e.ProblemId)))),
            problems.Where(p => p.IsOpen).Select(p => KeyOf(p.Id)));
        return new FlowReading(
            flow with { Relapsed = events.Count(e => e.Kind == EventKind.Relapse && !withdrawn.Contains(e.ProblemId)) },
            check,
            IdRanges.Write(problems.Where(p => p.IsOpen).Select(p => p.Id)),
            Of(EventKind.Closed),
            Of(EventKind.Reopened));

        IReadOnlySet<long> Of(EventKind kind) => events.Where(e => e.Kind == kind && !withdrawn.Contains(e.ProblemId)).Select(e => e.ProblemId).ToHashSet();

        // a row that was there last week and is gone has no number any more
        ProblemKey KeyOf(long id) => keys.TryGetValue(id, out var key) ? key : new ProblemKey(null, ProblemNumber.From(Say(DigestRunTexts.LostRow, id)));
    }

    /// <summary>What was closed this week and then withdrawn was never closed: it went out as a correction.</summary>
    private static MovementKind KindOf(ProblemEvent e, bool isWithdrawn) => e.Kind switch
    {
        EventKind.Entered => MovementKind.Added,
        EventKind.Closed when isWithdrawn => MovementKind.CorrectedOut,
        EventKind.Closed => MovementKind.Closed,
        EventKind.Reopened => MovementKind.Reopened,
        _ => e.Delta > 0 ? MovementKind.CorrectedIn : MovementKind.CorrectedOut,
    };
}
