using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>A unit under all its names.</summary>
internal sealed record KnownUnit(long Id, string Name, IReadOnlyList<string> Aliases);

/// <summary>The names that a sentence may hold: units with their aliases, and ledgers. Immutable; made anew when the directory changes.</summary>
internal sealed class KnownNames
{
    private const int FewestLetters = 2;
    private readonly IReadOnlyList<(string Key, KnownUnit Unit)> spellings;
    private readonly Dictionary<string, KnownUnit> byName;
    private readonly UnitNames nearest;
    private readonly PhraseIndex<bool> people;

    /// <param name="units">With all their names.</param>
    /// <param name="ledgers">Their names.</param>
    /// <param name="people">The names of people, to know that one was asked for.</param>
    public KnownNames(IEnumerable<KnownUnit> units, IEnumerable<string> ledgers, IEnumerable<string>? people = null)
    {
        var all = units.ToList();
        byName = all.DistinctBy(unit => unit.Name).ToDictionary(unit => unit.Name, StringComparer.Ordinal);
        nearest = new UnitNames(all.Select(unit => new UnitName(unit.Name, unit.Aliases)));
        spellings = [.. all.Select(unit => (Key(unit.Name), unit)).Concat(all.SelectMany(unit => unit.Aliases.Select(alias => (Key(alias), unit)))).Where(s => s.Item1.Length >= FewestLetters)];
        Units = new PhraseIndex<KnownUnit>(spellings.Select(s => KeyValuePair.Create(s.Key, s.Unit)));
        var called = ledgers.ToList();
        this.people = new PhraseIndex<bool>((people ?? []).Select(Key).Where(key => key.Length >= FewestLetters).Select(key => KeyValuePair.Create(key, true)));
        HasSeveralLedgers = called.Count > 1;
        Ledgers = new PhraseIndex<string>(called.Select(name => KeyValuePair.Create(Key(name), name)).Where(pair => pair.Key.Length >= FewestLetters));
    }

    public static KnownNames None { get; } = new([], []);

    /// <summary>By folded, lower-case spelling.</summary>
    public PhraseIndex<KnownUnit> Units { get; }

    /// <summary>By folded, lower-case spelling; the value is the name as it is.</summary>
    public PhraseIndex<string> Ledgers { get; }

    /// <summary>Whether a number alone may mean several matters.</summary>
    public bool HasSeveralLedgers { get; }

    /// <summary>Units that somebody may mean who left a prefix out: 教育局 for 示例市教育局.</summary>
    /// <param name="text">Folded, lower case.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<KnownUnit> Ending(string text, int most) =>
        text.Length < FewestLetters ? [] : [.. spellings.Where(s => s.Key.EndsWith(text, StringComparison.Ordinal)).Select(s => s.Unit).DistinctBy(unit => unit.Id).Take(most)];

    /// <summary>Whether somebody is named.</summary>
    /// <param name="text">Folded, lower case.</param>
    public bool HasPerson(ReadOnlySpan<char> text)
    {
        for (; !text.IsEmpty; text = text[1..])
        {
            if (people.Starts(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Units whose name looks like it.</summary>
    public IReadOnlyList<KnownUnit> Like(string text) => [.. nearest.Nearest(text).Select(name => byName[name])];

    private static string Key(string name) => Sentences.Folded.Of(name.Narrowed()).Lower;
}
