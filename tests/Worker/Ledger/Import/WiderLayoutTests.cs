using CaseReform.Ops.Worker.Ledger.Import;

using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Lists side by side, sheets that each count from one, counted columns, numbered categories.</summary>
public sealed class WiderLayoutTests
{
    private const string ThreeLists = """
        问题清单|<|任务清单|<|<|责任清单|<|<
        序号|存在问题|序号|整改任务|整改措施|序号|责任单位|完成时限

        """;

    [Fact]
    public void Three_lists_side_by_side_are_read_as_one()
    {
        var reading = Read(ThreeLists + "1|甲问题|1|甲任务|甲措施|1|市财政局|2026年6月底前\n||1|乙任务|乙措施|1||2026年9月底前\n2|丙问题|2|丙任务|丙措施|2|市住建局|2026年6月底前");
        Assert.Equal("1(甲措施@0630;乙措施@0930) 2(丙措施@0630)", Show(reading));
        Assert.Equal("甲任务\n乙任务", reading.Problems[0].Target);
    }

    [Theory]
    [InlineData("1|甲问题|1-1|甲任务|甲措施||市财政局|2026年6月底前\n||1-2|乙任务|乙措施|||2026年9月底前", "1(甲措施@0630;乙措施@0930)")]
    [InlineData("一|甲问题|1|甲任务|甲措施|（1）|市财政局|2026年6月底前", "1(甲措施@0630)")]
    public void Parts_of_a_number_belong_to_it(string rows, string expected) => Assert.Equal(expected, Show(Read(ThreeLists + rows)));

    [Theory]
    [InlineData("1|甲问题|2|甲任务|甲措施|1|市财政局|2026年6月底前", "C")]
    [InlineData("1|甲问题|1|甲任务|甲措施|3|市财政局|2026年6月底前", "F")]
    [InlineData("1|甲问题|1|甲任务|甲措施|1|市财政局|2026年6月底前\n||2|乙任务|乙措施|2|市住建局|2026年9月底前", "C")]
    public void Numbers_that_disagree_in_a_row_are_refused(string rows, string column)
    {
        var reading = Read(ThreeLists + rows);
        Assert.Empty(reading.Problems);
        Assert.Contains(reading.Refusals, r => r.Column == column && r.Reason.Contains("不是同一项", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_counts_the_columns_is_no_problem() =>
        Assert.Equal("1(甲措施@0630)", Show(Read("序号|存在问题|整改措施|责任单位|完成时限\n1|2|3|4|5\n1|甲问题|甲措施|市财政局|2026年6月底前")));

    [Fact]
    public void Progress_in_words_under_a_heading_of_percentages_is_progress()
    {
        var reading = Read("序号|问题|措施|责任单位|完成时限|整改进度\n1|甲问题|甲措施|市财政局|2026年6月底前|已印发通知，完成60%\n2|乙问题|乙措施|市财政局|2026年6月底前|80%");
        Assert.Equal([("已印发通知，完成60%", 60), ("80%", 80)], reading.Problems.Select(p => (p.Measures[0].Progress, p.Measures[0].Percent)).Select(p => (p.Progress!, p.Percent!.Value)));
    }

    [Theory]
    [InlineData("一、作风建设方面")]
    [InlineData("（一）作风建设方面（3个）")]
    [InlineData("1.作风建设方面")]
    [InlineData("（1）作风建设方面")]
    [InlineData("第一类：作风建设方面")]
    [InlineData("作风建设方面")]
    public void A_category_is_kept_without_its_numbering_wherever_it_stands(string text)
    {
        var column = Read($"问题类别|序号|问题|措施|责任单位|完成时限\n{text}|1|甲问题|甲措施|市财政局|2026年6月底前\n^|2|乙问题|乙措施|市财政局|2026年6月底前");
        Assert.Equal(["作风建设方面", "作风建设方面"], column.Problems.Select(p => p.Category));
        var row = Plain($"{text}|<|<|<|<\n1|甲问题|甲措施|市财政局|2026年6月底前");
        Assert.Equal("作风建设方面", Assert.Single(row.Problems).Category);
    }

    [Fact]
    public void Sheets_that_each_count_from_one_are_refused_with_the_options() =>
        Assert.All(Sheets().Refusals, r =>
        {
            Assert.Contains("--sheets ledgers", r.Reason, StringComparison.Ordinal);
            Assert.Contains("--sheets prefix", r.Reason, StringComparison.Ordinal);
        });

    [Fact]
    public void With_a_prefix_they_are_one_ledger() =>
        Assert.Equal("财政局-1(甲措施@0630) 财政局-2(乙措施@0630) 住建局-1(丙措施@0630)", Show(Sheets(prefix: true)));

    private static LedgerReading Sheets(bool prefix = false) => LedgerSheetReader.Read(
        [
            Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前\n2|乙问题|乙措施|市财政局|2026年6月底前", "财政局"),
            Grid.Of("序号|问题|措施|责任单位|完成时限\n1|丙问题|丙措施|市住建局|2026年6月底前", "住建局"),
        ],
        Options with { PrefixSheets = prefix });
}
