using System.Collections.Frozen;

namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// The place a unit's name begins with: 省 in 省科技厅, 埇桥区 in 埇桥区委, 砀山县 in 中共砀山县委, null in 执法局 and in 人民银行广东省分行. The next unit of the same cell may leave it out.
/// </summary>
internal static class Place
{
    private const string Party = "中共";
    private const string Street = "街道";
    private const string Minor = "州盟旗镇乡";
    private const string Small = "镇乡道";
    private const int LongestStem = 14;
    private const int LongestPlainStem = 4;

    private static readonly FrozenSet<string> Prefectures = WordLists.Places.Set("prefectures");
    private static readonly IReadOnlyList<string> NotInName = WordLists.Places["not in a name"];
    private static readonly IReadOnlyList<string> Zones = WordLists.Places["zones"];
    private static readonly FrozenSet<string> NoStems = new[] { "本", "我", "全", "该", "各", "外", "两", "多", "设" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Shorts =
        WordLists.Places["provinces"].Concat(WordLists.Places["cities"]).Concat(WordLists.Places["prefectures"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>市 in 市财政局: a level without the name of the place.</summary>
    public static bool IsBare(string name)
    {
        var plain = WithoutParty(name);
        return plain.Length > 1 && Level.At(plain, 0, 0) && !Level.At(plain, 1, 1);
    }

    /// <summary>The place <paramref name="name"/> begins with, bare or named; null when it has none.</summary>
    public static string? Of(string name)
    {
        var plain = WithoutParty(name);
        if (BodyNames.HasOwnPrefix(plain))
        {
            return null;
        }

        if (IsBare(plain))
        {
            return plain[..1];
        }

        var ends = Ends(plain);
        ends.Remove(plain.Length);
        return ends.Count > 0 ? plain[..ends[^1]] : null;
    }

    /// <summary>True for a place that is named as a unit: 越秀区, 砀山县, 五星街道.</summary>
    public static bool IsItself(string name) => Ends(name) is [.., var end] && end == name.Length;

    /// <summary>True for 广东金融监管局: in front stands a place without its level.</summary>
    public static bool BeginsWithShort(string name) => ShortAt(WithoutParty(name), 0) is not null;

    /// <summary>True when any following name without a place can have left <paramref name="place"/> out; a town's can only be its own few bodies.</summary>
    public static bool Carries(string place) => !IsSmall(place);

    /// <summary>A town, a township or a subdistrict.</summary>
    public static bool IsSmall(string place) => place.Length > 0 && Small.Contains(place[^1], StringComparison.Ordinal);

    /// <summary>高新区, 经济技术开发区: it has a working committee, and none of a county's party bodies.</summary>
    public static bool IsZone(string place) => place.Length > 0 && IsZone(place[..^1], place[^1]);

    /// <summary>埇桥区 for 区政府 after 埇桥区委: the part of <paramref name="place"/> down to the bare level; null when it does not have that level.</summary>
    public static string? Down(string place, char level)
    {
        var end = Ends(place).LastOrDefault(e => place[e - 1] == level);
        return end > 1 ? place[..end] : null;
    }

    /// <summary>A bare name without the party's 中共, which is no place.</summary>
    public static string WithoutParty(string name) => name.StartsWith(Party, StringComparison.Ordinal) && name.Length > Party.Length ? name[Party.Length..] : name;

    /// <summary>Where the named places end that stand one behind the other in front: 甲市示例区财政局 has two.</summary>
    private static List<int> Ends(string name)
    {
        var ends = new List<int>();
        for (var (start, end) = (0, NextEnd(name, 0)); end > start; (start, end) = (end, NextEnd(name, end)))
        {
            ends.Add(end);
        }

        return ends;
    }

    private static int NextEnd(string name, int start)
    {
        for (var at = start + 1; at < name.Length && at - start <= LongestStem; at++)
        {
            var street = string.CompareOrdinal(name, at, Street, 0, Street.Length) == 0;
            if (!street && (!Level.At(name, at, start) || Extends(name, at, start)))
            {
                continue;
            }

            return CouldBeCalled(name[start..at], street ? '道' : name[at]) ? at + (street ? Street.Length : 1) : 0;
        }

        return 0;
    }

    // The 州 of 郑州市 and of 苏州, the 镇 of 景德镇, the 旗 of 社旗县.
    private static bool Extends(string name, int at, int start) =>
        (Minor.Contains(name[at], StringComparison.Ordinal) && at + 1 < name.Length && (Level.At(name, at + 1, start) || name[at + 1] == '街'))
        || (ShortAt(name, start) is { } known && start + known.Length > at)
        || (name[at] == '州' && !IsPrefecture(name[start..at]));

    private static bool IsPrefecture(string stem) => Prefectures.Contains(stem) || stem.EndsWith("自治", StringComparison.Ordinal);

    private static bool CouldBeCalled(string stem, char level) =>
        !NoStems.Contains(stem)
        && (Shorts.Contains(stem) || IsZone(stem, level) || !NotInName.Any(word => stem.Contains(word, StringComparison.Ordinal)))
        && (stem.Length <= LongestPlainStem || Shorts.Contains(stem) || stem.EndsWith("自治", StringComparison.Ordinal) || IsZone(stem, level) || level == '旗')
        && level switch
        {
            '州' => IsPrefecture(stem),
            '盟' => Prefectures.Contains(stem),
            '旗' => stem.Length > 1,
            '省' => stem.Length <= 3,
            _ => true,
        };

    // 经济技术开发区, 旅游度假区
    private static bool IsZone(string stem, char level) => level == '区' && Zones.Any(word => stem.EndsWith(word, StringComparison.Ordinal));

    private static string? ShortAt(string name, int start)
    {
        for (var length = Math.Min(5, name.Length - start); length >= 2; length--)
        {
            var part = name.Substring(start, length);
            if (Shorts.Contains(part))
            {
                return part;
            }
        }

        return null;
    }
}
