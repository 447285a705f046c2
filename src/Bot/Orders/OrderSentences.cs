using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding;
using CaseReform.Ops.Bot.Understanding.Slots;
using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Bot.Orders;

/// <summary>
/// Reads what the office wants changed. Each form explains every word of the sentence; a single other word makes it none of these. Numbers, days, units and ledgers
/// are one character each (<see cref="Skeleton"/>).
/// </summary>
internal static partial class OrderSentences
{
    private const string Courtesy = "^(?:请|麻烦(?:您|你)?|帮我|帮忙|劳驾|我要|我想|现)*";
    private const string Subject = "(?:把|将)?(?<ledger>\uE003)?的?(?<number>\uE000)的?";
    private const string Term = "(?:(?:整改|完成|办理)?(?:时限|期限|截止日期|截止时间|完成日期|完成时间|时间|日期))";
    private const string Moves = "(?:改到|改为|改成|改至|延到|延至|延长到|延长至|延期到|延期至|推迟到|推迟至|顺延到|顺延至|调到|调至|调整到|调整至|调整为|提前到|提前至|宽限到|宽限至|延后到|延后至|展期到|展期至|变更为)";
    private const string Because = "(?:[,。;!(]*(?:因为|由于|因|原因(?:是|为)?[:]?|理由(?:是|为)?[:]?)(?<why>.+?)\\)?)?";
    private const string Swap = "(?:换成|换为|改成|改为|变更为|变更成|调整为|更换为|更换成|换)";
    private const string Name = "(?<name>[^,。;!:、的\uE000\uE001]{2,20}?)(?:同志|来?负责|来?承办|来?办理)?";
    private const string End = "(?:吧|了|啊|哈)?[。!]*$";

    /// <summary>What is wanted; null where it is none of the forms.</summary>
    public static OrderWish? Read(string text, ReadingContext known)
    {
        var said = Skeleton.Of(text, known);
        return Deadline(said) ?? Responsible(said) ?? Urge(said);
    }

    private static OrderWish? Deadline(Skeleton said)
    {
        if (First(said, DeadlineTo()) is { } moved)
        {
            return new OrderWish.MoveDeadline(NumberOf(said, moved), DayOf(said, moved.Groups["day"]), Part(said, moved.Groups["why"]));
        }

        return First(said, DeadlineAlone(), DeadlineOf()) is { } bare ? new OrderWish.MoveDeadline(NumberOf(said, bare), null, Part(said, bare.Groups["why"])) : null;
    }

    private static OrderWish? Responsible(Skeleton said)
    {
        if (First(said, ResponsibleTo()) is { } named)
        {
            return new OrderWish.ChangeResponsible(NumberOf(said, named), Part(said, named.Groups["name"])!);
        }

        return First(said, HolderTo()) is { } post && PostRoleNames.TryParse(Part(said, post.Groups["role"]), out var role)
            ? new OrderWish.ChangeHolder(Part(said, post.Groups["unit"])!, role, Part(said, post.Groups["name"])!)
            : null;
    }

    private static OrderWish? Urge(Skeleton said) =>
        First(said, UrgeOne(), OneUrged()) is { } one ? new OrderWish.Urge(NumberOf(said, one), Part(said, one.Groups["words"]))
        : First(said, UrgeUnit()) is { } unit ? new OrderWish.UrgeUnit(Part(said, unit.Groups["unit"])!, Part(said, unit.Groups["words"]))
        : null;

    private static Match? First(Skeleton said, params ReadOnlySpan<Regex> forms)
    {
        foreach (var form in forms)
        {
            if (form.Match(said.Text) is { Success: true } match)
            {
                return match;
            }
        }

        return null;
    }

    private static SpokenNumber NumberOf(Skeleton said, Match match)
    {
        var number = (Token.LedgerNumber)said.At(match.Groups["number"].Index)!;
        return new SpokenNumber(number.Number, said.At(match.Groups["ledger"] is { Success: true } ledger ? ledger.Index : -1) is Token.Ledger named ? named.Name : number.In);
    }

    private static Moment? DayOf(Skeleton said, Group group) => group.Success && said.At(group.Index) is Token.Date date ? date.Moment : null;

    private static string? Part(Skeleton said, Group group) => group.Success && said.Original(group.Index, group.Length) is { Length: > 0 } words ? words : null;

    [GeneratedRegex(Courtesy + Subject + Term + "?(?:从\uE001)?" + Moves + "(?<day>\uE001)(?:吧|了)?" + Because + End)]
    private static partial Regex DeadlineTo();

    // 12-1改时限, 12-1延期
    [GeneratedRegex(Courtesy + Subject + "(?:(?:改|调整|变更|修改|延长)(?:一下)?" + Term + "|" + Term + "(?:改|调整|变更|修改|延长)一下|延期|展期)" + Because + End)]
    private static partial Regex DeadlineAlone();

    // 改12-1的时限
    [GeneratedRegex(Courtesy + "(?:改|调整|变更|修改|延长)(?:一下)?" + Subject + Term + Because + End)]
    private static partial Regex DeadlineOf();

    [GeneratedRegex(Courtesy + Subject + "(?:具体|直接)?(?:责任人|经办人|负责人|承办人|联系人)" + Swap + Name + End)]
    private static partial Regex ResponsibleTo();

    [GeneratedRegex(Courtesy + "(?:把|将)?(?<unit>\uE002|[^,。;!:、的\uE000\uE001]{2,20}?)的?(?<role>第一责任人|主要负责人|一把手|分管领导|分管负责人|具体责任人|责任人|经办人|承办人|联络员|联系人|督导人|督导员)" + Swap + Name + End)]
    private static partial Regex HolderTo();

    [GeneratedRegex(Courtesy + "(?:再)?(?:催办|催促|督促|催一催|催催|催)(?:一下|一次)?" + Subject + "(?:[,:。;]+(?<words>.+?))?" + End)]
    private static partial Regex UrgeOne();

    // 12-1催办一下
    [GeneratedRegex(Courtesy + Subject + "(?:再)?(?:催办|催促|督促|催一催|催催|催)(?:一下|一次)?(?:[,:。;]+(?<words>.+?))?" + End)]
    private static partial Regex OneUrged();

    [GeneratedRegex(Courtesy + "(?:再)?(?:催办|催促|督促|催一催|催催|催)(?:一下|一次)?(?<unit>\uE002|[^,。;!:、的\uE000\uE001]{2,20}?)(?:的|的?逾期的?)(?:措施|事项|任务|那几[条项]|事)?(?:[,:。;]+(?<words>.+?))?" + End)]
    private static partial Regex UrgeUnit();
}
