using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Digest;

/// <summary>Adds up a ledger, one problem at a time, so that the ledger itself need not be in memory.</summary>
/// <param name="period">The time the digest speaks of; overdue means past the deadline on its day of issue.</param>
/// <param name="order">In which order units stand.</param>
public sealed class DigestTally(DigestPeriod period, UnitOrder order = UnitOrder.MostOverdue)
{
    /// <summary>How many rows of each list are kept; the workbook has the rest.</summary>
    public const int Rows = 50;

    private readonly FiguresByUnit<string> _units = new(period.Day, period.NextTo);
    private readonly Dictionary<string, int> _closedInPeriod = [];
    private readonly OrderedDictionary<string, LedgerTally> _ledgers = [];
    private readonly DigestChanges _changes = new();
    private readonly List<DigestMeasure> _overdue = [];
    private readonly List<DigestMeasure> _dueNext = [];
    private readonly List<DigestMeasure> _unattended = [];

    /// <summary>Counts one problem with its measures.</summary>
    public void Add(TalliedProblem problem)
    {
        var measures = problem.Measures.Select(m => (Measure: m, Counted: m.Counted(problem.Status))).ToList();
        _units.Of(problem.Unit).Add(problem.Status, [.. measures.Select(m => (m.Counted, m.Measure.Light))]);
        if (problem.IsNewlyClosed)
        {
            _closedInPeriod[problem.Unit] = _closedInPeriod.GetValueOrDefault(problem.Unit) + 1;
        }

        _changes.Add(problem);
        LedgerOf(problem.Key)?.Add(problem, measures);
        foreach (var (measure, counted) in measures.Where(m => m.Counted.IsOpen))
        {
            List(problem, measure, counted);
        }
    }

    /// <summary>The figures of all that was added.</summary>
    public DigestFigures Figures(DigestFlow flow)
    {
        var total = _units.Total();
        return new DigestFigures
        {
            Period = period,
            Flow = flow,
            ByStatus = Counts<ProblemStatus>(total.Of),
            ByLight = Counts<Light>(total.Of),
            OnTime = total.OnTime,
            Closed = _changes.Closed,
            Completed = _changes.Completed,
            NewlyOverdue = _changes.NewlyOverdue,
            Reopened = _changes.Reopened,
            Ledgers = [.. _ledgers.Values.Select(l => l.ToRow())],
            OverdueProblems = total.OverdueProblems,
            Overdue = First(_overdue.OrderByDescending(m => m.DaysOverdue), _overdue.Count),
            DueNext = First(_dueNext.OrderBy(m => m.Deadline), _dueNext.Count),
            VacantChains = First(_unattended.OrderBy(m => m.Unit, StringComparer.Ordinal), _unattended.Count),
            Units = new([.. _units.Units.InOrder(order, name => name).Take(Rows).Select(u => Row(u.Key, u.Value))], _units.Units.Count),
        };
    }

    private LedgerTally? LedgerOf(ProblemKey key)
    {
        if (key.Ledger is not { } name)
        {
            return null;
        }

        if (!_ledgers.TryGetValue(name, out var tally))
        {
            _ledgers.Add(name, tally = new LedgerTally(name, period));
        }

        return tally;
    }

    private static Dictionary<T, int> Counts<T>(Func<T, int> of) where T : struct, Enum => Enum.GetValues<T>().Where(key => of(key) > 0).ToDictionary(key => key, of);

    private static DigestList<DigestMeasure> First(IOrderedEnumerable<DigestMeasure> measures, int total) => new(
        [.. measures.ThenBy(m => m.Ledger, StringComparer.Ordinal)
            .ThenBy(m => m.Number.Problem.SortKey(), StringComparer.Ordinal).ThenBy(m => m.Number.Ordinal)
            .Take(Rows)],
        total);

    private DigestUnit Row(string unit, Figures figures) =>
        new(unit, figures.Open, figures.Overdue, figures.DueNext, _closedInPeriod.GetValueOrDefault(unit), figures.CloseOut);

    private void List(TalliedProblem problem, TalliedMeasure measure, CountedMeasure counted)
    {
        var late = LadderRule.DaysOverdue(DutyState.Open, counted.Toward, period.Day);
        var row = new DigestMeasure(
            problem.Key.Ledger, new MeasureNumber(problem.Key.Number, measure.Ordinal), measure.Unit ?? problem.Unit, problem.Text, measure.Deadline, late)
        {
            Text = measure.Text,
            Owner = measure.Owner,
            IsNew = counted.Toward >= period.From,
        };
        if (late > 0)
        {
            _overdue.Add(row);
            if (row.IsNew)
            {
                _changes.AddOverdue(row);
            }
        }
        else if (counted.IsDueBy(period.NextTo, period.Day))
        {
            _dueNext.Add(row);
        }

        if (measure.Unattended)
        {
            _unattended.Add(row);
        }
    }
}
