using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>What a clause says of acceptance, public notice and closing, which come after completion.</summary>
internal static partial class ClosingStages
{
    /// <summary>Null when the clause speaks of none of them, or of an acceptance within the work (竣工验收).</summary>
    public static ClauseSign? Of(string clause, bool toCome)
    {
        if (!Speaks().IsMatch(clause) || Works().IsMatch(clause))
        {
            return null;
        }

        if (Negated().IsMatch(clause))
        {
            return Lacking().IsMatch(clause) ? ClauseSign.Held : ClauseSign.Closing;
        }

        // 整改完成后销号 tells of a time to come.
        if (!clause.Contains('已', StringComparison.Ordinal) && Afterwards().IsMatch(clause))
        {
            return ClauseSign.Closing;
        }

        if (!toCome && Closed().IsMatch(clause))
        {
            return ClauseSign.Closed;
        }

        if (Notice().IsMatch(clause))
        {
            return ClauseSign.Noticed;
        }

        return toCome || Intends().IsMatch(clause) ? ClauseSign.Closing
            : Requested().IsMatch(clause) ? ClauseSign.Requested
            : Reviewing().IsMatch(clause) ? ClauseSign.Reviewing
            : Passed().IsMatch(clause) ? ClauseSign.Done
            : Prepares().IsMatch(clause) ? ClauseSign.Closing
            : null;
    }

    [GeneratedRegex("验收|销号|公示", RegexOptions.NonBacktracking)]
    private static partial Regex Speaks();

    // Acceptance of a work, a device, a stage, and papers about it, are parts of the matter.
    [GeneratedRegex("竣工|五方|消防|环保|规划|专项|专家|工程|项目|设备|设施|单项|分项|阶段|主体|一期|二期|初步|初验|方案|资料编|制度|办法|标准|部分|[0-9一二两三四五六七八九十](?:项|个|处|条|件|户|家)", RegexOptions.NonBacktracking)]
    private static partial Regex Works();

    [GeneratedRegex("未|没有|还差|尚差|只差|仅差|不能|无法|暂不", RegexOptions.NonBacktracking)]
    private static partial Regex Negated();

    [GeneratedRegex("差|不能|无法|未通过|没有通过|未能", RegexOptions.NonBacktracking)]
    private static partial Regex Lacking();

    // Who sends it up (上报, 提交, 送) has closed nothing, and an acceptance has only by its outcome.
    [GeneratedRegex("^(?:已经|已|均|全部|经|由|验收|核查|审核|公示|通过|合格|无异议|期满|后|予以|同意|批准|准予|完成|整改|办结|正式|该问题|问题|我局|现)*(?:已|予以|同意|批准|准予|完成|通过|合格|验收|后)(?:经|验收|审核|予以|正式|通过|同意|完成)*销号$|^已?(?:正式)?销号$|^[^未不待拟应将申请提报送递呈]{1,16}(?:局|办|委|厅|部|组|办公室|审计|政府)(?:已(?:经)?(?:确认|同意|批准|予以|正式|验收|认可)*|(?:确认|同意|批准|予以|认可|核准|复核)+)销号(?:了)?$|^经[^未不待拟应将申请提报送递呈]{0,12}(?:(?:复核|复查|审核|核查|验收|已)*(?:同意|批准|确认|核准|认可)|(?:复核|复查|审核|核查|验收)+(?:通过|合格|并|予以|准予|已))(?:同意|批准|予以|准予|已|并|后)*销号(?:了)?$|^(?:已|已经)?销号了$|^(?:复查|验收|复检|核查)?合格(?:并|后)?(?:已|予以|同意|准予)*销号$", RegexOptions.NonBacktracking)]
    private static partial Regex Closed();

    [GeneratedRegex("(?:完成|到位|合格|通过|验收|审核|完毕|期满|整改|办结)(?:之)?后", RegexOptions.NonBacktracking)]
    private static partial Regex Afterwards();

    [GeneratedRegex("公示中$|正在[^,]{0,6}公示|公示期|待公示$", RegexOptions.NonBacktracking)]
    private static partial Regex Notice();

    // A will to close or to accept some day; 拟销号 alone is an application by the field's own use.
    [GeneratedRegex("计划|预计|力争|争取|打算|下一步|适时", RegexOptions.NonBacktracking)]
    private static partial Regex Intends();

    [GeneratedRegex("^[^未不]{0,14}(?:申请|提请|报请|申报|待|等|拟|等待|提交|报|送|递交)[^未不]{0,12}销号(?:申请|申请表|材料|资料|报告)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Requested();

    [GeneratedRegex("^[^未不]{0,14}(?:申请|提请|报请|待|拟|等待|提交|上报|报送|正在|组织)[^未不]{0,12}验收(?:申请|材料|资料|报告|中)?$|验收中$", RegexOptions.NonBacktracking)]
    private static partial Regex Reviewing();

    [GeneratedRegex("通过[^未]{0,14}验收(?:合格)?$|验收(?:已)?(?:通过|合格)$|^(?:已|顺利|均|全部|完成|整改)*完成[^未]{0,6}验收$|验收合格$", RegexOptions.NonBacktracking)]
    private static partial Regex Passed();

    [GeneratedRegex("准备|整理|收集|完善|编制|着手|启动|开展|组织|正在|将|拟|待", RegexOptions.NonBacktracking)]
    private static partial Regex Prepares();
}
