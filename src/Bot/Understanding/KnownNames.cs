using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>A unit under all its names.</summary>
internal sealed record KnownUnit(long Id, string Name, IReadOnlyList<string> Aliases);

/// <summary>The names that a sentence may hold: units with their aliases, and ledgers. Immutable; made anew when the directory changes.</summary>
internal sealed class KnownNames
{
    private const int MinLetters = 2;
    private readonly IReadOnlyList<(string Key, KnownUnit Unit)> _spellings;
    private readonly Dictionary<string, KnownUnit> _byName;
    private readonly UnitNames _nearest;
    private readonly PhraseIndex<bool> _people;

    /// <param name="units">With all their names.</param>
    /// <param name="ledgers">Their names.</param>
    /// <param name="people">The names of people, to know that one was asked for.</param>
    public KnownNames(IEnumerable<KnownUnit> units, IEnumerable<string> ledgers, IEnumerable<string>? people = null)
    {
        var all = units.ToList();
        _byName = all.DistinctBy(unit => unit.Name).ToDictionary(unit => unit.Name, StringComparer.Ordinal);
        _nearest = new UnitNames(all.Select(unit => new UnitName(unit.Name, unit.Aliases)));
        _spellings = [.. all.Select(unit => (Key(unit.Name), unit)).Concat(all.SelectMany(unit => unit.Aliases.Select(alias => (Key(alias), unit)))).Where(s => s.Item1.Length >= MinLetters)];
        Units = new PhraseIndex<KnownUnit>(_spellings.Select(s => KeyValuePair.Create(s.Key, s.Unit)));
        var called = ledgers.ToList();
        this._people = new PhraseIndex<bool>((people ?? []).Select(Key).Where(key => key.Length >= MinLetters).Select(key => KeyValuePair.Create(key, true)));
        HasSeveralLedgers = called.Count > 1;
        Ledgers = new PhraseIndex<string>(called.Select(name => KeyValuePair.Create(Key(name), name)).Where(pair => pair.Key.Length >= MinLetters));
    }

    public static KnownNames None { get; } = new([], []);

    /// <summary>By folded, lower-case spelling.</summary>
    public PhraseIndex<KnownUnit> Units { get; }

    /// <summary>By folded, lower-case spelling; the value is the name as it is.</summary>
    public PhraseIndex<string> Ledgers { get; }

    /// <summary>Whether a number alone may mean several problems.</summary>
    public bool HasSeveralLedgers { get; }

    /// <summary>Units that somebody may mean who left a prefix out: 教育局 for 示例市教育局.</summary>
    /// <param name="text">Folded, lower case.</param>
    /// <param name="max">How many at most.</param>
    public IReadOnlyList<KnownUnit> Ending(string text, int max) =>
        text.Length < MinLetters ? [] : [.. _spellings.Where(s => s.Key.EndsWith(text, StringComparison.Ordinal)).Select(s => s.Unit).DistinctBy(unit => unit.Id).Take(max)];

    /// <summary>Whether somebody is named.</summary>
    /// <param name="text">Folded, lower case.</param>
    public bool HasPerson(ReadOnlySpan<char> text)
    {
        for (; !text.IsEmpty; text = text[1..])
        {
            if (_people.Starts(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Units whose name looks like it.</summary>
    public IReadOnlyList<KnownUnit> Like(string text) => [.. _nearest.Nearest(text).Select(name => _byName[name])];

    private static string Key(string name) => Sentences.Folded.Of(name.Narrowed()).Lower;
}
