using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Worker.Ledger.Export;

/// <summary>Counts what the sheet of figures shows while the rows go by.</summary>
internal sealed class LedgerFigures
{
    private readonly Dictionary<string, UnitFigures> _units = new(StringComparer.Ordinal);

    public Dictionary<ProblemStatus, int> ByStatus { get; } = [];

    /// <summary>Open measures by light.</summary>
    public Dictionary<Light, int> ByLight { get; } = [];

    public int Problems => ByStatus.Values.Sum();

    public int Measures { get; private set; }

    public int Overdue => _units.Values.Sum(u => u.Overdue);

    /// <summary>The most overdue measures first.</summary>
    public IEnumerable<UnitFigures> Units =>
        _units.Values.OrderByDescending(u => u.Overdue).ThenByDescending(u => u.Problems - u.Closed).ThenBy(u => u.Unit, StringComparer.Ordinal);

    public void Add(LedgerProblem problem, IReadOnlyList<Light> lights, LedgerMoment moment)
    {
        if (!_units.TryGetValue(problem.LeadUnit, out var unit))
        {
            _units.Add(problem.LeadUnit, unit = new UnitFigures(problem.LeadUnit));
        }

        ByStatus[problem.Status] = ByStatus.GetValueOrDefault(problem.Status) + 1;
        unit.Problems++;
        unit.Closed += problem.Status == ProblemStatus.Closed ? 1 : 0;
        for (var i = 0; i < problem.Measures.Count; i++)
        {
            Measures++;
            var measure = problem.Measures[i];
            if (problem.Status == ProblemStatus.Closed || measure.Status == MeasureStatus.Completed)
            {
                continue;
            }

            ByLight[lights[i]] = ByLight.GetValueOrDefault(lights[i]) + 1;
            unit.ByLight[lights[i]] = unit.ByLight.GetValueOrDefault(lights[i]) + 1;
            unit.Open++;
            unit.Overdue += measure.IsOverdue(moment.Today) ? 1 : 0;
        }
    }
}

/// <summary>The counts of one unit.</summary>
internal sealed class UnitFigures(string unit)
{
    public string Unit => unit;

    public int Problems { get; set; }

    public int Closed { get; set; }

    public int Open { get; set; }

    public int Overdue { get; set; }

    public Dictionary<Light, int> ByLight { get; } = [];
}
