using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>Whether a matter is not begun when one of its clauses says so: only where no other clause says anything else of it. 城南园主体封顶，城北园未开工 has begun.</summary>
internal static partial class NotBegun
{
    /// <summary>The clause says it of a part, so that the others have begun: 其余5处未开工.</summary>
    public static bool IsOfPart(string clause) => OfPart().IsMatch(clause) && !Why().IsMatch(clause);

    /// <summary>The clause names what comes after other parts of the same: 尾款, 第二批, 四季度资金, 11月补贴.</summary>
    public static bool IsLaterPart(string clause) => LaterPart().IsMatch(clause);

    /// <summary>The clause tells of something that was done or counted, and neither why nor until when nor how large the matter is.</summary>
    public static bool Reported(string clause) => !IsEmpty(clause) && Reports().IsMatch(clause);

    /// <summary>What the clauses beside it come to: <see cref="ClauseSign.Idle"/> when they add nothing, <see cref="ClauseSign.Moving"/> when one reports something, else <see cref="ClauseSign.Unclear"/>.</summary>
    public static ClauseSign Beside(IEnumerable<(ClauseSign Sign, string Clause)> signs)
    {
        var (unclear, planned) = (false, false);
        foreach (var (sign, clause) in signs)
        {
            switch (sign)
            {
                case ClauseSign.Planned or ClauseSign.PlannedStart:
                    planned = true;
                    break;
                case ClauseSign.Silent or ClauseSign.Idle:
                case ClauseSign.Part or ClauseSign.Unclear when planned && GoesOn(clause):
                case ClauseSign.Unable or ClauseSign.Undone:
                case ClauseSign.Closing when Denied().IsMatch(clause):
                case ClauseSign.Held when !Begun().IsMatch(clause) && !IsOfPart(clause):
                case ClauseSign.Unclear when IsEmpty(clause):
                    break;
                case ClauseSign.Unclear when !Reports().IsMatch(clause):
                    unclear = true;
                    break;
                default:
                    return ClauseSign.Moving;
            }
        }

        return unclear ? ClauseSign.Unclear : ClauseSign.Idle;
    }

    // 计划12月召开会议，印发方案: a deed without subject, figure and 已 is of the plan before it.
    private static bool GoesOn(string clause) => !Happened().IsMatch(clause) && Reports().Match(clause) is { Success: true, Index: 0 };

    // Why, until when, of whom and of how much tells nothing of where it stands.
    private static bool IsEmpty(string clause) =>
        Why().IsMatch(clause) || Denied().IsMatch(clause) || (Awaits().IsMatch(clause) && !clause.Contains('已', StringComparison.Ordinal)) || Label().IsMatch(clause) || Size().IsMatch(clause);

    [GeneratedRegex("(?:剩余|余下|剩下|其余|其他|其它|另有|另外|还有|尚有|仍有|部分|个别|少数|多数|中(?:尚|仍|还|有)*[0-9一二两三四五六七八九十]+[^0-9,])[^,]*(?:未|没)[^,]{0,4}(?:启动|开始|开展|开工|动工|实施|着手|进场|推进|整改|办理|行动|施工)", RegexOptions.NonBacktracking)]
    private static partial Regex OfPart();

    [GeneratedRegex("尾款|质保金|余款|进度款|结算|决算|最后一|第(?:[二三四五六七八九]|[2-9])[批期笔次轮步]|^[^截]*第?(?:[二三四]|[2-4])季度(?:的)?[^前底末内]|^[^截]*下半年(?:的)?[^前底末内]|^(?:20[0-9]{2}年)?[0-9]{1,2}月份?(?:的|各类|全部)?(?:补|津|工|奖|费|款|租|伙食|生活|低保|薪|绩效|资金|救助|慰问)", RegexOptions.NonBacktracking)]
    private static partial Regex LaterPart();

    [GeneratedRegex("因|由于|鉴于|受[^,]*(?:影响|制约|限制)|困难|紧张|缺|制约|争议|阻力|较大|难度", RegexOptions.NonBacktracking)]
    private static partial Regex Why();

    [GeneratedRegex("已|了|均|全|[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Happened();

    [GeneratedRegex("未|没|不|无", RegexOptions.NonBacktracking)]
    private static partial Regex Denied();

    [GeneratedRegex("^(?:目前|现|仍|尚)*(?:等|待|需|须|拟|将|建议|申请|请|计划|要求|争取|力争|预计|准备|打算|确保|尽快|抓紧)|(?:月|日|年|底|末|周)(?:之前|以前|前|内)", RegexOptions.NonBacktracking)]
    private static partial Regex Awaits();

    [GeneratedRegex("^(?:截至|截止|截止到|到)?(?:目前|今|当前|现在|日前)$|^[^已正在了均全]{0,14}(?:情况|进展|状态|进度|说明|问题|方面|项目|工程|单位|公司|学校|医院|中心|街道|标段|局|委|办|镇|乡|区|县|市|村|园|段|期)$", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    // How large the matter is, not what was done.
    [GeneratedRegex("^(?:项目|工程|该)*(?:共|总共|总计|合计|涉及|原有|应整改|总投资|投资|概算|预算|估算|总面积|面积|总)", RegexOptions.NonBacktracking)]
    private static partial Regex Size();

    // Late and unfinished is begun.
    [GeneratedRegex("未完工|未竣工|未封顶|未建成|滞后|缓慢|停工|停滞|中止|剩余|余下|还差|尚差|只差|仅差|反弹|回潮|彻底", RegexOptions.NonBacktracking)]
    private static partial Regex Begun();

    [GeneratedRegex(
        "封顶|建成|完工|竣工|开工|动工|复工|进场|启动|拆|签约|签订|拨付|拨款|追缴|追回|补发|补缴|补办|补录|补种|清退|印发|下发|发放|兑付|取缔|查处|查封|立案|移交|移送|通车|通水|通电|投用|启用|落地|盘活|归还|归位|缴|恢复|编制|起草|形成|摸底|受理|答复|回复|"
        + "关停|关闭|搬迁|迁出|腾退|上线|挂牌|中标|发布|公布|获批|批复|备案|检查|排查|约谈|通报|处分|整治|清理|修|更换|安装|召开|制定|出台|成立|开通|交付|验收|收回|"
        + "[0-9](?:余|多)?(?:百|千|万|亿)?(?:元|项|个|处|条|件|户|家|宗|起|类|份|点|座|栋|所|台|套|亩|公里|米|名|人|批|次|吨|平方|公顷|辆|盏|棵|株|笔|场|间)",
        RegexOptions.NonBacktracking)]
    private static partial Regex Reports();
}
