using CaseReform.Ops.Bot.Understanding.Words;
using CaseReform.Ops.Domain.Text;
using CaseReform.Ops.Domain.Units;

namespace CaseReform.Ops.Bot.Understanding;

/// <summary>Somebody of the directory; several may have one name.</summary>
internal sealed record KnownPerson(long Id, string Name);

/// <summary>Units that one short name may mean.</summary>
/// <param name="Units">One, or several of one kind.</param>
/// <param name="IsBare">It says the field only (教育, 财政).</param>
internal sealed record ShortUnitName(IReadOnlyList<KnownUnit> Units, bool IsBare);

/// <summary>A unit under all its names.</summary>
internal sealed record KnownUnit(long Id, string Name, IReadOnlyList<string> Aliases);

/// <summary>The names that a sentence may hold: units with their aliases, and ledgers. Immutable; made anew when the directory changes.</summary>
internal sealed class KnownNames
{
    private const int MinLetters = 2;
    private const int MinInitials = 3;
    private readonly IReadOnlyList<(string Key, KnownUnit Unit)> _spellings;
    private readonly Dictionary<string, KnownUnit> _byName;
    private readonly UnitNames _nearest;
    private readonly Dictionary<string, ShortUnitName> _unitsBySound;
    private readonly Dictionary<string, string> _ledgersBySound;
    private readonly Dictionary<string, IReadOnlyList<KnownPerson>> _peopleBySound;
    private readonly Dictionary<string, string> _ledgersByInitials;
    private readonly Dictionary<char, IReadOnlyList<KnownPerson>> _families;
    private readonly Dictionary<string, IReadOnlyList<KnownUnit>> _unitsByInitials;

