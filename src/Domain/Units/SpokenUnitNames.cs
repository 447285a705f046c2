namespace CaseReform.Ops.Domain.Units;

/// <summary>How people call a unit whose full name nobody says: 住建局 or 住建 for 示例区住房和城乡建设局, 演示街道 or 街道 for 演示街道办事处.</summary>
public static class SpokenUnitNames
{
    private const int MinLength = 2;
    private const string Kinds = "局委办部院会所队站社";
    private static readonly string[] Places = ["街道", "社区", "镇", "乡", "村"];

    /// <summary>Whether words have the form of a unit's name, known or not: 乙市样例局, not 专项治理.</summary>
    public static bool IsUnitLike(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return !name.Contains('的', StringComparison.Ordinal) && BodyNames.IsComplete(UnitText.Key(name));
    }

    /// <summary>The short names of a unit's name; none is longer than the name, and none need be its own only.</summary>
    public static IReadOnlyList<SpokenUnitName> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var (where, body) = ComparedName.Of(name);
        var key = UnitText.Key(name);
        List<SpokenUnitName> names = [];
        if (body.Length == 0)
        {
            Add(where, false);
            if (Places.FirstOrDefault(place => where.Length > place.Length && where.EndsWith(place, StringComparison.Ordinal)) is { } kind)
            {
                Add(where[..^kind.Length], true);
                Add(kind, true);
                Add(kind + "上", false);
                Add(kind + "里", false);
                Add(kind == "街道" ? "街道办" : kind + "政府", false);
            }

            return names;
        }

        Add(body, false);
        if (where.Length > 0)
        {
            Add(where[^1] + body, false);
            Add(key.StartsWith(where, StringComparison.Ordinal) ? key[where.Length..] : key, false);
        }

        if (Kinds.Contains(body[^1], StringComparison.Ordinal))
        {
            Add(body[..^1], true);
        }

        return names;

        void Add(string text, bool bare)
        {
            if (text.Length >= MinLength && !names.Exists(n => n.Text == text))
            {
                names.Add(new SpokenUnitName(text, bare));
            }
        }
    }
}

/// <summary>A short name of a unit.</summary>
/// <param name="Text">As it is said.</param>
/// <param name="IsBare">It says the field only (教育, 财政): beside other words it may be part of them.</param>
public sealed record SpokenUnitName(string Text, bool IsBare);
