using System.Collections.Frozen;

namespace CaseReform.Ops.Domain.Units;

/// <summary>What the words of a name say of it: whether it is the whole name of a body, and whether a place can stand in front.</summary>
internal static class BodyNames
{
    // Says which office only behind the name of the body that it is an office of.
    private const string Office = "办公室";

    private static readonly IReadOnlyList<string> OwnPrefixes = WordLists.Bodies["own prefix"];
    private static readonly IReadOnlyList<string> LocalPrefixes = WordLists.Bodies["local prefix"];
    private static readonly FrozenSet<string> Whole = WordLists.Bodies.Set("whole");
    private static readonly FrozenSet<string> OfSmallPlaces = WordLists.Bodies.Set("small");
    private static readonly FrozenSet<string> PartyBodies = WordLists.Bodies.Set("party");
    private static readonly FrozenSet<string> NormalEndings = WordLists.Bodies.Set("normal");
    private static readonly FrozenSet<string> OwnEndings = WordLists.Bodies.Set("own");
    private static readonly FrozenSet<string> SubordinateEndings = WordLists.Bodies.Set("subordinate");
    private static readonly FrozenSet<string> TwoInFront = WordLists.Bodies.Set("two in front");
    private static readonly IReadOnlyList<string> NoBodies = WordLists.Bodies["no body"];
    private static readonly int Longest = NormalEndings.Concat(OwnEndings).Concat(SubordinateEndings).Concat(Whole).Max(word => word.Length);

    /// <summary>国家税务总局…, 团市委, 国网…: the name begins with a prefix or a level of its own. 驻马店市 does not, it is a city.</summary>
    public static bool HasOwnPrefix(string name) => Begins(name, OwnPrefixes) && !Place.BeginsWithShort(name);

    /// <summary>国家税务总局 and others, within whose names a place follows the body; not 团市委.</summary>
    public static bool HasStatePrefix(string name) => HasOwnPrefix(name) && !Begins(name, LocalPrefixes);

    /// <summary>组织部 of 市委组织部.</summary>
    public static bool IsOfParty(string name) => PartyBodies.Contains(name);

    /// <summary>政府 and few others: what may follow 示例镇党委 without the place.</summary>
    public static bool IsOfSmallPlace(string name) => OfSmallPlaces.Contains(name);

    /// <summary>A name that a place in front would make another body's: it has a place or a prefix, or is a place.</summary>
    public static bool StandsAlone(string name) => Place.Of(name) is not null || HasOwnPrefix(name) || Place.IsItself(name) || Place.BeginsWithShort(name);

    /// <summary>A body like 财政局 that has one in every place; not 供电公司, 实验小学, 交警支队 and what else is named or led by itself.</summary>
    public static bool IsOfAnyPlace(string name) =>
        !StandsAlone(name) && name != Office && !name.StartsWith("市政", StringComparison.Ordinal) && (Whole.Contains(name) || PartyBodies.Contains(name) || (Ending(name) is { } end && NormalEndings.Contains(end)));

    /// <summary>The whole name of a body or of a place: 市财政局, 五星街道; not 规划, 平分局 or 人力资源.</summary>
    public static bool IsComplete(string name) => Place.IsItself(name) || IsBody(name);

    /// <summary>The whole name of a body, with or without a place.</summary>
    public static bool IsBody(string name)
    {
        var plain = Place.WithoutParty(name);
        var rest = Place.Of(plain) is { } place ? plain[place.Length..] : plain;
        if (Whole.Contains(rest))
        {
            return rest.Length > 1 || rest.Length < plain.Length;
        }

        return rest == Office
            || (rest == "办" && rest.Length < plain.Length && plain[^2] == '道')
            || (rest.Length > 1 && rest.Length < plain.Length && (OwnEndings.Contains(rest) || (rest.Length > 2 && NormalEndings.Contains(rest))) && !TwoInFront.Contains(rest)) // 县医院, 县档案馆
            || (Ending(rest, 1) is { } end && rest.Length - end.Length >= (TwoInFront.Contains(end) ? 2 : 1));
    }

    /// <summary>Whether another body can be a part of it: a bureau has sections, an office has none.</summary>
    public static bool HasParts(string name) => IsBody(name) && !IsSubordinate(name) && !name.EndsWith('办') && !name.EndsWith(Office, StringComparison.Ordinal);

    /// <summary>预算科, 交警支队: behind another body it may be a part of that, and has no place of its own.</summary>
    public static bool IsSubordinate(string name) =>
        Place.Of(name) is null && !Whole.Contains(name) && !IsOfParty(name) && Ending(name) is { } end && SubordinateEndings.Contains(end);

    /// <param name="name">The name.</param>
    /// <param name="inFront">How many characters have to stand in front: 财政所 alone ends in 所, 北沟财政所 in 财政所.</param>
    private static string? Ending(string name, int inFront = 0) =>
        NoBodies.Any(word => name.EndsWith(word, StringComparison.Ordinal))
            ? null
            : Tails(name).FirstOrDefault(tail => tail.Length + inFront <= name.Length && (NormalEndings.Contains(tail) || OwnEndings.Contains(tail) || SubordinateEndings.Contains(tail)));

    /// <summary>Longest first.</summary>
    private static IEnumerable<string> Tails(string name)
    {
        for (var length = Math.Min(Longest, name.Length); length > 0; length--)
        {
            yield return name[^length..];
        }
    }

    private static bool Begins(string name, IReadOnlyList<string> prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
