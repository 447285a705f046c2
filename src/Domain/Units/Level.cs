using System.Buffers;

namespace CaseReform.Ops.Domain.Units;

/// <summary>The characters that name a level of government, where they do: not the 市 of 市场, the 区 of 社区 or the 州 of 苏州.</summary>
internal static class Level
{
    /// <summary>The levels of one character.</summary>
    public const string All = "省市县区州盟旗镇乡";

    private static readonly SearchValues<char> Any = SearchValues.Create(All);
    private static readonly ILookup<char, string> NoLevel = WordLists.Places["no level"].ToLookup(word => word[0]);
    private static readonly ILookup<char, string> NoLevelInFront = WordLists.Places["no level in front"].ToLookup(word => word[0]);

    // 市政局 has no place, 市政府, 市政协 and 市政务服务局 have one.
    private const string AfterMunicipal = "府协法务数研";

    /// <summary>Whether the character at <paramref name="at"/> names a level in a part of the name that begins at <paramref name="start"/>.</summary>
    public static bool At(string name, int at, int start)
    {
        if (!Any.Contains(name[at]) || IsMunicipal(name, at))
        {
            return false;
        }

        for (var from = Math.Max(0, at - 4); from <= at; from++)
        {
            foreach (var word in NoLevel[name[from]])
            {
                if (from + word.Length > at && Stands(name, from, word))
                {
                    return false;
                }
            }
        }

        foreach (var word in NoLevelInFront[name[start]])
        {
            if (start + word.Length > at && Stands(name, start, word))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Stands(string name, int at, string word) => string.CompareOrdinal(name, at, word, 0, word.Length) == 0;

    private static bool IsMunicipal(string name, int at) =>
        name[at] == '市' && at + 2 < name.Length && name[at + 1] == '政' && !AfterMunicipal.Contains(name[at + 2], StringComparison.Ordinal);
}
