using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>Puts into the field's words what people write otherwise: Q4, Dec 20, 元旦前, 原11月15日，已批准延到12月20日. Only what has one meaning; Dec-20 may be a day or a month of 2020.</summary>
/// <param name="Text">The deadline in the field's words; as it was where nothing of the kind stands there.</param>
/// <param name="Note">What was made of it.</param>
internal sealed partial record OtherWords(string Text, string? Note)
{
    private const string Months = "(?<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[.]?";

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The text in the field's words.</summary>
    public static OtherWords Of(string text, DeadlineBasis basis)
    {
        var plain = string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c)).Trim();
        if (Moved().Match(plain) is { Success: true } moved && !Asked().IsMatch(plain))
        {
            return new OtherWords(moved.Groups["new"].Value, Say(DeadlineTexts.NoteMoved, moved.Groups["old"].Value.Trim(' ', ',', '(', ';')));
        }

        if (BeforeHoliday().Match(plain) is { Success: true } holiday && Holiday(holiday, basis) is { } day)
        {
            var words = SpanTerms.Text(day.AddDays(-1)) + "前" + holiday.Groups["rest"].Value;
            return new OtherWords(words, Say(DeadlineTexts.NoteHoliday, holiday.Groups["words"].Value, SpanTerms.Text(day.AddDays(-1))));
        }

        if (Steps().Match(plain) is { Success: true } steps)
        {
            return new OtherWords(steps.Groups["rest"].Value, null);
        }

        if (NamedDay().Match(plain) is { Success: true } feast && BeforeHoliday().Match(feast.Groups["words"].Value) is { Success: true } before && IsItself(before, feast.Groups["day"].Value))
        {
            var year = before.Groups["y"].Success ? "" : YearOf().Match(feast.Groups["day"].Value).Value;
            return Of(year + before.Groups["words"].Value, basis);
        }

        if (NamedDay().Match(plain) is { Success: true } named && DeadlineWords.Unclear.Any(word => named.Groups["words"].Value.Contains(word, StringComparison.Ordinal)))
        {
            return new OtherWords(named.Groups["day"].Value, Say(DeadlineTexts.NoteDayInBrackets, named.Groups["words"].Value));
        }

        if (!plain.AsSpan().ContainsAnyInRange('A', 'Z') && !plain.AsSpan().ContainsAnyInRange('a', 'z'))
        {
            return new OtherWords(text, null);
        }

        var chinese = Quarter().Replace(plain, m => Year(m) + m.Groups["q"].Value + "季度");
        chinese = DayOfMonth().Replace(chinese, m => Year(m) + MonthOf(m) + "月" + m.Groups["d"].Value + "日");
        chinese = MonthOfDay().Replace(chinese, m => Year(m) + MonthOf(m) + "月" + m.Groups["d"].Value + "日");
        chinese = MonthOfYear().Replace(chinese, m => Year(m) + MonthOf(m) + "月");
        return new OtherWords(chinese == plain ? text : chinese, null);
    }

    private static string MonthOf(Match match) => (Array.IndexOf(MonthNames, match.Groups["mon"].Value.ToLowerInvariant()) + 1).ToString(CultureInfo.InvariantCulture);

    private static string Year(Match match) => (match.Groups["y"].Success ? match.Groups["y"] : match.Groups["z"]) is { Success: true } year ? (year.Length == 2 ? "20" : "") + year.Value + "年" : "";

    // 国庆前(10月1日): the feast's own day says when it is, and before it is before.
    private static bool IsItself(Match feast, string day)
    {
        var (month, first) = FirstOf(feast);
        return MonthAndDay().Match(day) is { Success: true } date
            && int.Parse(date.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) == month
            && int.Parse(date.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) == first;
    }

    private static (int Month, int Day) FirstOf(Match feast) => feast.Groups["feast"].Value switch { "元旦" => (1, 1), "五一" => (5, 1), "七一" => (7, 1), _ => (10, 1) };

    // Without a year the next one after the issue date.
    private static DateOnly? Holiday(Match match, DeadlineBasis basis)
    {
        var (month, first) = FirstOf(match);
        if (match.Groups["y"] is { Success: true } year)
        {
            return new DateOnly(int.Parse(year.ValueSpan, CultureInfo.InvariantCulture), month, first);
        }

        if (basis.IssuedOn is not { } issued || DeadlineReader.IsFarAway(issued, basis.LedgerYear))
        {
            return null;
        }

        var next = new DateOnly(issued.Year, month, first);
        return match.Groups["next"].Success ? new DateOnly(issued.Year + 1, month, first)
            : match.Groups["this"].Success ? next
            : next > issued ? next : next.AddYears(1);
    }

    // An extension that was only asked for moves nothing.
    [GeneratedRegex("申请延|拟延|建议延|计划延|请求延|待批|未批|不同意", RegexOptions.NonBacktracking)]
    private static partial Regex Asked();

    [GeneratedRegex("^(?<old>原[^延改推顺调至到]{2,24}?|[^延改推顺调]{2,16}?[0-9日底末前])(?:[,;(。 ]|现|整改办|审批|领导|县|市|区)*(?:已|经|批准|同意)+(?:[,;(。 ]|已|经|现|批准|同意|整改办|审批|领导|县|市|区|后)*(?:延期|延长|延|顺延|推迟|调整|改)(?:至|到|为)(?<new>[^()]+)\\)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Moved();

    // 分两步：2026年12月底前兑付60%，2027年6月底前全部兑付
    [GeneratedRegex("^(?:拟|计划)?分(?:[一二两三四五2-5]个?)?(?:步|批次?|期|阶段|次|年度?)(?:走|实施|推进|完成|进行|整改|落实|办理)*[:,;、。 \n]*(?<rest>[^0-9]{0,12}[0-9].*)$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Steps();

    // 春季学期开学前(2027年2月底): the writer says himself which day that is; 2026年10月印发文件 says what else is done then.
    [GeneratedRegex("^(?<words>(?:20[0-9]{2}年)?[^()0-9]{2,16})\\((?:即)?(?<day>(?:(?:20)?[0-9]{2}(?:年|[./-]))?[0-9]{1,2}(?:月份?|[./-](?:[0-9]{1,2}))(?:[0-9]{1,2}[日号]?)?(?:底|末|初|上旬|中旬|下旬)?(?:之|以)?前?)\\)(?:之|以)?前?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex NamedDay();

    [GeneratedRegex("^20[0-9]{2}年", RegexOptions.NonBacktracking)]
    private static partial Regex YearOf();

    [GeneratedRegex("(?<m>[0-9]{1,2})[月./-](?<d>[0-9]{1,2})[日号]?(?:之|以)?前?$", RegexOptions.NonBacktracking)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex("^(?<words>(?:(?<y>20[0-9]{2})年|(?<this>今年|本年)|(?<next>明年|次年))?(?<feast>元旦|五一|七一|国庆)(?:节|假期|放假)?(?:之|以)?前)(?<rest>(?:完成|全部完成|整改|整改完成|完成整改|办结)?)[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex BeforeHoliday();

    [GeneratedRegex("(?:(?<y>20[0-9]{2}|[0-9]{2})[ ]?年?度?[ ]?[-/]?[ ]?)?Q(?<q>[1-4])(?:[ ,/-]{1,2}(?<z>20[0-9]{2}))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex($"(?<![A-Za-z]){Months}[ ]*(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])(?:[, ]{{1,2}}(?<y>20[0-9]{{2}}))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth();

    [GeneratedRegex($"(?<![0-9])(?<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[ -]?{Months}(?:[-, ]{{1,2}}(?<y>20[0-9]{{2}}|[0-9]{{2}})(?![0-9]))?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfDay();

    [GeneratedRegex($"(?<![A-Za-z]){Months}[ ,-]*(?<y>20[0-9]{{2}})(?![0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfYear();
}
