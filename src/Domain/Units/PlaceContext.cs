namespace CaseReform.Ops.Domain.Units;

/// <summary>The places that the names of a cell have named so far, the latest first: what a following name may have left out.</summary>
internal sealed class PlaceContext
{
    private readonly List<string> _written = [];
    private readonly List<string> _all = [];

    /// <summary>Those and the places of the full names behind a short form: good for finding a unit, not for making one.</summary>
    public IReadOnlyList<string> All => _all;

    /// <summary>The latest place that the cell itself names; null before the first.</summary>
    public string? Written => _written.Count > 0 ? _written[0] : null;

    /// <summary>Tells two contexts apart.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Takes note of a name and of the unit it turned out to be.</summary>
    public void Take(string written, UnitMatch unit)
    {
        if (Place.IsItself(written))
        {
            // whose the next one is, the city's or this district's, nobody can say
            _written.Clear();
            _all.Clear();
        }
        else if (unit is not UnitMatch.Generic)
        {
            // the place as written goes before that of the full name behind a short form; what was put back goes before what was written
            var full = unit switch { UnitMatch.Known known => known.Name, UnitMatch.Unknown unknown => unknown.Name, _ => written };
            First(_all, Place.Of(full));
            if (unit is UnitMatch.Known)
            {
                First(_all, Place.Of(written));
            }

            First(_written, Of(unit is UnitMatch.Unknown ? full : written));
        }

        Key = string.Join('\n', _all) + "\n\n" + Written;
    }

    // 集团工程部、纪检监察室: in a group's own ledger the group is what a place is elsewhere
    private static string? Of(string name) => Place.Of(name) ?? (name.StartsWith(PrefixElision.Group, StringComparison.Ordinal) && name.Length > 3 ? PrefixElision.Group : null);

    private static void First(List<string> places, string? place)
    {
        if (place is not null)
        {
            places.Remove(place);
            places.Insert(0, place);
        }
    }
}
