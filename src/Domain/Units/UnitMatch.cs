namespace CaseReform.Ops.Domain.Units;

/// <summary>What a unit written in a spreadsheet turned out to be.</summary>
public abstract record UnitMatch
{
    private UnitMatch()
    {
    }

    /// <summary>A unit of the directory.</summary>
    /// <param name="Name">Its name there, also when an alias or a shortened form was written.</param>
    public sealed record Known(string Name) : UnitMatch;

    /// <summary>A name that the directory does not have.</summary>
    /// <param name="Written">As it stands in the cell.</param>
    /// <param name="Name">The name it would be created under: a prefix left out after an earlier unit is put back.</param>
    /// <param name="Nearest">At most three known names that look like it, best first.</param>
    public sealed record Unknown(string Written, string Name, IReadOnlyList<string> Nearest) : UnitMatch;

    /// <summary>Words that stand for many units (各有关单位): somebody has to say which.</summary>
    public sealed record Generic(string Written) : UnitMatch;

    /// <summary>A name with several sites in one file, 示例公司（东区） and （西区）: whether they are one unit somebody has to say.</summary>
    /// <param name="Written">As it stands in the cell.</param>
    /// <param name="Name">The name without the site.</param>
    public sealed record Sited(string Written, string Name) : UnitMatch;

    /// <summary>Words that can be read in two ways, as one unit or as several: somebody has to say how.</summary>
    /// <param name="Written">As it stands in the cell.</param>
    /// <param name="Readings">The names of each reading, joined by 、.</param>
    public sealed record Unclear(string Written, IReadOnlyList<string> Readings) : UnitMatch
    {
        /// <inheritdoc/>
        public bool Equals(Unclear? other) => other is not null && Written == other.Written;

        /// <inheritdoc/>
        public override int GetHashCode() => Written.GetHashCode(StringComparison.Ordinal);
    }
}
