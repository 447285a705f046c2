namespace CaseReform.Ops.Domain.Units;

/// <summary>Finds twins: names that are the same but for a place, a level or a known short form (县财政局, 云溪县财政局; 城管局, 城市管理局).</summary>
public sealed class TwinNames
{
    private readonly Dictionary<string, List<(ComparedName Compared, string Spelling, string Unit)>> _byBody = new(StringComparer.Ordinal);

    /// <summary>Adds a name, or another spelling of a unit.</summary>
    public void Add(string spelling, string unit)
    {
        ArgumentNullException.ThrowIfNull(spelling);
        var compared = ComparedName.Of(spelling);
        foreach (var body in Bodies(compared))
        {
            if (!_byBody.TryGetValue(body, out var list))
            {
                _byBody[body] = list = [];
            }

            list.Add((compared, spelling, unit));
        }
    }

    /// <summary>The units of which <paramref name="name"/> may be another name, the likeliest first; never itself.</summary>
    public IReadOnlyList<string> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var compared = ComparedName.Of(name);
        var key = UnitText.Key(name);
        return
        [
            .. Bodies(compared).SelectMany(body => _byBody.GetValueOrDefault(body) ?? [])
                .Where(known => AreTwins(known.Compared, compared) && UnitText.Key(known.Spelling) != key)
                .OrderBy(known => Math.Abs(known.Compared.Where.Length - compared.Where.Length)).ThenBy(known => known.Unit, StringComparer.Ordinal)
                .Select(known => known.Unit).Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether two names are twins.</summary>
    public static bool AreTwins(string one, string other) => AreTwins(ComparedName.Of(one), ComparedName.Of(other));

    private static bool AreTwins(ComparedName one, ComparedName other) =>
        (one.Body == other.Body && ComparedName.MayBeOnePlace(one.Where, other.Where) && (one.Body.Length > 0 || (one.Where.Length > 0 && other.Where.Length > 0)))
        || (other.Where.Length == 0 && Unlevelled(one) == other.Body)
        || (one.Where.Length == 0 && Unlevelled(other) == one.Body);

    private static IEnumerable<string> Bodies(ComparedName name) => Unlevelled(name) is { } second ? [name.Body, second] : [name.Body];

    /// <summary>岳阳税务局 for 岳阳市税务局: the place without its level; null where it has no name or two levels.</summary>
    private static string? Unlevelled(ComparedName name) =>
        name.Where.Length is > 2 and < 5 && name.Body.Length > 1 ? name.Where[..^1] + name.Body : null;
}
