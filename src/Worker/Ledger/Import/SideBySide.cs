using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Worker.Ledger.Import;

/// <summary>问题清单, 任务清单 and 责任清单 side by side: each has a serial number of its own, and a row is one matter only when they say the same.</summary>
internal static class SideBySide
{
    /// <summary>The first further number of the row that belongs to another problem. 1-2 and 1.2 are parts of 1.</summary>
    public static FieldCell? Disagrees(LedgerRow row, ProblemNumber number) => row.FurtherNumbers().FirstOrDefault(field => !IsOf(field.Text, number));

    private static bool IsOf(string text, ProblemNumber number) =>
        NumberText.Read(text) is not { } read
        || read == number
        || read.Text.StartsWith(number.Text + "-", StringComparison.Ordinal)
        || read.Text.StartsWith(number.Text + ".", StringComparison.Ordinal);
}
