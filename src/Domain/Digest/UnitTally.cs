using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>The counts of one unit while the ledger is being added up.</summary>
internal sealed class UnitTally(string unit)
{
    private int _problems;
    private int _closed;
    private int _closedInPeriod;

    public int OverdueMeasures { get; set; }

    public int DueNext { get; set; }

    public void Add(TalliedProblem problem)
    {
        _problems++;
        _closed += problem.Status == ProblemStatus.Closed ? 1 : 0;
        _closedInPeriod += problem is { Status: ProblemStatus.Closed, ClosedInPeriod: true } ? 1 : 0;
    }

    public DigestUnit Row() => new(unit, _problems - _closed, OverdueMeasures, DueNext, _closedInPeriod, new Rate(_closed, _problems));
}
