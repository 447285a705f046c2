namespace CaseReform.Ops.Domain.Units;

/// <summary>The directory of units as a spreadsheet needs it: names and aliases, and what looks like them.</summary>
public sealed class UnitNames
{
    private const int Suggestions = 3;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<(string Key, string Name)> _spellings = [];
    private readonly Dictionary<string, DateOnly> _retired = new(StringComparer.Ordinal);
    private readonly Lazy<TwinNames> _twins;
    private readonly Lazy<List<(LikeName Spelled, LikeUnit Unit)>> _like;

    /// <summary>Takes every unit; a name goes before an alias that is spelled the same.</summary>
    public UnitNames(IEnumerable<UnitName> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var all = units.ToList();
        foreach (var unit in all)
        {
            Add(unit.Name, unit.Name);
            if (unit.RetiredOn is { } day)
            {
                _retired.TryAdd(unit.Name, day);
            }
        }

        foreach (var unit in all)
        {
            foreach (var alias in unit.Aliases)
            {
                Add(alias, unit.Name);
            }
        }

        _twins = new Lazy<TwinNames>(Twins);
        _like = new Lazy<List<(LikeName, LikeUnit)>>(() => _spellings.ConvertAll(s => (LikeName.Of(s.Key), new LikeUnit(s.Name, s.Key == UnitText.Key(s.Name) ? null : s.Key))));
        WithSeparators = [.. _spellings.Select(s => s.Key).Where(key => key.Any(UnitTokens.IsSeparator)).OrderByDescending(key => key.Length)];
    }

    /// <summary>Known spellings that hold a separator, longest first: they must not be cut.</summary>
    internal IReadOnlyList<string> WithSeparators { get; }

    /// <summary>The unit's name in the directory, or null when neither a name nor an alias is spelled so.</summary>
    public string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _names.GetValueOrDefault(UnitText.Key(text));
    }

    /// <summary>Whether the words are the whole name of a body or of a place: 市财政局, 五星街道; not 规划.</summary>
    public static bool IsWholeName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return BodyNames.IsComplete(UnitText.Key(text));
    }

    /// <summary>Whether any spelling begins so.</summary>
    internal bool HasBeginning(string text) => _spellings.Exists(s => s.Key.StartsWith(text, StringComparison.Ordinal));

    /// <summary>Whether the directory has a unit of just this name, not under an alias.</summary>
    internal bool HasName(string text) => Find(text) is { } name && UnitText.Key(name) == UnitText.Key(text);

    /// <summary>Looks up one unit by itself. What stands for many units is never a unit unless the directory itself says so.</summary>
    public UnitMatch Resolve(string text) => Find(text) switch
    {
        { } name => new UnitMatch.Known(name),
        null when GenericUnits.Covers(text) => new UnitMatch.Generic(text),
        null => new UnitMatch.Unknown(text, UnitText.Tidy(text), Nearest(text)),
    };

    /// <summary>Known names that look like <paramref name="text"/>: one within the other, or few letters apart.</summary>
    public IReadOnlyList<string> Nearest(string text)
    {
        var key = UnitText.Key(text);
        return
        [
            .. _spellings.Select(s => (s.Name, Score: Likeness.Score(key, s.Key)))
                .Where(s => s.Score < Likeness.TooFar && !_retired.ContainsKey(s.Name))
                .OrderBy(s => s.Score).ThenBy(s => s.Name, StringComparer.Ordinal)
                .Select(s => s.Name).Distinct(StringComparer.Ordinal).Take(Suggestions),
        ];
    }

    /// <summary>Known units that a new name may be a slip of the pen for.</summary>
    internal IReadOnlyList<LikeUnit> LookingLike(string text)
    {
        var like = LikeName.Of(text);
        return
        [
            .. _like.Value.Where(s => !_retired.ContainsKey(s.Unit.Name) && s.Spelled.IsLike(like))
                .OrderBy(s => Likeness.Distance(s.Spelled.Core, like.Core)).ThenBy(s => !s.Spelled.BeginsAs(like)).ThenBy(s => s.Unit.Alias is not null).ThenBy(s => s.Unit.Name, StringComparer.Ordinal)
                .Select(s => s.Unit).DistinctBy(u => u.Name, StringComparer.Ordinal).Take(Suggestions),
        ];
    }

    /// <summary>The day from which the unit of this name takes nothing new, or null.</summary>
    public DateOnly? RetiredOn(string name) => _retired.TryGetValue(name, out var day) ? day : null;

    /// <summary>Known units of which <paramref name="text"/> is likely only another name.</summary>
    public IReadOnlyList<string> TwinsOf(string text) => _twins.Value.Of(text);

    private TwinNames Twins()
    {
        var twins = new TwinNames();
        foreach (var (key, name) in _spellings)
        {
            twins.Add(key, name);
        }

        return twins;
    }

    private void Add(string spelling, string name)
    {
        var key = UnitText.Key(spelling);
        if (key.Length > 0 && _names.TryAdd(key, name))
        {
            _spellings.Add((key, name));
        }
    }
}
