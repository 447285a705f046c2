using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// Reads a cell that names one or more units: 省工业和信息化厅牵头，省委宣传部、文化和旅游厅按职责分工负责.
/// Remembers what it has read, for ledgers repeat the same few cells. Not for several threads at once.
/// </summary>
/// <param name="names">The directory.</param>
public sealed class UnitCellReader(UnitNames names)
{
    private readonly Dictionary<string, UnitCell> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), UnitMatch> _matches = [];
    private readonly Dictionary<(string, string), UnitSplit> _splits = [];
    private readonly Dictionary<string, string> _new = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _sites = new(StringComparer.Ordinal);

    // 街道纪工委 stands in the file: it is a street's own.
    private bool _ofStreet;

    /// <summary>Looks through all cells of a file first: a name that is new there counts like one of the directory, so that the file reads the same when it comes again.</summary>
    public void Learn(IEnumerable<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        foreach (var unit in cells.ToHashSet(StringComparer.Ordinal).SelectMany(cell => Read(cell).All).OfType<UnitMatch.Unknown>().ToList())
        {
            _new.TryAdd(UnitText.Key(unit.Name), unit.Name);
        }

        _ofStreet = _new.Values.Any(name => name.StartsWith("街道", StringComparison.Ordinal));
        if (_new.Count + _sites.Count > 0)
        {
            _read.Clear();
            _matches.Clear();
            _splits.Clear();
        }
    }

    /// <summary>The units of the cell; all lists are empty for a blank cell and for 无 or a dash.</summary>
    public UnitCell Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!_read.TryGetValue(text, out var cell))
        {
            _read[text] = cell = Parse(text);
        }

        return cell;
    }

    /// <summary>A cell of our own export: names of the directory apart by 、, as they stand. Anything else was put there by somebody and is read like any cell.</summary>
    public UnitCell ReadExported(string text)
    {
        var parts = UnitTokens.Pieces(text, names).Select(part => part.Trim()).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => names.HasName(part) || GenericUnits.Covers(part))
            ? CellOf([.. parts.Select(part => (names.Find(part) is { } name ? new UnitMatch.Known(name) : (UnitMatch)new UnitMatch.Generic(part), UnitPart.Unmarked))])
            : Read(text);
    }

    private UnitCell Parse(string text)
    {
        if (names.Find(text) is { } whole)
        {
            return new UnitCell([new UnitMatch.Known(whole)], [], []);
        }

        var found = new List<(UnitMatch Unit, UnitPart Part)>();
        var noted = new List<string>();
        var counted = new List<CountedUnits>();
        var places = new PlaceContext();
        foreach (var token in UnitTokens.Read(text, names))
        {
            found.AddRange(WithoutNote(token.Text, places, noted).Select(unit => (unit, token.Part)));
            if (token.Counted is { } count && Units(found, token.Part).Count is var named && named < count)
            {
                counted.Add(new CountedUnits(token.Written, count, named));
            }
        }

        return CellOf(found) with { Notes = noted, Short = counted };
    }

    // 县住建局（质监站） is 县住建局, unless the directory has it so.
    private List<UnitMatch> WithoutNote(string written, PlaceContext places, List<string> noted)
    {
        var text = written.WithoutSpaces();
        if (names.Find(text) is not null || UnitNote.NameLength(text, plain => names.Find(plain) is not null || Elided(plain, places) is not null) is not (> 0 and var length))
        {
            return Resolve(written, places);
        }

        var (name, note) = (text[..length], text[length..].TrimStart('(').TrimEnd(')'));
        noted.Add(text);
        if (UnitNote.TellsApart(name, note))
        {
            if (!_sites.TryGetValue(name, out var sites))
            {
                _sites[name] = sites = new HashSet<string>(StringComparer.Ordinal);
            }

            sites.Add(note);
            if (sites.Count > 1)
            {
                return [new UnitMatch.Sited(text, name)];
            }
        }

        return Resolve(name, places);
    }

    private static UnitCell CellOf(List<(UnitMatch Unit, UnitPart Part)> found)
    {
        var leads = Units(found, UnitPart.Lead);
        var unmarked = Units(found, UnitPart.Unmarked);
        var supporting = Units(found, UnitPart.Supporting);
        UnitMatch.Generic? passedOver = null;
        if (leads.Count == 0 && unmarked.Count > 0)
        {
            // a collective leads only where nothing else can, and is refused there
            leads = [unmarked.Find(unit => unit is not UnitMatch.Generic) ?? unmarked[0]];
            passedOver = leads[0] is UnitMatch.Generic ? null : unmarked[0] as UnitMatch.Generic;
            unmarked.Remove(leads[0]);
        }

        // The written order of those who support, whichever words marked them.
        supporting = [.. found.Select(f => f.Unit).Where(u => unmarked.Contains(u) || supporting.Contains(u)).Distinct().Except(leads)];
        return new UnitCell(leads, supporting, Units(found, UnitPart.Overseeing)) { PassedOver = passedOver };
    }

    private static List<UnitMatch> Units(List<(UnitMatch Unit, UnitPart Part)> found, UnitPart part) =>
        [.. found.Where(f => f.Part == part).Select(f => f.Unit).Distinct()];

    private List<UnitMatch> Resolve(string written, PlaceContext places)
    {
        var text = written.WithoutSpaces();
        var one = InContext(text, places);
        if (one is UnitMatch.Known || _new.ContainsKey(UnitText.Key(text)))
        {
            places.Take(text, one);
            return [one];
        }

        var split = Split(written, places);
        if (split.Other is { } other)
        {
            return [new UnitMatch.Unclear(written, [string.Join('、', split.Parts), string.Join('、', other)])];
        }

        if (split.Parts.Count < 2 || (one is UnitMatch.Generic && split.Parts.All(GenericUnits.Covers)))
        {
            one = split.Parts is [var single] && single != text ? InContext(single, places) : one;
            places.Take(text, one);
            return [one];
        }

        var units = new List<UnitMatch>();
        foreach (var part in split.Parts)
        {
            var unit = InContext(part, places);
            places.Take(part, unit);
            units.Add(unit);
        }

        return units;
    }

    private UnitSplit Split(string written, PlaceContext places)
    {
        var key = (written, places.Key);
        if (!_splits.TryGetValue(key, out var split))
        {
            _splits[key] = split = UnitJoints.Read(written, part => names.Find(part) is not null || _new.ContainsKey(UnitText.Key(part)) || Elided(part, places) is not null);
        }

        return split;
    }

    private UnitMatch InContext(string text, PlaceContext places)
    {
        var key = (text, places.Key);
        if (!_matches.TryGetValue(key, out var match))
        {
            _matches[key] = match = Match(text, places);
        }

        return match;
    }

    private UnitMatch Match(string text, PlaceContext places)
    {
        if (names.Find(text) is { } name && !IsElsewhere(text, name, places))
        {
            return new UnitMatch.Known(name);
        }

        if (_new.TryGetValue(UnitText.Key(text), out var fresh))
        {
            return new UnitMatch.Unknown(text, fresh, names.Nearest(fresh));
        }

        if (GenericUnits.Covers(text) && !(_ofStreet && GenericUnits.IsOfStreet(text)))
        {
            return new UnitMatch.Generic(text);
        }

        if (Elided(text, places) is { } elided)
        {
            return elided;
        }

        var full = places.Written is { } place ? PrefixElision.FullName(text, place) : text;
        return new UnitMatch.Unknown(text, UnitText.Tidy(full), names.Nearest(full));
    }

    /// <summary>区政府 after 埇桥区委 is that district's; that another district has it as a short form says nothing here.</summary>
    private bool IsElsewhere(string text, string name, PlaceContext places) =>
        Place.IsBare(text) && !names.HasName(text)
        && places.All.FirstOrDefault(place => Place.Down(place, text[0]) is not null) is { } place
        && !name.StartsWith(Place.Down(place, text[0])!, StringComparison.Ordinal)
        && Place.Of(name) is { Length: > 1 };

    private UnitMatch? Elided(string text, PlaceContext places)
    {
        foreach (var candidate in places.All.SelectMany(place => PrefixElision.Candidates(text, place)))
        {
            if (names.Find(candidate) is { } known)
            {
                return new UnitMatch.Known(known);
            }

            if (_new.TryGetValue(UnitText.Key(candidate), out var fresh))
            {
                return new UnitMatch.Unknown(text, fresh, names.Nearest(fresh));
            }
        }

        return null;
    }
}
