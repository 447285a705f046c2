namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>会议纪要印发之日起, 文件下发后, 自交办之日起: words that name the issue date, from which spans count.</summary>
internal static class IssuePhrase
{
    private const int MaxPapers = 3;

    /// <summary>Takes the phrase; whether it stood here.</summary>
    public static bool Take(Scan scan) =>
        scan.TakeAny(DeadlineWords.FromNow) is not null || Take(scan, () => scan.TakeAny(DeadlineWords.Since) is not null || char.IsAsciiDigit(scan.Next));

    /// <summary>Takes 当日, 交办当日, 次日; how many days after the issue that is, null when no such word stands here.</summary>
    public static int? TakeSameDay(Scan scan)
    {
        string? word = null;
        bool TakeWord() => (word = scan.TakeAny(DeadlineWords.SameDay)) is not null && !scan.Sees("起");
        var back = scan.At;
        if (TakeWord() || Take(scan, TakeWord))
        {
            return word == "次日" ? 1 : 0;
        }

        scan.At = back;
        return null;
    }

    /// <summary>Whether the text is nothing but such a phrase.</summary>
    public static bool IsWhole(Scan scan, int start, int end)
    {
        var back = scan.At;
        scan.At = start;
        var whole = Take(scan) && scan.At == end;
        scan.At = back;
        return whole;
    }

    private static bool Take(Scan scan, Func<bool> ending)
    {
        var back = scan.At;
        scan.TakeAny(["自", "从"]);
        scan.TakeAny(["本", "该", "此"]);
        for (var i = 0; i < MaxPapers && scan.TakeAny(DeadlineWords.Papers) is not null; i++)
        {
        }

        if (scan.TakeAny(DeadlineWords.Issuing) is not null && ending())
        {
            return true;
        }

        scan.At = back;
        return false;
    }
}
