using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>Adds up a ledger, one problem at a time, so that the ledger itself need not be in memory.</summary>
/// <param name="period">The time the digest speaks of; overdue means past the deadline on its day of issue.</param>
public sealed class DigestTally(DigestPeriod period)
{
    /// <summary>How many rows of each list are kept; the workbook has the rest.</summary>
    public const int Rows = 50;

    private readonly Dictionary<ProblemStatus, int> _byStatus = [];
    private readonly Dictionary<Light, int> _byLight = [];
    private readonly Dictionary<string, UnitTally> _units = [];
    private readonly List<DigestMeasure> _overdue = [];
    private readonly List<DigestMeasure> _dueNext = [];
    private readonly List<DigestMeasure> _unattended = [];
    private int _overdueProblems;
    private int _met;
    private int _judged;

    /// <summary>Counts one problem with its measures.</summary>
    public void Add(TalliedProblem problem)
    {
        if (!_units.TryGetValue(problem.Unit, out var unit))
        {
            _units.Add(problem.Unit, unit = new UnitTally(problem.Unit));
        }

        Count(_byStatus, problem.Status);
        unit.Add(problem);
        var overdueBefore = _overdue.Count;
        foreach (var measure in problem.Measures)
        {
            Judge(measure);
            if (problem.Status != ProblemStatus.Closed && measure.Status != MeasureStatus.Completed)
            {
                AddOpen(problem, measure, unit);
            }
        }

        _overdueProblems += _overdue.Count > overdueBefore ? 1 : 0;
    }

    /// <summary>The figures of all that was added.</summary>
    public DigestFigures Figures(DigestFlow flow) => new()
    {
        Period = period,
        Flow = flow,
        ByStatus = _byStatus,
        ByLight = _byLight,
        OnTime = new Rate(_met, _judged),
        OverdueProblems = _overdueProblems,
        Overdue = First(_overdue.OrderByDescending(m => m.DaysOverdue), _overdue.Count),
        DueNext = First(_dueNext.OrderBy(m => m.Deadline), _dueNext.Count),
        VacantChains = First(_unattended.OrderBy(m => m.Unit, StringComparer.Ordinal), _unattended.Count),
        Units = new(
            [.. _units.Values.Select(u => u.Row())
                .OrderByDescending(u => u.OverdueMeasures).ThenByDescending(u => u.OpenProblems).ThenBy(u => u.Unit, StringComparer.Ordinal)
                .Take(Rows)],
            _units.Count),
    };

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static DigestList<DigestMeasure> First(IOrderedEnumerable<DigestMeasure> measures, int total) => new(
        [.. measures.ThenBy(m => m.Ledger, StringComparer.Ordinal)
            .ThenBy(m => m.Number.Problem.SortKey(), StringComparer.Ordinal).ThenBy(m => m.Number.Ordinal)
            .Take(Rows)],
        total);

    /// <summary>On time is measured on the original deadline. What was completed on an unknown day, or is not due yet, is not judged.</summary>
    private void Judge(TalliedMeasure measure)
    {
        var due = measure.OriginalDeadline ?? measure.Deadline;
        if (due is null || (measure.CompletedOn is null && !(measure.IsDue && due < period.Day)))
        {
            return;
        }

        _judged++;
        _met += measure.CompletedOn <= due ? 1 : 0;
    }

    private void AddOpen(TalliedProblem problem, TalliedMeasure measure, UnitTally unit)
    {
        Count(_byLight, measure.Light);
        var late = LadderRule.DaysOverdue(DutyStates.Of(problem.Status, measure.Status), measure.Deadline, period.Day);
        var row = new DigestMeasure(
            problem.Key.Ledger, new MeasureNumber(problem.Key.Number, measure.Ordinal), problem.Unit, problem.Text, measure.Deadline, late);
        if (late > 0)
        {
            unit.OverdueMeasures++;
            _overdue.Add(row);
        }
        else if (measure.IsDue && measure.Deadline >= period.NextFrom && measure.Deadline <= period.NextTo)
        {
            unit.DueNext++;
            _dueNext.Add(row);
        }

        if (measure.Unattended)
        {
            _unattended.Add(row);
        }
    }
}
