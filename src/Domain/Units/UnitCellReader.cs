using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// Reads a cell that names one or more units: 省工业和信息化厅牵头，省委宣传部、文化和旅游厅按职责分工负责.
/// Remembers what it has read, for ledgers repeat the same few cells. Not for several threads at once.
/// </summary>
/// <param name="names">The directory.</param>
public sealed class UnitCellReader(UnitNames names)
{
    private static readonly string[] Joints = ["以及", "和", "及", "与"];
    private readonly Dictionary<string, UnitCell> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), UnitMatch> _matches = [];

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

    private UnitCell Parse(string text)
    {
        if (names.Find(text) is { } whole)
        {
            return new UnitCell([new UnitMatch.Known(whole)], [], []);
        }

        var found = new List<(UnitMatch Unit, UnitPart Part)>();
        var places = new List<string>();
        foreach (var token in UnitTokens.Read(text, names))
        {
            found.AddRange(Resolve(token.Text, places).Select(unit => (unit, token.Part)));
        }

        var leads = Units(found, UnitPart.Lead);
        var unmarked = Units(found, UnitPart.Unmarked);
        var supporting = Units(found, UnitPart.Supporting);
        if (leads.Count == 0 && unmarked.Count > 0)
        {
            leads = unmarked[..1];
            unmarked = unmarked[1..];
        }

        // The written order of those who support, whichever words marked them.
        supporting = [.. found.Select(f => f.Unit).Where(u => unmarked.Contains(u) || supporting.Contains(u)).Distinct().Except(leads)];
        return new UnitCell(leads, supporting, Units(found, UnitPart.Overseeing));
    }

    private static List<UnitMatch> Units(List<(UnitMatch Unit, UnitPart Part)> found, UnitPart part) =>
        [.. found.Where(f => f.Part == part).Select(f => f.Unit).Distinct()];

    private List<UnitMatch> Resolve(string written, List<string> places)
    {
        var text = written.WithoutSpaces();
        var one = InContext(text, places);
        if (one is UnitMatch.Unknown)
        {
            // Two units joined by a space or by 和 are taken apart only when the directory knows both.
            foreach (var parts in Apart(written))
            {
                var units = InTurn(parts, places);
                if (units.All(u => u is UnitMatch.Known))
                {
                    return units;
                }
            }
        }

        Remember(text, one, places);
        return [one];
    }

    private List<UnitMatch> InTurn(IEnumerable<string> parts, List<string> places)
    {
        var context = places.ToList();
        var units = new List<UnitMatch>();
        foreach (var part in parts)
        {
            var unit = InContext(part, context);
            Remember(part, unit, context);
            units.Add(unit);
        }

        if (units.All(u => u is UnitMatch.Known))
        {
            places.Clear();
            places.AddRange(context);
        }

        return units;
    }

    private static IEnumerable<string[]> Apart(string written)
    {
        var spaced = written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (spaced.Length > 1)
        {
            yield return spaced;
        }

        var text = written.WithoutSpaces();
        foreach (var joint in Joints)
        {
            for (var at = text.IndexOf(joint, StringComparison.Ordinal); at > 0; at = text.IndexOf(joint, at + 1, StringComparison.Ordinal))
            {
                if (at + joint.Length < text.Length)
                {
                    yield return [text[..at], text[(at + joint.Length)..]];
                }
            }
        }
    }

    private UnitMatch InContext(string text, List<string> places)
    {
        var key = (text, string.Join('\n', places));
        if (!_matches.TryGetValue(key, out var match))
        {
            _matches[key] = match = Match(text, places);
        }

        return match;
    }

    private UnitMatch Match(string text, List<string> places)
    {
        // 区政府 after 埇桥区委 is that district's, whatever else answers to 区政府.
        if (Place.IsBare(text) && Elided(text, places) is { } nearer)
        {
            return nearer;
        }

        if (names.Find(text) is { } name)
        {
            return new UnitMatch.Known(name);
        }

        if (GenericUnits.Covers(text))
        {
            return new UnitMatch.Generic(text);
        }

        if (Elided(text, places) is { } elided)
        {
            return elided;
        }

        if (WithoutNote(text) is { } plain && (names.Find(plain) is not null || Elided(plain, places) is not null))
        {
            return Match(plain, places);
        }

        var full = places.Count == 0 ? text : PrefixElision.FullName(text, places[0]);
        return new UnitMatch.Unknown(text, UnitText.Tidy(full), names.Nearest(full));
    }

    private UnitMatch.Known? Elided(string text, List<string> places) =>
        places.SelectMany(place => PrefixElision.Candidates(text, place)).Select(names.Find).FirstOrDefault(n => n is not null) is { } known
            ? new UnitMatch.Known(known)
            : null;

    private static string? WithoutNote(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && text.EndsWith(')') ? text[..open] : null;
    }

    // The place as written goes before the place of the full name behind an alias.
    private static void Remember(string written, UnitMatch unit, List<string> places)
    {
        var full = unit switch { UnitMatch.Known known => known.Name, UnitMatch.Unknown unknown => unknown.Name, _ => "" };
        foreach (var place in new[] { Place.Of(full), Place.Of(written) })
        {
            if (place is not null)
            {
                places.Remove(place);
                places.Insert(0, place);
            }
        }
    }
}
