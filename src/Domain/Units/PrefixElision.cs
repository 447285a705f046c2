namespace CaseReform.Ops.Domain.Units;

/// <summary>Puts back what a list of units leaves out: 省科技厅、工业和信息化厅 is 省工业和信息化厅, 埇桥区委、区政府 is 埇桥区政府.</summary>
internal static class PrefixElision
{
    private static readonly string[] PartyBodies =
    [
        "组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社会工作部", "巡察办", "巡视办", "党校", "老干部局", "改革办", "国安办", "台办", "机要局", "政研室", "直机关工委",
    ];

    private static readonly string[] OwnNamed =
    [
        "大学", "学院", "学校", "中学", "小学", "公司", "集团", "银行", "街道", "街道办事处", "街道办", "镇", "乡", "镇政府", "乡政府", "村", "社区", "医院", "电视台", "报社", "厂",
    ];

    /// <summary>The full names that <paramref name="name"/> may stand for after a unit of <paramref name="place"/>, likeliest first.</summary>
    public static IEnumerable<string> Candidates(string name, string place)
    {
        if (Place.IsBare(name))
        {
            if (Place.Down(place, name[0]) is { } down)
            {
                yield return down + name[1..];
            }

            yield break;
        }

        if (Place.Of(name) is not null || !(Place.Carries(place) || name is "政府" or "人民政府"))
        {
            yield break;
        }

        yield return place + name;
        yield return place + "委" + name;
        yield return place + "政府" + name;
    }

    /// <summary>The full name for a unit that is to be created, or <paramref name="name"/> itself when nothing was left out.</summary>
    public static string FullName(string name, string place)
    {
        if (Place.IsBare(name) || Place.Of(name) is not null)
        {
            return Candidates(name, place).FirstOrDefault(name);
        }

        if (OwnNamed.Any(end => name.EndsWith(end, StringComparison.Ordinal)))
        {
            return name;
        }

        var party = PartyBodies.Any(body => string.Equals(name, body, StringComparison.Ordinal));
        return Candidates(name, place).Skip(party ? 1 : 0).FirstOrDefault(name);
    }
}
