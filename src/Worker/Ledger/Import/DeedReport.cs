using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Whether a report says of the very deed of its measure that it is done: 培训已完成 for 开展业务培训. Alone it would be a part of something.</summary>
internal static partial class DeedReport
{
    /// <param name="report">The cell of progress.</param>
    /// <param name="measure">The measure: one deed, done once.</param>
    public static bool SaysDone(string report, string measure)
    {
        var (said, deed) = (report.Squashed(), Numbering().Replace(measure.Squashed(), "").TrimEnd('。', '.', ';'));
        return (Done().Match(said) is { Success: true } done && !Several().IsMatch(deed) && deed.Length > done.Groups["deed"].Length && deed.EndsWith(done.Groups["deed"].Value, StringComparison.Ordinal))
            || OfAll(AllDone().Match(said), deed) || OfAll(ToAll().Match(said), deed) || OfAll(Wholly().Match(said), deed);
    }

    // 113辆车全部安装完毕 for 为渣土车安装终端: the deed of the measure, done to all of them, and as many as the measure says.
    private static bool OfAll(Match all, string deed)
    {
        if (!all.Success || !deed.Contains(all.Groups["verb"].Value, StringComparison.Ordinal) || Several().IsMatch(Figures().Replace(deed, "")))
        {
            return false;
        }

        var figures = Figures().Matches(deed).Select(m => m.Value).ToList();
        return figures.Count == 0 || (figures.Count == 1 && Figures().Matches(all.Value).Select(m => m.Value).ToList() is [var said] && said == figures[0]);
    }

    [GeneratedRegex("^(?<deed>[^,;:。、0-9()已均全未没不]{2,14}?)(?:工作|任务|活动)?(?:已经|已|均|全部|全面)*(?:完成|完毕|结束|办结)[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Done();

    // 标线全部施划完毕, 违规资金悉数追缴
    [GeneratedRegex("^[^,;:。、()未没不尚部]{0,16}?(?:已经|已|现已)?(?:均已|均|全部已|全部|全数|悉数|尽数|都已)(?<verb>[^,;:。、0-9()已均全未没不部]{2})(?:完毕|完成|到位|结束|完)?[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex ToAll();

    // 分流全部完成
    [GeneratedRegex("^[^,;:。、()未没不尚部]{0,16}?(?<verb>[^,;:。、0-9()已均全未没不部]{2})(?:均已|全部已|已全部|全部)(?:完成|完毕|到位|办结)[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex AllDone();

    // 复审完成率100%
    [GeneratedRegex("^[^,;:。、()未没不尚部0-9]{0,10}?(?<verb>[^,;:。、0-9()已均全未没不部]{2})(?:完成|办结|到位)率(?:已?达到?|为)?100%[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Wholly();

    [GeneratedRegex("[0-9]+(?:\\.[0-9]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Figures();

    [GeneratedRegex("^\\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}(?=[).、]))[).、]*")]
    private static partial Regex Numbering();

    [GeneratedRegex("[,;。、:]|和|及|并|与|每|定期|常态|长期|持续|按月|按季|部分|分批|[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Several();
}
