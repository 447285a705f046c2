using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;

namespace CaseReform.Ops.Worker.People;

/// <summary>The units that a file names and the directory does not have, with the places that name them. What is likely only another name of a unit is refused there.</summary>
internal class NewUnits(UnitNames known, IReadOnlyList<string> asNew)
{
    private readonly List<(string Name, FilePlace Place, Action<string> Refuse)> _places = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>How many names there are.</summary>
    public int Count => _names.Count;

    /// <summary>In their order, each once.</summary>
    public IReadOnlyList<string> Names => [.. _names.Order(StringComparer.Ordinal)];

    /// <param name="name">The name.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="refuse">Refuses the place that names it, with a reason.</param>
    public virtual void Add(string name, FilePlace place, Action<string> refuse)
    {
        _names.Add(name);
        _places.Add((name, place, refuse));
    }

    /// <summary>Looks at all of them together, once everything is read.</summary>
    public NewUnitPlan Decide()
    {
        var plan = NewUnitPlan.Decide(_places.Select(p => p.Name), known, asNew).At(_places.Select(p => (p.Name, p.Place)));
        var reasons = plan.Units.Where(u => u.IsTwin).ToDictionary(u => u.Name, u => NewUnitWords.Refusal(u, known), StringComparer.Ordinal);
        foreach (var (name, _, refuse) in _places.Where(p => reasons.ContainsKey(p.Name)))
        {
            refuse(reasons[name]);
        }

        return plan;
    }

    /// <summary>Names given by <c>--as-new</c> that nothing in the file bears.</summary>
    public IEnumerable<Refusal> Mistyped(NewUnitPlan plan) =>
        plan.NotNew(known, asNew).Select(name => new Refusal(string.Empty, 0, string.Empty, name, Say(NewUnitTexts.AsNewUnknown, name)));
}
