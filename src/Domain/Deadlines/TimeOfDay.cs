namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>下班前, 17:30前, 下午5点前: within the day that stands before it. A deadline is a whole day, so the hour is only noted.</summary>
internal static class TimeOfDay
{
    private static readonly string[] Parts = ["上午", "中午", "下午", "傍晚", "晚上", "晚间", "早上", "晚"];
    private static readonly string[] ThatDay = ["当日", "当天", "当晚"];

    /// <summary>Takes the time behind a day; its note, null when it says no more than the day or when it was refused.</summary>
    public static string? Take(Scan scan, int clauseStart)
    {
        scan.TakeAny(ThatDay);
        var start = scan.At;
        if (scan.Sees("凌晨"))
        {
            scan.Refuse(DeadlineTexts.Midnight, clauseStart);
            return null;
        }

        scan.TakeAny(Parts);
        TakeHour(scan, clauseStart);
        var end = scan.At;
        if (scan.Sees("下班") && DeadlineWords.Before.Append("时").Any(word => string.CompareOrdinal(scan.Text, scan.At + 2, word, 0, word.Length) == 0))
        {
            scan.At += 2;
            scan.Take("时");
        }

        return end > start && scan.Refusal is null ? Say(DeadlineTexts.NoteTimeOfDay, scan.Original(start, end)) : null;
    }

    private static void TakeHour(Scan scan, int clauseStart)
    {
        var back = scan.At;
        if (!WrittenNumber.TryTake(scan, out var hour) || hour.Digits > 2)
        {
            scan.At = back;
            return;
        }

        var minute = default(WrittenNumber);
        if (scan.Take(":"))
        {
            if (!WrittenNumber.TryTake(scan, out minute) || (scan.Take(":") && !WrittenNumber.TryTake(scan, out _)))
            {
                scan.At = back;
                return;
            }
        }
        else if (scan.TakeAny(["点整", "点钟", "点半", "时整", "时许", "点", "时"]) is not null)
        {
            if (WrittenNumber.TryTake(scan, out minute) && !scan.Take("分"))
            {
                scan.At = back;
                return;
            }
        }
        else
        {
            scan.At = back;
            return;
        }

        if (hour.Value > 24 || minute.Value > 59)
        {
            scan.Refuse(DeadlineTexts.NoSuchTime, clauseStart);
        }
        else if (hour.Value == 0 && minute.Value == 0)
        {
            scan.Refuse(DeadlineTexts.Midnight, clauseStart);
        }
    }
}
