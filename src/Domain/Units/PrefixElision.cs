namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// Puts back what a list of units leaves out: 省科技厅、工业和信息化厅 is 省工业和信息化厅, 埇桥区委、区政府 is 埇桥区政府.
/// Never for what has a place, a prefix or a level of its own: 市财政局、越秀区、上海银保监局 are three names as they stand.
/// </summary>
internal static class PrefixElision
{
    /// <summary>集团 of 集团工程部.</summary>
    public const string Group = "集团";

    /// <summary>The full names that <paramref name="name"/> may stand for after a unit of <paramref name="place"/>, likeliest first.</summary>
    public static IEnumerable<string> Candidates(string name, string place)
    {
        if (Place.IsBare(name))
        {
            if (Place.Down(place, Place.WithoutParty(name)[0]) is { } down)
            {
                yield return down + Place.WithoutParty(name)[1..];
            }

            yield break;
        }

        if (BodyNames.StandsAlone(name) || !(Place.Carries(place) || BodyNames.IsOfSmallPlace(name)))
        {
            yield break;
        }

        var committee = place.EndsWith("自治区", StringComparison.Ordinal) ? "党委" : "委";
        if (BodyNames.IsOfParty(name))
        {
            yield return place + committee + name;
            yield return place + name;
            yield break;
        }

        yield return place + name;
        yield return place + committee + name;
        yield return place + "政府" + name;
    }

    /// <summary>The full name for a unit that is to be created, or <paramref name="name"/> itself when nothing was left out.</summary>
    public static string FullName(string name, string place) =>
        IsOfOwnTown(name, place) || IsOfGroup(name, place) ? place + name
        : place == Group ? name
        : Place.IsBare(name) || (BodyNames.IsOfAnyPlace(name) && !(Place.IsZone(place) && BodyNames.IsOfParty(name))) || (Place.IsSmall(place) && BodyNames.IsOfSmallPlace(name))
            ? Candidates(name, place).FirstOrDefault(name)
            : name;

    private static bool IsOfGroup(string name, string place) =>
        place == Group && name.Length > 2 && !BodyNames.StandsAlone(name) && "部室处办".Contains(name[^1], StringComparison.Ordinal) && !name.StartsWith(Group, StringComparison.Ordinal) && BodyNames.IsBody(name);

    // 镇农经站、司法所 in a town's own ledger; 示例镇 by its name may stand beside a station of the county.
    private static bool IsOfOwnTown(string name, string place) =>
        place is "镇" or "乡" && name.Length > 2 && !BodyNames.StandsAlone(name) && "所站办".Contains(name[^1], StringComparison.Ordinal) && BodyNames.IsBody(name);
}
