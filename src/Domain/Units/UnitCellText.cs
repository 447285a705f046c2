using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Units;

/// <summary>Puts separators where the writing of a cell means them: at numbers, labels, marks in brackets and 会同.</summary>
internal static partial class UnitCellText
{
    // 会同县, while 会同 is looked for.
    private const string County = "\u0002";

    /// <summary>Brackets that hold 牵头单位：… are parts of the list, not notes; a lead's 会同 and what follows 牵头 begin a new unit.</summary>
    public static string Unfold(string text, UnitNames names)
    {
        var plain = Encircled().Replace(text, ";").Narrowed().Replace('【', '(').Replace('】', ')').Replace("\r", "", StringComparison.Ordinal).Trim();
        plain = BeforeBrackets().Replace(plain, "(");
        plain = InlineNumber().Replace(BrokenName().Replace(plain, "$1"), "$1;");
        plain = LabelledBrackets().Replace(plain, ";$1;");
        plain = JoiningBrackets().Replace(plain, ";配合单位:$1;");
        plain = HelpingBrackets().Replace(plain, help => help.Groups[1].Value.Split('、').All(unit => names.Find(unit) is not null || BodyNames.IsComplete(unit)) ? ";配合单位:" + help.Groups[1].Value + ";" : help.Value);
        plain = Label().Replace(SpacedLabel().Replace(plain, ";$1:"), ";$0");
        plain = SpacedBeforeMark().Replace(plain, two => BodyNames.IsComplete(two.Groups[1].Value) && BodyNames.IsComplete(two.Groups[2].Value) ? two.Groups[1].Value + "、" + two.Groups[2].Value + "(" : two.Value);
        plain = MarkInBrackets().Replace(plain, mark => UnitTokens.Own + mark.Groups[1].Value[0] switch { '配' or '协' or '会' or '参' => "配合", '督' => "督导", _ => "牵头" } + ",");
        if (plain.StartsWith('(') && plain.IndexOf(')', StringComparison.Ordinal) == plain.Length - 1)
        {
            plain = plain[1..^1];
        }

        return WithoutConjunction(AfterLead().Replace(plain, "$1,$2"), names);
    }

    /// <summary>会同 joins two units; 会同县 is a county, where the cell begins with it or the directory has it.</summary>
    private static string WithoutConjunction(string text, UnitNames names)
    {
        var county = text.Contains("会同县", StringComparison.Ordinal) && names.HasBeginning("会同县");
        var begins = text.StartsWith("会同县", StringComparison.Ordinal);
        var rest = begins ? text[3..] : text;
        rest = county ? rest.Replace("会同县", County, StringComparison.Ordinal).Replace("会同", ",", StringComparison.Ordinal).Replace(County, "会同县", StringComparison.Ordinal)
            : rest.Replace("会同", ",", StringComparison.Ordinal);
        return begins ? "会同县" + rest : rest;
    }

    /// <summary>A line that ends in 和 goes on in the next.</summary>
    [GeneratedRegex(@"([和与及、])[ \u3000]*\n", RegexOptions.NonBacktracking)]
    private static partial Regex BrokenName();

    [GeneratedRegex(@"([\s,;、。])\(?(?:[0-9]{1,2}\)?[.)]|[一二三四五六七八九十]{1,3}\))\s*|\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})\)|[\s;][0-9]{1,2}、", RegexOptions.NonBacktracking)]
    private static partial Regex InlineNumber();

    /// <summary>① ⑴ ⒈</summary>
    [GeneratedRegex(@"[\u2460-\u249B]", RegexOptions.NonBacktracking)]
    private static partial Regex Encircled();

    [GeneratedRegex(@"(?:牵头|主办|主责|主要|第一|责任|配合|协办|协同|协助|参与|参加|督导|验收|督办|承办)(?:责任|配合|\(配合\)|验收)?(?:单位|部门|主体)\s*:|(?:牵头|主办|配合|协办|督导)\s*:", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    /// <summary>牵头单位 with a space or a line's end for its colon.</summary>
    [GeneratedRegex(@"(?:^|[\s,;、。])((?:牵头|主办|主责|责任|配合|协办|参与|督导|验收|承办)(?:责任|配合|验收)?(?:单位|部门))\s+", RegexOptions.NonBacktracking)]
    private static partial Regex SpacedLabel();

    [GeneratedRegex(@"\(((?:牵头|主办|责任|配合|协办|参与|参加|督导|验收)(?:责任)?(?:单位|部门)?:[^()]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex LabelledBrackets();

    // A line's end before brackets is only where the cell was too narrow.
    [GeneratedRegex(@"[\s\u3000]+\((?![0-9]{1,2}\))")]
    private static partial Regex BeforeBrackets();

    /// <summary>县住建局（会同县水务局）</summary>
    [GeneratedRegex(@"\((?:会同|联合|协同)([^():]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex JoiningBrackets();

    /// <summary>县住建局 县水务局（配合）: the mark is of the second.</summary>
    [GeneratedRegex(@"([^\s,;、()]+)[ \u3000]+([^\s,;、()]+)\((?=(?:牵头|主办|主责|配合|协办|协同|协助|会办|参与|督导)\))")]
    private static partial Regex SpacedBeforeMark();

    /// <summary>学生资助中心（计财股协助）</summary>
    [GeneratedRegex(@"\((?:由)?([^():,;]{2,}?)(?:协助|配合|协办|参与)\)", RegexOptions.NonBacktracking)]
    private static partial Regex HelpingBrackets();

    [GeneratedRegex(@"\((牵头|牵|主办|主责|主|配合|配|协办|协同|协助|协|会办|参与|参加|督导|牵头负责|负责牵头|牵头单位|主办单位|主责单位|配合单位|协办单位)\)", RegexOptions.NonBacktracking)]
    private static partial Regex MarkInBrackets();

    [GeneratedRegex(@"(牵头)([^,、;:/。()\n负单抓落办部责验])", RegexOptions.NonBacktracking)]
    private static partial Regex AfterLead();
}
