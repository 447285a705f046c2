using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

public sealed class LedgerSizeTests
{
    [Fact]
    public void A_few_rows_that_number_more_measures_than_a_ledger_may_have_are_refused_whole()
    {
        var numbered = string.Join('~', Enumerable.Range(1, 50).Select(k => $"{k}.措施"));
        var dated = string.Join('~', Enumerable.Range(1, 50).Select(k => $"{k}.2026年12月31日"));
        var rows = Enumerable.Range(1, (WorkbookLimits.Default.Items / 50) + 1).Select(i => $"{i}|问题{i}|{numbered}|市财政局|{dated}");

        var refusal = LedgerSamples.Refused(LedgerSamples.Plain(string.Join('\n', rows)));

        Assert.Contains("请拆分", refusal.Reason, StringComparison.Ordinal);
    }
}
