using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Units;

/// <summary>Words that stand for many units (各有关单位、市县政府、乡镇人民政府、村两委): who is meant is for the office to say.</summary>
internal static partial class GenericUnits
{
    // 李各庄镇 is one town.
    private const string AfterEachInNames = "庄寨屯琅";

    private static readonly FrozenSet<string> Alone = WordLists.Collectives.Set("alone");
    private static readonly IReadOnlyList<string> Owned = WordLists.Collectives["owned"];
    private static readonly IReadOnlyList<string> Openings = WordLists.Collectives["opening"];
    private static readonly IReadOnlyList<string> Inside = WordLists.Collectives["inside"];
    private static readonly IReadOnlyList<string> Endings = WordLists.Collectives["ending"];
    private static readonly IReadOnlyList<string> Plural = WordLists.Collectives["plural"];
    private static readonly IReadOnlyList<string> One = WordLists.Collectives["one"];
    private static readonly FrozenSet<string> LevelBodies = WordLists.Collectives.Set("level body");
    private static readonly FrozenSet<string> Continuations = WordLists.Collectives.Set("continuing");

    /// <summary>Whether the words name no unit in particular.</summary>
    public static bool Covers(string text)
    {
        var key = Key(text);
        if (key.IndexOf('(', StringComparison.Ordinal) is > 0 and var note && key.EndsWith(')') && BodyNames.IsBody(key[..note]) && !Covers(key[..note]))
        {
            return false; // 市教育局（含各县区）
        }

        var plain = Plain(key);
        return Alone.Contains(plain) || IsEach(key) || IsOpened(key)
            || (Plural.Any(word => key.EndsWith(word, StringComparison.Ordinal)) && !One.Any(word => key.EndsWith(word, StringComparison.Ordinal)))
            || Post().IsMatch(key)
            || key.Contains("级以上", StringComparison.Ordinal)
            || IsOwned(key) || Alternatives().IsMatch(key) || Counted().IsMatch(key)
            || (Inside.Any(word => key.Contains(word, StringComparison.Ordinal)) && Endings.Any(word => plain.EndsWith(word, StringComparison.Ordinal)))
            || IsLevels(key);
    }

    /// <summary>Whether <paramref name="text"/> goes on with the words before it: 各区、县级市 and 市、县政府 are one.</summary>
    public static bool Continues(string before, string text)
    {
        var (first, key) = (Key(before), Key(text));
        var levels = LevelRow.Of(key);
        if (LevelBodies.Contains(key) && key.Length > 1 && (IsEach(first) || IsOpened(first) || IsLevels(first)))
        {
            return true; // 各乡镇党委、政府
        }

        if (IsEach(first) || IsOpened(first))
        {
            return Continuations.Contains(Plain(key)) || (levels.IsAny && levels.Rest != "委" && (levels.Rest.Length == 0 || LevelBodies.Contains(levels.Rest)) && !levels.IsAbove(first));
        }

        return LevelRow.Of(first) is { IsAny: true, Rest.Length: 0 } only && !levels.IsAbove(first)
            && ((levels.IsAny && levels.Rest.Length == 0) || IsLevels(key) || (only.Words == 0 && Place.IsBare(key)));
    }

    /// <summary>街道财政所: one body in the papers of a street, one in each street elsewhere.</summary>
    public static bool IsOfStreet(string text) =>
        LevelRow.Of(Key(text)) is { Characters: 0, Words: 1, Rest: [.., '所' or '站' or '室' or '队' or '科' or '心'] and not "站所" } && Key(text).StartsWith("街道", StringComparison.Ordinal);

    /// <summary>县（市、区）人民政府</summary>
    [GeneratedRegex(@"[省市州县区旗乡镇村街道]\([省市州盟县区旗乡镇村街道社农场、]+\)", RegexOptions.NonBacktracking)]
    private static partial Regex Alternatives();

    /// <summary>六个街道办事处, 12个镇（街道）</summary>
    [GeneratedRegex("^[0-9一二两三四五六七八九十百]+(?:多|余)?[个家所]", RegexOptions.NonBacktracking)]
    private static partial Regex Counted();

    /// <summary>分管副县长: somebody who leads units is none.</summary>
    [GeneratedRegex("^(?:分管|主管|常务|第一)*副?(?:省长|州长|市长|县长|区长|镇长|乡长|校长|院长|局长|主任|书记|部长|处长|科长|所长|站长|总经理|经理|董事长)$", RegexOptions.NonBacktracking)]
    private static partial Regex Post();

    private static bool IsOpened(string key) => Openings.Any(word => key.StartsWith(word, StringComparison.Ordinal));

    private static bool IsEach(string key)
    {
        for (var at = key.IndexOf('各', StringComparison.Ordinal); at >= 0; at = key.IndexOf('各', at + 1))
        {
            if (at == 0 || at + 1 == key.Length || !AfterEachInNames.Contains(key[at + 1], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // 市属国有公司
    private static bool IsOwned(string key) => key.Length is > 2 and < 9 && key[1] == '属' && Level.All.Contains(key[0], StringComparison.Ordinal)
        && Owned.Any(word => key.EndsWith(word, StringComparison.Ordinal));

    /// <summary>市县政府, 乡镇卫生院, 县（市、区）: levels without a name, and at most one kind of body behind them.</summary>
    private static bool IsLevels(string key) =>
        LevelRow.Of(key) is var row
        && (row.Characters > 1 || row.Words > 0)
        && (row.Rest.Length == 0 || LevelBodies.Contains(row.Rest) || (row.Characters > 1 && BodyNames.IsOfAnyPlace(row.Rest)));

    // 村“两委”
    private static string Key(string text) => UnitText.Key(text).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal);

    private static string Plain(string key) => string.Concat(key.Where(c => c is not ('(' or ')' or '、' or '/')));
}
