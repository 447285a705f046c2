using System.Text.RegularExpressions;

using CaseReform.Ops.Bot.Understanding.Sentences;
using CaseReform.Ops.Bot.Understanding.Slots;

namespace CaseReform.Ops.Bot.Understanding.Grammar;

/// <summary>3-1完成了，申请销号3: what the office or somebody else is asked for is no text of a report. Both are offered, each by itself, and nothing is recorded.</summary>
internal static partial class OtherWish
{
    private const string Lead = "^(?:请|麻烦(?:您|你)?|帮我|帮忙|劳驾|我要|我想|现|再|另外|另|还有|顺便|同时|并且|并|也|然后|以及)*";
    private const string Number = "(?:把|将)?(?<number>第?[A-Za-z]{0,4}-?[0-9]{1,3}(?:-[0-9]{1,3}){0,2}号?的?)";
    private const string Term = "(?:(?:整改|完成|办理)?(?:时限|期限|截止日期|截止时间|完成日期|完成时间))";
    private const string Moves = "(?:改到|改为|改成|改至|延到|延至|延长到|延长至|延期到|延期至|推迟到|推迟至|顺延到|顺延至|调到|调至|调整到|调整至|调整为|提前到|提前至|宽限到|宽限至|延后到|延后至|展期到|展期至|变更为)";
    private const string Day = "(?:今年|明年|后年)?(?:[0-9]{1,4}(?:[年月日号/]|-[0-9])|[本下这]?个?(?:周|星期|礼拜|月)|月底|年底|明天|后天|[一二三四五六七八九十]{1,3}[月日号])";

    /// <summary>What is said instead of recording; null where nothing else is wanted.</summary>
    public static Reading? In(Sentence sentence, Intent write)
    {
        if (write is not (Intent.Report or Intent.Complete or Intent.Several or Intent.Evidence or Intent.Promise))
        {
            return null;
        }

        var folded = sentence.Folded;
        var segments = Segments(folded);
        for (var i = 0; i < segments.Count; i++)
        {
            var (start, end) = segments[i];
            if (!IsWish(folded, start, end, i > 0) && !(i > 0 && IsOfAnother(folded.Text[start..end], write)))
            {
                continue;
            }

            var number = (write as Intent.Report)?.Spoken ?? (write as Intent.Complete)?.Spoken;
            var (first, second) = i > 0
                ? (folded.Original(0, start), folded.Original(start))
                : (folded.Original(0, end), segments.Count > 1 ? number?.Number + folded.Original(segments[1].Start) : "");
            return segments.Count == 1 && write is not Intent.Report { Percent: not null } ? null
                : new Reading(segments.Count == 1 ? new Intent.Refused(UnderstandingTexts.TwoWishes) : Offered(Trimmed(first), Trimmed(second)));
        }

        return null;
    }

    /// <summary>12-1改到12月20日17:30: a deadline is a day; the sentence without the time is offered.</summary>
    public static Reading? WithClock(Sentence sentence)
    {
        var folded = sentence.Folded;
        if (!Deadline().IsMatch(folded.Text))
        {
            return null;
        }

        for (var at = 0; at < folded.Text.Length; at++)
        {
            if (ClockReader.End(folded, at) is { } end)
            {
                var plain = PartOfDay().Replace(folded.Original(0, at).TrimEnd(), "") + folded.Original(end);
                return new Reading(new Intent.Refused(Say(UnderstandingTexts.DeadlineIsADay, plain)) { Instead = [plain] });
            }
        }

        return null;
    }

    private static Intent.Refused Offered(string first, string second) =>
        new(UnderstandingTexts.TwoWishes) { Instead = [first, second] };

    private static string Trimmed(string text) => text.Trim().Trim(',', '，', ';', '；', '。', '!', '！', ' ');

    private static bool IsWish(Folded folded, int start, int end, bool isLater)
    {
        var said = folded.Text[start..end];
        return Deadline().IsMatch(said) || DeadlineOnly().IsMatch(said) || CloseOut().IsMatch(said) || Urged().IsMatch(said) || Leave().IsMatch(said) || Responsible().IsMatch(said)
            || (isLater && Suggested().IsMatch(said) && !folded.Text[..start].Contains(':', StringComparison.Ordinal));
    }

    // 3-1完成了，1-1还差验收
    private static bool IsOfAnother(string said, Intent write) =>
        (write is Intent.Report { Spoken: { } } or Intent.Complete { Spoken: { } }) && Measure().Match(said) is { Success: true } measure
        && measure.Groups["number"].Value != ((write as Intent.Report)?.Spoken ?? (write as Intent.Complete)!.Spoken)!.Number;

    private static List<(int Start, int End)> Segments(Folded folded)
    {
        var segments = new List<(int Start, int End)>();
        var start = 0;
        for (var at = 0; at <= folded.Text.Length; at++)
        {
            var ends = at == folded.Text.Length || folded.Text[at] is ',' or ';' or '。' or '!' or ' ';
            if (ends || folded.GapAt(at))
            {
                if (at > start)
                {
                    segments.Add((start, at));
                }

                start = ends ? at + 1 : at;
            }
        }

        return segments;
    }

    [GeneratedRegex(Lead + "(?:" + Number + Term + "?|(?:把|将)?" + Term + ")" + Moves + Day)]
    private static partial Regex Deadline();

    // 改到12月20日, and nothing behind it: 改到下周验收 is told
    [GeneratedRegex(Lead + Moves + "(?=" + Day + ")[0-9年月日号底末周一二三四五六七八九十天下本这个/.前-]{2,14}(?:吧|了)?$")]
    private static partial Regex DeadlineOnly();

    [GeneratedRegex(Lead + Number + "?(?:提交)?(?:申请销号|销号申请)(?!已|表|材料|书|资料|正在|中)")]
    private static partial Regex CloseOut();

    [GeneratedRegex(Lead + Number + "?(?:催一下|催一催|催催|催下|催办一下|催促一下|督促一下|催办?(?=第?[0-9]))")]
    private static partial Regex Urged();

    [GeneratedRegex(Lead + "(?:我|本人)(?:要|想)?[^了]{0,20}?(?:请假|休假|请年假|休年假|请病假|请产假|休产假)(?!了|期间|回来|的)")]
    private static partial Regex Leave();

    [GeneratedRegex(Lead + Number + "?(?:具体|直接)?(?:责任人|经办人|负责人|承办人|联系人)(?:换成|换为|改成|改为|变更为|变更成|调整为|更换为|更换成)")]
    private static partial Regex Responsible();

    [GeneratedRegex(Lead + "(?:提(?:个|一个|一条|点)?)?(?:意见建议|意见|建议):")]
    private static partial Regex Suggested();

    [GeneratedRegex(Lead + "(?:把|将)?(?<number>[0-9]{1,3}-[0-9]{1,2})(?![0-9%.-]|[前日号起至到个天人家名户年月次份万元件条项周岁级]|之前|以前)")]
    private static partial Regex Measure();

    [GeneratedRegex("(?:上午|下午|晚上|中午|早上|晚)$")]
    private static partial Regex PartOfDay();
}
