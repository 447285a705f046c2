using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>A deadline that is over before the problem was issued: taken as it is written, and said.</summary>
public sealed class EarlyDeadlineTests
{
    [Fact]
    public void It_is_listed_by_number_and_row_with_both_days_and_not_refused()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|交办日期
            1|甲问题|甲措施|市财政局|2026年2月底前|2026年3月2日
            2|乙问题|乙措施|市财政局|2026年3月2日前|2026年3月2日
            ||丙措施||2025年12月底前|
            3|丙问题|丁措施|市财政局|长期坚持|2026年3月2日
            """);
        Assert.Empty(reading.Refusals);
        Assert.Equal(
            ["问题 1（“台账”第2行）时限2026年2月28日，交办日期2026年3月2日", "问题 2（“台账”第4行）时限2025年12月31日，交办日期2026年3月2日"],
            reading.EarlyDeadlines.Select(d => d.Line));
    }

    [Fact]
    public void The_day_given_with_the_import_counts_where_the_file_has_none() =>
        Assert.Equal(new DateOnly(2026, 3, 2), Assert.Single(Plain("1|甲问题|甲措施|市财政局|2026年1月底前").EarlyDeadlines).IssuedOn);

    [Fact]
    public void What_is_refused_for_another_reason_is_not_listed() =>
        Assert.Empty(Plain("1|甲问题|甲措施|市财政局|2026年1月底前\n||乙措施||20259月底前").EarlyDeadlines);
}
