namespace CaseReform.Ops.Domain.Units;

/// <summary>The levels without a name that words begin with: 市县 in 市县政府, 县（市、区） in 县（市、区）党委.</summary>
/// <param name="Characters">How many of them are one character.</param>
/// <param name="Words">How many are words that mean many at once: 乡镇, 设区市.</param>
/// <param name="Rest">What follows.</param>
/// <param name="First">The first of them.</param>
internal readonly record struct LevelRow(int Characters, int Words, string Rest, char First)
{
    private const string Between = "()、/·和及与";
    private const string FromTheTop = "省市州盟县区旗乡镇街村社";

    private static readonly IReadOnlyList<string> Levels = WordLists.Collectives["level"];

    /// <summary>At least one.</summary>
    public bool IsAny => Characters + Words > 0;

    public static LevelRow Of(string key)
    {
        var (characters, words, at) = (0, 0, 0);
        while (at < key.Length)
        {
            var next = at;
            while (characters + words > 0 && next < key.Length && Between.Contains(key[next], StringComparison.Ordinal))
            {
                next++;
            }

            if (next < key.Length && Word(key, next, characters + words > 0) is { } word)
            {
                (words, at) = (words + 1, next + word.Length);
            }
            else if (next < key.Length && Level.At(key, next, next))
            {
                (characters, at) = (characters + 1, next + 1);
            }
            else
            {
                break;
            }
        }

        return new LevelRow(characters, words, key[at..].TrimStart('(', ')', '、', '/'), key.Length > 0 ? key[0] : ' ');
    }

    /// <summary>Whether these levels stand above the last one of <paramref name="before"/>: 县政府 does not go on with 各乡镇.</summary>
    public bool IsAbove(string before)
    {
        var last = before.LastIndexOfAny([.. FromTheTop]);
        return IsAny && Characters > 0 && Words == 0 && last >= 0
            && FromTheTop.IndexOf(First, StringComparison.Ordinal) is >= 0 and var mine && mine < FromTheTop.IndexOf(before[last], StringComparison.Ordinal) - 2;
    }

    // 村镇建设 is one word.
    private static string? Word(string key, int at, bool behind) =>
        Levels.FirstOrDefault(level => (behind || level.Length > 1)
            && string.CompareOrdinal(key, at, level, 0, level.Length) == 0
            && !(level == "村" && at + 1 < key.Length && key[at + 1] == '镇'));
}
