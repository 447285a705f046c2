using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Units;

/// <summary>
/// What stands in brackets behind the whole name of a unit, or names a post in it, and is no part of the name: 县住建局（质监站）, 县公安局（一把手）, 县财政局监督岗.
/// A name of the directory that has brackets goes before.
/// </summary>
internal static partial class UnitNote
{
    private static readonly FrozenSet<string> OfNames = WordLists.Bodies.Set("in the name");
    private static readonly IReadOnlyList<string> WithSites = WordLists.Bodies["with sites"];

    /// <summary>How much of the text is the name, or 0 where all of it may be.</summary>
    /// <param name="text">Narrow, without white space.</param>
    /// <param name="isKnown">Whether the directory or the cell's own places know a name.</param>
    public static int NameLength(string text, Func<string, bool> isKnown) =>
        text.EndsWith(')') ? BeforeBrackets(text, isKnown) : BeforePost(text);

    /// <summary>东区 of a company, 南校区 of a school: another may be another unit.</summary>
    public static bool TellsApart(string name, string note) =>
        WithSites.Any(end => name.EndsWith(end, StringComparison.Ordinal)) && Site().IsMatch(note);

    private static int BeforeBrackets(string text, Func<string, bool> isKnown)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 1 && !OfNames.Contains(text[(text.LastIndexOf('(') + 1)..^1]) && !GenericUnits.Covers(text)
            && (isKnown(text[..open]) || BodyNames.IsComplete(text[..open])) ? open : 0;
    }

    private static int BeforePost(string text)
    {
        for (var end = text.Length - 1; end > 1; end--)
        {
            if (Post().IsMatch(text[end..]) && BodyNames.IsComplete(text[..end]))
            {
                return end;
            }
        }

        return 0;
    }

    [GeneratedRegex("^[\u4E00-\u9FFF]{0,4}岗位?$|^(?:服务|办事|综合|业务|审批|政务)*窗口$|^(?:党委|党组|党支部|支部)?(?:第一|主要|分管|主管|常务)?(?:负责人|负责同志|领导|副?书记|副?局长|副?主任|副?部长|副?镇长|副?乡长|副?院长|副?校长|副?科长|副?处长|副?站长|副?所长|副?经理|总经理|董事长)$|^(?:一把手|专干|专员|网格员|联络员|经办人员?|工作人员)$", RegexOptions.NonBacktracking)]
    private static partial Regex Post();

    [GeneratedRegex("(?:[东西南北中上下老新]区|校区|院区|厂区|园区|矿区|分公司|子公司|支行|分行|分院|分校|分厂|分店|门店|店|镇|乡|街道|县|市|高中部|初中部|小学部)$|^[东西南北中][部侧边]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Site();
}
