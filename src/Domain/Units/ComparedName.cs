namespace CaseReform.Ops.Domain.Units;

/// <summary>A unit's name taken apart for comparing it with others.</summary>
/// <param name="Where">云溪县 in 云溪县财政局, 县 in 县财政局, nothing in 财政局.</param>
/// <param name="Body">What the body is, in its short form; nothing where the name is that of a place or of its government.</param>
internal sealed record ComparedName(string Where, string Body)
{
    /// <summary>Bodies of the party only: 县委宣传部 and 宣传部 are one.</summary>
    private static readonly string[] PartyBodies =
    [
        "组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社工部", "巡察办", "巡视办", "党校", "老干部局", "改革办", "国安办", "台办", "机要局", "政研室", "党史办", "直机关工委",
    ];

    /// <summary>Whose name goes before the place: 国家税务总局云溪县税务局 is the county's 税务局.</summary>
    private static readonly (string Words, string Body)[] Owners =
    [
        ("中国共产党", ""), ("中共", ""), ("中国共产主义青年团", "团"), ("共产主义青年团", "团"), ("共青团", "团"), ("国家税务总局", ""), ("国家电网", ""), ("国网", ""),
        ("中国人民政治协商会议", "政协"), ("政治协商会议", "政协"), ("政协", "政协"), ("国家统计局", ""),
    ];

    private static readonly (string Long, string Short)[] Zones =
        [("经济技术开发区", "经开区"), ("经济开发区", "经开区"), ("高新技术产业开发区", "高新区"), ("高新技术开发区", "高新区"), ("高新技术产业园区", "高新区")];

    private static readonly string[] Banks = ["中国人民银行", "中国农业银行", "中国工商银行", "中国建设银行", "中国邮政储蓄银行"];

    public static ComparedName Of(string name)
    {
        var (owner, text) = WithoutOwner(Zones.Aggregate(WithoutNote(UnitText.Key(name)), (shorter, zone) => shorter.Replace(zone.Long, zone.Short, StringComparison.Ordinal)));
        if (Place.Of(text + "政府") == text && owner.Length == 0)
        {
            return new ComparedName(text, string.Empty);
        }

        var place = PlaceOf(text);
        var body = ShortForms.Of(text[place.Length..]);
        if (owner.Length > 0)
        {
            var rest = body.StartsWith(owner, StringComparison.Ordinal) ? body[owner.Length..] : body;
            return new ComparedName(place, owner + (owner == "政协" && rest.StartsWith('委') ? rest[1..] : rest));
        }

        return new ComparedName(place, body switch
        {
            "政府" when place.Length > 0 => string.Empty,
            "管委" when place.EndsWith('区') => string.Empty,
            "办" when place.EndsWith("街道", StringComparison.Ordinal) => string.Empty,
            _ when body.StartsWith('委') && PartyBodies.Any(p => body.AsSpan(1).SequenceEqual(p)) => body[1..],
            _ when body.StartsWith("政府", StringComparison.Ordinal) && body.Length > 3 && body != "政府办" && !body.StartsWith("政府办", StringComparison.Ordinal) => body[2..],
            _ => body,
        });
    }

    /// <summary>Whether the two can be the same unit by their places: one is left out, is only the level of the other, or is its last part.</summary>
    public static bool MayBeOnePlace(string one, string other) =>
        one.EndsWith(other, StringComparison.Ordinal) || other.EndsWith(one, StringComparison.Ordinal);

    /// <summary>The place; 城 of 城市管理 or 城投 belongs to what follows.</summary>
    private static string PlaceOf(string text)
    {
        var place = Place.Of(text) ?? string.Empty;
        if (place.Length == 0 && text.Length > 3 && text.StartsWith("县城", StringComparison.Ordinal) && "管投建发乡".Contains(text[2], StringComparison.Ordinal))
        {
            return text[..1];
        }

        return place.EndsWith("城市", StringComparison.Ordinal) && Place.Of(place[..^2] + "政府") == place[..^2] ? place[..^2] : place;
    }

    private static string WithoutNote(string key)
    {
        var open = key.IndexOf('(', StringComparison.Ordinal);
        return open > 1 && key.EndsWith(')') ? key[..open] : key;
    }

    private static (string Owner, string Text) WithoutOwner(string text)
    {
        if (Banks.Any(bank => text.StartsWith(bank, StringComparison.Ordinal)))
        {
            return (string.Empty, text[2..]);
        }

        foreach (var (words, body) in Owners)
        {
            if (text.Length > words.Length + 1 && text.StartsWith(words, StringComparison.Ordinal))
            {
                return (body, text[words.Length..]);
            }
        }

        // 团县委, 团云溪县委
        return text.StartsWith('团') && text.EndsWith('委') && text.Length > 2 && Place.Of(text[1..]) is not null ? ("团", text[1..]) : (string.Empty, text);
    }
}
