using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Several columns of progress in one table, and what a report may say of closing.</summary>
public sealed class ProgressColumnTests
{
    private const string Monthly = "整改进展|10月进展";

    [Fact]
    public void Each_of_two_reports_keeps_its_header_in_front_and_the_import_says_so()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改进展|10月进展
            1|甲问题|甲措施|市财政局|2026年6月底前|已拟方案|已印发方案
            2|乙问题|乙措施|市财政局|2026年6月底前|已拟方案|
            3|丙问题|丙措施|市财政局|2026年6月底前|已开展培训|已开展培训
            4|丁问题|丁措施|市财政局|2026年6月底前|已立项|已开工
            """);
        Assert.Equal(["整改进展：已拟方案\n10月进展：已印发方案", "已拟方案", "已开展培训", "整改进展：已立项\n10月进展：已开工"], reading.Problems.Select(p => p.Measures[0].Progress));
        Assert.Contains("“整改进展”“10月进展”都是整改进展，内容不同的 2 行（首处在“台账”第2行）合并记入，各自冠以列名；只有一列有内容或内容相同的，照原文。", reading.Warnings);
    }

    [Fact]
    public void Further_rows_of_a_measure_keep_the_headers_too() => Assert.Equal(
        "整改进展：已立项\n10月进展：已开工\n整改进展：已验槽\n10月进展：已封顶",
        Problem(Read($"""
            序号|问题|措施|责任单位|完成时限|{Monthly}
            1|甲问题|甲措施|市财政局|2026年6月底前|已立项|已开工
            |||||已验槽|已封顶
            """)).Measures[0].Progress);

    [Fact]
    public void Reports_that_differ_in_how_far_it_is_settle_as_two_columns_do_and_are_named()
    {
        var reading = With(Monthly, "正在推进整改|已完成整改。");
        Assert.Equal(MeasureStatus.InProgress, Problem(reading).Measures[0].Status);
        Assert.Contains(reading.Warnings, w => w.Contains("“10月进展”写“已完成整改。”，“整改进展”写“正在推进整改”，两处不一致，按“正在推进”处理", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_new_in_one_of_them_takes_nothing_back() =>
        Assert.Equal(MeasureStatus.Completed, Problem(With(Monthly, "无|已完成整改。")).Measures[0].Status);

    [Theory]
    [InlineData("完成40%|完成60%", null, true)]
    [InlineData("完成60%|完成60%，已印发", 60, false)]
    [InlineData("已印发|完成60%", 60, false)]
    public void A_percentage_is_taken_from_one_of_them_only_where_no_other_says_otherwise(string cells, int? percent, bool isNamed)
    {
        var reading = With(Monthly, cells);
        Assert.Equal(percent, Problem(reading).Measures[0].Percent);
        Assert.Equal(isNamed, reading.Warnings.Any(w => w.Contains("“整改进展”写40%，“10月进展”写60%，没有记入完成百分比", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("整改进展", "完成整改并销号")]
    [InlineData("整改进展", "已销号")]
    [InlineData("整改进展", "该问题已于3月通过验收，予以销号。")]
    [InlineData("完成进度", "已销号")]
    [InlineData("整改状态|整改进展", "已完成|完成整改并销号")]
    [InlineData("整改进展|是否销号", "完成整改并销号|")]
    public void A_report_never_closes_it_means_completed_and_is_named(string header, string cells)
    {
        var reading = With(header, cells);
        var problem = Problem(reading);
        Assert.Equal((ProblemStatus.InProgress, MeasureStatus.Completed), (problem.Status, problem.Measures[0].Status));
        var note = Assert.Single(reading.Statuses);
        Assert.Equal("ClosedInReport", note.Source.Certainty.ToString());
        Assert.Contains("销号", note.Source.Text, StringComparison.Ordinal);
        Assert.Equal("已完成", note.Word);
    }

    [Theory]
    [InlineData("整改状态", "完成整改并销号")]
    [InlineData("整改状态|整改进展", "已销号|完成整改并销号")]
    [InlineData("整改进展|是否销号", "完成整改并销号|是")]
    [InlineData("整改进展|是否销号", "已完成整改。|已销号")]
    public void A_column_of_states_closes(string header, string cells)
    {
        var reading = With(header, cells);
        Assert.Equal((ProblemStatus.Closed, MeasureStatus.Completed), (Problem(reading).Status, reading.Problems[0].Measures[0].Status));
        Assert.DoesNotContain(reading.Statuses, n => n.Source.Certainty.ToString() == "ClosedInReport");
    }

    private static LedgerReading With(string header, string cells) =>
        Read($"序号|问题|措施|责任单位|完成时限|{header}\n1|甲问题|甲措施|市财政局|2026年6月底前|{cells}");

    private static Data.Ledger.Import.ImportedProblem Problem(LedgerReading reading)
    {
        Assert.Empty(reading.Refusals.Select(r => r.Reason));
        return Assert.Single(reading.Problems);
    }
}
