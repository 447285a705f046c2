namespace CaseReform.Ops.Domain.Units;

/// <summary>Whether X与Y处 is one body that looks after X and Y (实验室与设备管理处) although X alone could be a unit.</summary>
internal static class JoinedBody
{
    private static readonly IReadOnlyList<string> Things = WordLists.Bodies["thing"];
    private static readonly IReadOnlyList<string> Deeds = WordLists.Bodies["deed"];
    private static readonly IReadOnlyList<string> Offices = WordLists.Bodies["office"];

    /// <summary>True where it is one, false where they are two, null where nobody can tell.</summary>
    /// <param name="left">What stands before 与.</param>
    /// <param name="right">What stands behind it.</param>
    /// <param name="isKnown">Whether the directory knows a part.</param>
    public static bool? IsOne(string left, string right, Func<string, bool> isKnown)
    {
        if (!Ends(left, Things) || Ends(right, Things) || Place.Of(left) is not null || Place.Of(right) is not null
            || Offices.FirstOrDefault(office => right.EndsWith(office, StringComparison.Ordinal)) is not { } end)
        {
            return false;
        }

        var (alone, deed) = (Things.Contains(left), Ends(right[..^end.Length], Deeds));
        return (isKnown(left), isKnown(right)) switch
        {
            (true, true) => false,
            (false, false) when alone && deed => true,
            _ => alone || deed ? null : false, // 中心实验室和设备管理科, 实验室和财务科
        };
    }

    private static bool Ends(string text, IReadOnlyList<string> words) => words.Any(word => text.EndsWith(word, StringComparison.Ordinal));
}
