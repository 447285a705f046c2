namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>收到交办单之日起, 接通知后, 反馈之日起: the receipt of what was issued or fed back, a day that no ledger holds; the issue date stands for it.</summary>
internal static class ReceiptPhrase
{
    private const int MaxPapers = 3;

    /// <summary>Takes the phrase; the note that says what stands for its day, or null when it did not stand here.</summary>
    public static string? Take(Scan scan) =>
        Take(scan, () => EndsWithStart(scan)) ? DeadlineTexts.NoteReceived : TakeFeedback(scan) ? DeadlineTexts.NoteFedBack : null;

    /// <summary>Takes 收到通知当日; how many days after the receipt that is, null when no such word stands here.</summary>
    public static int? TakeSameDay(Scan scan)
    {
        string? word = null;
        return Take(scan, () => (word = scan.TakeAny(DeadlineWords.SameDay)) is not null && !scan.Sees("起")) ? word == "次日" ? 1 : 0 : null;
    }

    // 收到市委巡察组反馈意见之日起, 集中反馈后, 反馈之日起: what an inspection found, for which the ledger was made.
    private static bool TakeFeedback(Scan scan)
    {
        var back = scan.At;
        scan.TakeAny(["自", "从"]);
        scan.TakeAny(ReceiptWords.Receivers);
        var received = scan.TakeAny(ReceiptWords.Receiving) is not null;
        scan.TakeAny(["本", "该", "此"]);
        scan.TakeAny(ReceiptWords.Places);
        var inspected = scan.TakeAny(ReceiptWords.Inspectors) is not (null or "问题" or "集中" or "现场" or "书面");
        scan.Take("《");
        var fedBack = scan.TakeAny(ReceiptWords.Feedback) is { } word ? received || word != "反馈问题" : received && inspected && scan.TakeAny(ReceiptWords.Reports) is not null;
        scan.Take("》");
        if (fedBack && EndsWithStart(scan))
        {
            return true;
        }

        scan.At = back;
        return false;
    }

    private static bool EndsWithStart(Scan scan)
    {
        if (scan.TakeAny(DeadlineWords.Since) is null && scan.TakeAny(["以后"]) is null)
        {
            return StartsSpan(scan);
        }

        scan.Take("的");
        return true;
    }

    // 收到交办单5日内
    private static bool StartsSpan(Scan scan)
    {
        var back = scan.At;
        var starts = scan.Sees("半") || WrittenNumber.TryTake(scan, out _);
        scan.At = back;
        return starts;
    }

    private static bool Take(Scan scan, Func<bool> ending)
    {
        var back = scan.At;
        scan.TakeAny(["自", "从"]);
        scan.TakeAny(ReceiptWords.Receivers);
        if (TakeReceipt(scan) && ending())
        {
            return true;
        }

        scan.At = back;
        return false;
    }

    private static bool TakeReceipt(Scan scan)
    {
        if (scan.TakeAny(ReceiptWords.Receiving) is not null)
        {
            TakePapers(scan);
            return true;
        }

        return scan.TakeAny(["接", "收"]) is not null
            ? TakePapers(scan)
            : TakePapers(scan) && (scan.TakeAny(ReceiptWords.Receiving) ?? scan.TakeAny(["送达"])) is not null;
    }

    private static bool TakePapers(Scan scan)
    {
        scan.TakeAny(["本", "该", "此"]);
        scan.TakeAny(ReceiptWords.Places);
        scan.TakeAny(ReceiptWords.Issuers);
        scan.Take("《");
        var papers = 0;
        while (papers < MaxPapers && scan.TakeAny(ReceiptWords.Papers) is not null)
        {
            papers++;
        }

        scan.Take("》");
        return papers > 0;
    }
}
