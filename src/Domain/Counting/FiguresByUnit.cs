namespace CaseReform.Ops.Domain.Counting;

/// <summary>Figures by lead unit, which goes by its name in letters and by its row in the chat.</summary>
/// <param name="today">The day.</param>
/// <param name="dueTo">The last day of the coming window.</param>
public sealed class FiguresByUnit<TUnit>(DateOnly today, DateOnly dueTo)
    where TUnit : notnull
{
    private readonly Dictionary<TUnit, Figures> _units = [];

    /// <summary>What was counted.</summary>
    public IReadOnlyDictionary<TUnit, Figures> Units => _units;

    /// <summary>The figures of a unit, to be added to.</summary>
    public Figures Of(TUnit unit)
    {
        if (!_units.TryGetValue(unit, out var figures))
        {
            _units.Add(unit, figures = new Figures(today, dueTo));
        }

        return figures;
    }

    /// <summary>The figures of all units together.</summary>
    public Figures Total()
    {
        var total = new Figures(today, dueTo);
        foreach (var figures in _units.Values)
        {
            total.Add(figures);
        }

        return total;
    }
}

/// <summary>The order of units in every table.</summary>
public static class UnitOrder
{
    /// <summary>The most overdue measures first, then the most open problems.</summary>
    public static IEnumerable<KeyValuePair<TUnit, Figures>> MostOverdueFirst<TUnit>(this IEnumerable<KeyValuePair<TUnit, Figures>> units, Func<TUnit, string> name) =>
        units.OrderByDescending(u => u.Value.Overdue).ThenByDescending(u => u.Value.Open).ThenBy(u => name(u.Key), StringComparer.Ordinal);
}
