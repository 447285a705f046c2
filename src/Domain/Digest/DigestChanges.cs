using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>What happened since the last digest, by number, in the order in which the ledger goes by.</summary>
internal sealed class DigestChanges
{
    private readonly List<DigestNumber> _closed = [];
    private readonly List<DigestNumber> _completed = [];
    private readonly List<DigestNumber> _newlyOverdue = [];
    private readonly List<DigestNumber> _reopened = [];

    public DigestList<DigestNumber> Closed => First(_closed);

    public DigestList<DigestNumber> Completed => First(_completed);

    public DigestList<DigestNumber> NewlyOverdue => First(_newlyOverdue);

    public DigestList<DigestNumber> Reopened => First(_reopened);

    public void Add(TalliedProblem problem)
    {
        var number = new DigestNumber(problem.Key.Ledger, problem.Key.Number.Text);
        if (problem.IsNewlyClosed)
        {
            _closed.Add(number);
        }

        if (problem is { Status: not ProblemStatus.Closed, ReopenedInPeriod: true })
        {
            _reopened.Add(number);
        }

        foreach (var measure in problem.Measures.Where(m => m.CompletedInPeriod))
        {
            _completed.Add(number with { Number = new MeasureNumber(problem.Key.Number, measure.Ordinal).ToString() });
        }
    }

    public void AddOverdue(DigestMeasure measure) => _newlyOverdue.Add(new DigestNumber(measure.Ledger, measure.Number.ToString()));

    private static DigestList<DigestNumber> First(List<DigestNumber> numbers) => new([.. numbers.Take(DigestTally.Rows)], numbers.Count);
}
