namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// The place a unit's name begins with: 省 in 省科技厅, 埇桥区 in 埇桥区委, null in 执法局. The next unit of the same cell may leave it out.
/// </summary>
internal static class Place
{
    private const string Levels = "省市县区州盟旗镇乡";
    private const string Prefixing = "省市县区州盟旗";
    private const string Minor = "州盟旗镇乡";

    // Words in which a level's character does not name a level.
    private static readonly string[] NoLevel =
    [
        "市场", "市容", "市民服务", "市民中心", "市民热线", "市政管理", "市政公用", "市政工程", "市政设施", "市政园林", "市政集团", "市区", "市郊", "市值",
        "区域", "区块", "区间", "区划", "县域", "县级", "区级", "乡村", "乡镇", "返乡", "下乡", "镇街", "省会", "旗舰", "州际",
        "城市", "都市", "超市", "股市", "城乡", "城镇", "城区", "社区", "小区", "灾区", "山区", "库区", "辖区", "片区", "军区", "牧区", "地区", "家乡", "老区",
    ];

    /// <summary>市 in 市财政局: a level without the name of the place.</summary>
    public static bool IsBare(string name) => name.Length > 1 && LevelAt(name, 0) && !LevelAt(name, 1);

    /// <summary>The place <paramref name="name"/> begins with, bare or named; null when it has none.</summary>
    public static string? Of(string name)
    {
        if (IsBare(name))
        {
            return name[..1];
        }

        var end = 0;
        for (var at = 1; at < name.Length - 1; at++)
        {
            // 甲市示例区财政局 has two levels; 区区委 is one, 郑州市 is one with a level's character in its name.
            if (LevelAt(name, at) && (at > end || Minor.Contains(name[at - 1], StringComparison.Ordinal)))
            {
                end = at + 1;
            }
        }

        return end > 0 ? name[..end] : null;
    }

    /// <summary>True when a following name without a place can have left <paramref name="place"/> out.</summary>
    public static bool Carries(string place) => Prefixing.Contains(place[^1], StringComparison.Ordinal);

    /// <summary>埇桥区 for 区政府 after 埇桥区委: the part of <paramref name="place"/> down to the bare level; null when it does not have that level.</summary>
    public static string? Down(string place, char level)
    {
        var at = place.LastIndexOf(level);
        return at > 0 ? place[..(at + 1)] : null;
    }

    private static bool LevelAt(string name, int at) =>
        Levels.Contains(name[at], StringComparison.Ordinal)
        && !NoLevel.Any(word => Covers(name, word, at));

    private static bool Covers(string name, string word, int at)
    {
        for (var start = Math.Max(0, at - word.Length + 1); start <= at; start++)
        {
            if (string.CompareOrdinal(name, start, word, 0, word.Length) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