    /// <param name="units">With all their names.</param>
    /// <param name="ledgers">Their names.</param>
    /// <param name="people">Who may be asked about.</param>
    public KnownNames(IEnumerable<KnownUnit> units, IEnumerable<string> ledgers, IEnumerable<KnownPerson>? people = null)
    {
        var all = units.ToList();
        _byName = all.DistinctBy(unit => unit.Name).ToDictionary(unit => unit.Name, StringComparer.Ordinal);
        _nearest = new UnitNames(all.Select(unit => new UnitName(unit.Name, unit.Aliases)));
        _spellings = [.. all.Select(unit => (Key(unit.Name), unit)).Concat(all.SelectMany(unit => unit.Aliases.Select(alias => (Key(alias), unit)))).Where(s => s.Item1.Length >= MinLetters)];
        Units = new PhraseIndex<KnownUnit>(_spellings.Select(s => KeyValuePair.Create(s.Key, s.Unit)));
        var called = ledgers.ToList();
        People = new PhraseIndex<IReadOnlyList<KnownPerson>>((people ?? []).GroupBy(person => Key(person.Name)).Where(group => group.Key.Length >= MinLetters)
            .Select(group => KeyValuePair.Create<string, IReadOnlyList<KnownPerson>>(group.Key, [.. group])));
        ShortUnits = new PhraseIndex<ShortUnitName>(ShortNames(all));
        _unitsBySound = BySound(ShortUnits.All.Select(pair => (pair.Key, pair.Value)).Concat(_spellings.Select(spelling => (spelling.Key, new ShortUnitName([spelling.Unit], false)))), 3);
        _families = (people ?? []).Where(person => person.Name.Length >= MinLetters).GroupBy(person => person.Name[0]).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => (IReadOnlyList<KnownPerson>)[.. group]);
        _peopleBySound = BySound(People.All.Select(pair => (pair.Key, pair.Value)), 2);
        _unitsByInitials = ByInitials(all);
        ShortLedgers = new PhraseIndex<string>(LedgerNames.Short(called).Select(pair => KeyValuePair.Create(Key(pair.Short), pair.Name)).Where(pair => pair.Key.Length >= MinLetters));
        _ledgersBySound = BySound(ShortLedgers.All.Select(pair => (pair.Key, pair.Value)), 2);
        LedgerStarts = new PhraseIndex<string>(ShortLedgers.All.Where(pair => pair.Key.Length > MinLetters).GroupBy(pair => pair.Key[..MinLetters]).Where(group => group.Select(pair => pair.Value).Distinct().Count() == 1)
            .Select(group => KeyValuePair.Create(group.Key, group.First().Value)));
        _ledgersByInitials = ShortLedgers.All.Select(pair => (Initials: Sounds.Initials(pair.Key), Name: pair.Value)).Where(pair => pair.Initials is { Length: >= MinLetters })
            .GroupBy(pair => pair.Initials!).Where(group => group.Select(pair => pair.Name).Distinct().Count() == 1).ToDictionary(group => group.Key, group => group.First().Name, StringComparer.Ordinal);
        HasSeveralLedgers = called.Count > 1;
        Ledgers = new PhraseIndex<string>(called.Select(name => KeyValuePair.Create(Key(name), name)).Where(pair => pair.Key.Length >= MinLetters));
    }

    public static KnownNames None { get; } = new([], []);

    /// <summary>By folded, lower-case spelling.</summary>
    public PhraseIndex<KnownUnit> Units { get; }

    /// <summary>By folded, lower-case spelling; the value is the name as it is.</summary>
    public PhraseIndex<string> Ledgers { get; }

    /// <summary>People by their names.</summary>
    public PhraseIndex<IReadOnlyList<KnownPerson>> People { get; }

    /// <summary>Units by what people call them: 住建局, 住建, 街道.</summary>
    public PhraseIndex<ShortUnitName> ShortUnits { get; }

    /// <summary>Ledgers by what is left of their names without year and kind: 巡察台账 for 2026年巡察整改台账.</summary>
    public PhraseIndex<string> ShortLedgers { get; }

    /// <summary>Ledgers by how a number of theirs is led: 交通 in 交通3号第一条.</summary>
    public PhraseIndex<string> LedgerStarts { get; }

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
            if (People.Starts(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>People of a family name: 冯 of 冯老师.</summary>
    public IReadOnlyList<KnownPerson>? OfFamily(char name) => _families.GetValueOrDefault(name);

    /// <summary>The units whose short name has this sound: 卫健局 for 卫建局; null where none has.</summary>
    public ShortUnitName? UnitsOfSound(string sound) => _unitsBySound.GetValueOrDefault(sound);

    /// <summary>People whose name has this sound; null where none has.</summary>
    public IReadOnlyList<KnownPerson>? PeopleOfSound(string sound) => _peopleBySound.GetValueOrDefault(sound);

    /// <summary>The units whose short name has these initials: jyj for 教育局; null where none has.</summary>
    /// <param name="text">Lower case.</param>
    public IReadOnlyList<KnownUnit>? UnitsByInitials(string text) => text.Length >= MinInitials ? _unitsByInitials.GetValueOrDefault(text) : null;

    /// <summary>The ledger whose short name has this sound; null where none has.</summary>
    public string? LedgerOfSound(string sound) => _ledgersBySound.GetValueOrDefault(sound);

    /// <summary>Units whose name looks like it.</summary>
    public IReadOnlyList<KnownUnit> Like(string text) => [.. _nearest.Nearest(text).Select(name => _byName[name])];

    /// <summary>The ledger whose field has these initials, cw for 财务专项整治台账; null where none has, or several.</summary>
    /// <param name="text">Lower case.</param>
    public string? LedgersByInitials(string text) => _ledgersByInitials.GetValueOrDefault(text);

    private static IEnumerable<KeyValuePair<string, ShortUnitName>> ShortNames(List<KnownUnit> units) => units
        .SelectMany(unit => unit.Aliases.Prepend(unit.Name).SelectMany(SpokenUnitNames.Of).Select(name => (Key: Key(name.Text), name.IsBare, Unit: unit)))
        .Where(name => name.Key.Length >= MinLetters)
        .GroupBy(name => name.Key)
        .Select(group => KeyValuePair.Create(group.Key, new ShortUnitName([.. group.Select(name => name.Unit).DistinctBy(unit => unit.Id)], group.All(name => name.IsBare))));

    private static Dictionary<string, IReadOnlyList<KnownUnit>> ByInitials(List<KnownUnit> units) => units
        .SelectMany(unit => unit.Aliases.Prepend(unit.Name).SelectMany(SpokenUnitNames.Of).Where(name => !name.IsBare).Select(name => (Initials: Sounds.Initials(name.Text), Unit: unit)))
        .Where(pair => pair.Initials is { Length: >= MinInitials })
        .GroupBy(pair => pair.Initials!)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<KnownUnit>)[.. group.Select(pair => pair.Unit).DistinctBy(unit => unit.Id)], StringComparer.Ordinal);

    private static Dictionary<string, T> BySound<T>(IEnumerable<(string Name, T Value)> names, int min)
    {
        var sounds = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, value) in names)
        {
            if (name.Length >= min && Sounds.Exactly(name) is { } sound)
            {
                sounds.TryAdd(sound, value);
            }
        }

        return sounds;
    }

    private static string Key(string name) => Sentences.Folded.Of(name.Narrowed()).Lower;
}
