namespace CaseReform.Ops.Domain.Deadlines;

/// <summary>The day within a period, right behind 每月 or 每季度: 25日前, 第一个月10日前, 12月底前, 五前 of 每周五前.</summary>
internal static class PeriodicDay
{
    private static readonly string[] Units = ["个月", "个工作日", "月份", "月", "日", "号", "季度", "周"];

    /// <summary>Takes one such piece; whether there was one.</summary>
    public static bool Take(Scan scan)
    {
        var back = scan.At;
        scan.Take("第");
        var isDay = WrittenNumber.TryTake(scan, out var figure) && figure is { Value: >= 1 and <= 31, Digits: <= 2 };
        isDay = isDay && (scan.TakeAny(Units) is not null || (figure.Value <= 6 && IsWeekday(scan, back)));
        isDay |= !isDay && scan.At == back && scan.TakeAny(["上旬", "中旬", "下旬", "首月", "日"]) is not null;
        if (!isDay)
        {
            scan.At = back;
            return false;
        }

        scan.TakeAny(["底", "末", "初"]);
        _ = scan.TakeAny(DeadlineWords.Before) ?? scan.TakeAny(DeadlineWords.Within);
        return true;
    }

    /// <summary>Takes 、12月底前 behind 每年6月底: both are of the period.</summary>
    public static bool TakeAnother(Scan scan)
    {
        var back = scan.At;
        if (scan.TakeAny(["、", "和", "及", ","]) is not null && Take(scan))
        {
            return true;
        }

        scan.At = back;
        return false;
    }

    private static bool IsWeekday(Scan scan, int start) => start > 0 && scan.Text[start - 1] is '周' or '期' && DeadlineWords.Before.Any(scan.Sees);
}
