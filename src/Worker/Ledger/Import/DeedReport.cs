using System.Text.RegularExpressions;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>Whether a report says of the very deed of its measure that it is done: 培训已完成 for 开展业务培训. Alone it would be a part of something.</summary>
internal static partial class DeedReport
{
    /// <param name="report">The cell of progress.</param>
    /// <param name="measure">The measure: one deed, done once.</param>
    public static bool SaysDone(string report, string measure) =>
        Done().Match(report.Squashed()) is { Success: true } done
        && Numbering().Replace(measure.Squashed(), "").TrimEnd('。', '.', ';') is var deed
        && !Several().IsMatch(deed)
        && deed.Length > done.Groups["deed"].Length
        && deed.EndsWith(done.Groups["deed"].Value, StringComparison.Ordinal);

    [GeneratedRegex("^(?<deed>[^,;:。、0-9()已均全未没不]{2,14}?)(?:工作|任务|活动)?(?:已经|已|均|全部|全面)*(?:完成|完毕|结束|办结)[。.]?$", RegexOptions.NonBacktracking)]
    private static partial Regex Done();

    [GeneratedRegex("^\\(?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}(?=[).、]))[).、]*")]
    private static partial Regex Numbering();

    [GeneratedRegex("[,;。、:]|和|及|并|与|每|定期|常态|长期|持续|按月|按季|部分|分批|[0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex Several();
}
