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

/// <summary>The order of units in every table: an office may choose that none of them is a ranking.</summary>
public enum UnitOrder
{
    /// <summary>The most overdue measures first, then the most open problems.</summary>
    MostOverdue,

    /// <summary>By name: nobody is first for being behind.</summary>
    Name,
}

/// <summary>Puts units, or ledgers, into their order.</summary>
public static class UnitOrders
{
    /// <summary>In this order.</summary>
    public static IEnumerable<KeyValuePair<TUnit, Figures>> InOrder<TUnit>(this IEnumerable<KeyValuePair<TUnit, Figures>> units, UnitOrder order, Func<TUnit, string> name) => order switch
    {
        UnitOrder.MostOverdue => units.OrderByDescending(u => u.Value.Overdue).ThenByDescending(u => u.Value.Open).ThenBy(u => name(u.Key), StringComparer.Ordinal),
        UnitOrder.Name => units.OrderBy(u => name(u.Key), StringComparer.Ordinal),
    };
}
