using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Ledger.Sentences;

/// <summary>Tells a clause that says the matter as a whole is done. Each character of it must be accounted for: what is left over is an object, and an object is a part.</summary>
internal static partial class WholeMatter
{
    // Who, when, how, and words for all of the matter.
    private const string Around =
        "(?:目前|现在|现|均|都|也|全部|全面|全|已经|业已|已|得到|彻底|有效|妥善|及时|按时|按期|按要求|如期|提前|立即|当场|当日|当天|现场|圆满|顺利|认真|严格|切实|依法|高质量|"
        + "我局|我单位|我办|我委|我镇|我街道|我街|我区|我县|我市|我校|我院|本单位|本局|该单位|该局|上述|反馈的?问题|所有|各项|各|相关|有关|该项|此项|本项|该|此|本|"
        + "该件|此件|本件|信访件|信访事项|投诉件|举报件|交办件|转办件|督办件|工单|安全隐患|隐患|风险|问题|事项|工作|任务|措施|内容|要求|目标|"
        + "立行立改|立查立改|即知即改|核查整改|核实整改|排查整改|自查整改|排查整治|清理整治|整改|整治|整顿|落实|办理|处理|处置|解决|消除|治理|纠正|的|了)";

    private const string Object = "(?:核查整改|核实整改|排查整改|自查整改|排查整治|清理整治|整改|整治|整顿|治理|处置|处理|办理|该项|该|全部|所有|各项|各|任务|工作|措施|事项|内容|要求|目标|标准|问题|的|了|落实|到位|完毕|完成|闭环|效果良好|成效明显)";

    // They say by themselves that it is over.
    private const string Perfect = "(?:完成|办结|完结|到位|完毕|整改完|改完|了结|闭环|清零|达标|销案|见底)";

    // They say it only with 已, 均, 全部.
    private const string Deed = "(?:整改|整治|落实|解决|消除|处理|处置|治理|化解|办理|纠正|改正|立行立改|立查立改|即知即改|达到|符合)";

    /// <summary>The whole of a clause says it, without an object of its own or with one that means everything.</summary>
    public static bool IsDone(string clause) => Plainly().IsMatch(clause) || WithAlready().IsMatch(clause);

    /// <summary>The clause says of some subject that its rectification is done: 裸土问题已整改到位, 已完成食堂卫生问题整改. The subject is the caller's to judge.</summary>
    public static string? SubjectRectified(string clause) =>
        OfSubject().Match(clause) is { Success: true } match ? match.Groups["subject"].Value
        : OfNoun().Match(clause) is { Success: true } noun ? noun.Groups["subject"].Value
        : OfObject().Match(clause) is { Success: true } other ? other.Groups["subject"].Value
        : null;

    [GeneratedRegex($"^{Around}*{Perfect}{Object}*$", RegexOptions.NonBacktracking)]
    private static partial Regex Plainly();

    [GeneratedRegex($"^{Around}*(?:已|均|全部|都|得到){Around}*{Deed}{Object}*$", RegexOptions.NonBacktracking)]
    private static partial Regex WithAlready();

    [GeneratedRegex(
        $"^(?<subject>.{{1,40}}?)(?:已|均|全部|都){Around}*(?:整改{Object}*|完成{Object}*整改{Object}*)$",
        RegexOptions.NonBacktracking)]
    private static partial Regex OfSubject();

    // Without 已 the subject must be a thing: 发现问题及时整改到位 is a habit.
    [GeneratedRegex("^(?<subject>.{0,40}(?:问题|隐患|点位|现象|事项|行为))整改(?:到位|完成|完毕|完|落实到位)$", RegexOptions.NonBacktracking)]
    private static partial Regex OfNoun();

    [GeneratedRegex($"^{Around}*完成了?(?<subject>.{{1,40}}?)的?整改(?:工作|任务|事项)?$", RegexOptions.NonBacktracking)]
    private static partial Regex OfObject();
}
