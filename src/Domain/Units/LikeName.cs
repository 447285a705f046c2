namespace CaseReform.Ops.Domain.Units;

/// <summary>What tells a unit from others of its place and kind: 财政 in 云溪县财政局, 城东 in 城东街道. Two names may be one with a slip of the pen only where this is alike.</summary>
/// <param name="Where">The place.</param>
/// <param name="Core">The body without its kind; nothing where the name is a place.</param>
internal sealed record LikeName(string Where, string Core)
{
    private const string Numerals = "〇一二三四五六七八九十0123456789";

    // longest first
    private static readonly string[] Kinds =
        ["中心", "公司", "集团", "总队", "支队", "大队", "中队", "分局", "局", "委", "办", "部", "处", "科", "所", "站", "院", "会", "社", "厅", "室", "队", "行"];

    private static readonly string[] Levels = ["街道", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡"];

    public static LikeName Of(string name)
    {
        var compared = ComparedName.Of(name);
        return new LikeName(compared.Where, Without(compared.Body, Kinds));
    }

    /// <summary>Whether one may be written for the other.</summary>
    public bool IsLike(LikeName other)
    {
        if (Core.Length == 0 || other.Core.Length == 0)
        {
            return Core == other.Core && AreLike(Stem(Where), Stem(other.Where));
        }

        return ComparedName.MayBeOnePlace(Where, other.Where)
            ? AreLike(Core, other.Core)
            : Core == other.Core && AreLike(Stem(Where), Stem(other.Where));
    }

    /// <summary>财务 is nearer to 财政 than to 商务.</summary>
    public bool BeginsAs(LikeName other) => Core.AsSpan(0, Math.Min(1, Core.Length)).SequenceEqual(other.Core.AsSpan(0, Math.Min(1, other.Core.Length)));

    private static bool AreLike(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length > 1
            && longer.Length <= Likeness.MaxLength
            && Numbers(one) == Numbers(other)
            && (longer.Contains(shorter, StringComparison.Ordinal)
                || Likeness.Distance(one, other) <= Math.Max(1, longer.Length / 3)
                || one.Order().SequenceEqual(other.Order()));
    }

    // 第一小学 and 第二小学 are two.
    private static string Numbers(string text) => string.Concat(text.Where(c => Numerals.Contains(c, StringComparison.Ordinal)));

    private static string Stem(string place) => Without(place, Levels);

    private static string Without(string text, string[] ends) =>
        Array.Find(ends, end => text.Length > end.Length && text.EndsWith(end, StringComparison.Ordinal)) is { } found ? text[..^found.Length] : text;
}
