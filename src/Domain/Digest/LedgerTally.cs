using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>Adds up one of several ledgers.</summary>
internal sealed class LedgerTally(string name, DigestPeriod period)
{
    private readonly Figures _figures = new(period.Day, period.NextTo);
    private int _closed;
    private int _completed;

    public void Add(TalliedProblem problem, IReadOnlyCollection<(TalliedMeasure Measure, CountedMeasure Counted)> measures)
    {
        _figures.Add(problem.Status, [.. measures.Select(m => (m.Counted, m.Measure.Light))]);
        _closed += problem.IsNewlyClosed ? 1 : 0;
        _completed += problem.Measures.Count(m => m.CompletedInPeriod);
    }

    public DigestLedger ToRow() => new(name, _figures.Problems, _closed, _completed, _figures.Overdue, _figures.DueNext, _figures.CloseOut);
}
