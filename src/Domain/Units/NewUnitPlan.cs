namespace CaseReform.Ops.Domain.Units;

/// <summary>The units that an import would create, beside the known ones they are like.</summary>
/// <param name="Units">In the order of their names.</param>
public sealed record NewUnitPlan(IReadOnlyList<NewUnit> Units)
{
    /// <summary>Nothing new.</summary>
    public static NewUnitPlan Empty { get; } = new([]);

    /// <summary>Looks at each new name: what it may be a second name of, and what merely looks like it.</summary>
    /// <param name="names">The new names.</param>
    /// <param name="known">The directory.</param>
    /// <param name="asNew">Names that the office says are units of their own.</param>
    public static NewUnitPlan Decide(IEnumerable<string> names, UnitNames known, IEnumerable<string> asNew)
    {
        ArgumentNullException.ThrowIfNull(known);
        var confirmed = asNew.Select(UnitText.Key).ToHashSet(StringComparer.Ordinal);
        var units = new List<NewUnit>();
        var created = new TwinNames();

        // of two new names the other is shown beside the fuller one
        foreach (var name in names.Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal))
        {
            var isConfirmed = confirmed.Contains(UnitText.Key(name));
            var twins = isConfirmed ? [] : known.TwinsOf(name);
            var twinsAmongNew = isConfirmed || twins.Count > 0 ? [] : created.Of(name).Where(other => !confirmed.Contains(UnitText.Key(other))).ToList();
            units.Add(new NewUnit(name, twins, twinsAmongNew, isConfirmed || twins.Count > 0 ? [] : known.LookingLike(name)));
            created.Add(name, name);
        }

        return new NewUnitPlan([.. units.OrderBy(u => u.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The same with the first place of each.</summary>
    /// <param name="places">Where the file names them, in its order.</param>
    public NewUnitPlan At(IEnumerable<(string Name, FilePlace Place)> places)
    {
        var first = places.DistinctBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => p.Place, StringComparer.Ordinal);
        return new NewUnitPlan([.. Units.Select(u => u with { First = first.GetValueOrDefault(u.Name) })]);
    }

    /// <summary>Names of <paramref name="asNew"/> that are neither new nor known: somebody has mistyped them.</summary>
    public IReadOnlyList<string> NotNew(UnitNames known, IEnumerable<string> asNew)
    {
        ArgumentNullException.ThrowIfNull(known);
        var created = Units.Select(u => UnitText.Key(u.Name)).ToHashSet(StringComparer.Ordinal);
        return [.. asNew.Where(name => !created.Contains(UnitText.Key(name)) && known.Find(name) is null)];
    }
}

/// <summary>A known unit that looks like a new one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">The alias that looks like it, where the name does not.</param>
public sealed record LikeUnit(string Name, string? Alias);

/// <summary>A row of a file.</summary>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Row">1-based.</param>
public sealed record FilePlace(string Sheet, int Row);

/// <summary>A unit that an import would create.</summary>
/// <param name="Name">The name.</param>
/// <param name="Twins">Known units of which it is likely only another name: it is not created unasked.</param>
/// <param name="TwinsAmongNew">The same among the new ones; these are shown, for a file that names a unit in two ways is no reason to hand it back.</param>
/// <param name="Nearest">Known units whose name or alias merely looks like it.</param>
public sealed record NewUnit(string Name, IReadOnlyList<string> Twins, IReadOnlyList<string> TwinsAmongNew, IReadOnlyList<LikeUnit> Nearest)
{
    /// <summary>Where the file names it first; null where nobody noted it.</summary>
    public FilePlace? First { get; init; }

    /// <summary>Whether somebody has to say first that it is a unit of its own.</summary>
    public bool IsTwin => Twins.Count > 0;
}
