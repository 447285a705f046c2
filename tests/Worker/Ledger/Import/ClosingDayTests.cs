using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Days and results of checks in columns that tell of closing; the samples are read on 2026-04-01.</summary>
public sealed class ClosingDayTests
{
    [Theory]
    [InlineData("销号时间", "2026年3月20日", "Closed Completed")]
    [InlineData("销号日期", "3.20", "Closed Completed")]
    [InlineData("销号时间", "2026年5月20日", "InProgress ")] // to come
    [InlineData("是否销号", "是，3.18销号", "Closed Completed")]
    [InlineData("是否销号", "已销号（3.22）", "Closed Completed")]
    [InlineData("是否销号", "已销号3.20", "Closed Completed")]
    [InlineData("复查结论", "合格，予以销号", "Closed Completed")]
    [InlineData("复查结论", "复查合格", "InProgress Completed")]
    [InlineData("验收情况", "不合格", "InProgress InProgress")]
    [InlineData("复查结论", "未复查", "InProgress ")]
    [InlineData("复查结论", "见附件", " ")] // says nothing, and no row is refused for it
    public void What_stands_there_says_where_the_problem_stands(string header, string cell, string expected)
    {
        var problem = Assert.Single(Read(Grid.Of($"序号|问题|措施|责任单位|完成时限|{header}\n1|甲|甲措施|市财政局|2026年6月底前|{cell}")).Problems);
        Assert.Equal(expected, $"{problem.Status} {problem.Measures[0].Status}");
    }

    [Theory]
    [InlineData("是", MeasureStatus.Completed)]
    [InlineData("否", MeasureStatus.InProgress)]
    public void A_column_of_progress_that_asks_is_answered_by_yes_and_no(string answer, MeasureStatus expected) =>
        Assert.Equal(expected, Assert.Single(Read(Grid.Of($"序号|问题|措施|责任单位|完成时限|完成情况（是/否）\n1|甲|甲措施|市财政局|2026年6月底前|{answer}")).Problems).Measures[0].Status);

    [Fact]
    public void A_blank_day_below_a_filled_one_is_not_closed()
    {
        var reading = Read(Grid.Of("""
            序号|问题|措施|责任单位|完成时限|进展|销号时间
            1|甲|甲措施|市财政局|2026年6月底前|已完成整改|2026.3.20
            |||市财政局|2026年7月底前|设备到货，没装|
            """));
        Assert.Equal([MeasureStatus.Completed, MeasureStatus.NotStarted], reading.Problems[0].Measures.Select(m => m.Status ?? MeasureStatus.NotStarted).Order().Reverse().Select(s => s == MeasureStatus.Completed ? s : MeasureStatus.NotStarted));
        Assert.NotEqual(ProblemStatus.Closed, reading.Problems[0].Status);
    }

    [Fact]
    public void A_day_of_inspection_is_the_day_relative_terms_count_from()
    {
        var reading = Read(Grid.Of("序号|检查日期|隐患|整改措施|责任单位|完成时限\n1|3.13|甲|甲措施|市财政局|5天内\n2|见通报|乙|乙措施|市财政局|5天内"));
        Assert.Equal([new DateOnly(2026, 3, 18), new DateOnly(2026, 3, 7)], reading.Problems.Select(p => p.Measures[0].Deadline!.Value));
    }

    [Fact]
    public void A_table_in_which_nothing_else_tells_how_far_things_are_is_asked_about() =>
        Assert.Contains("--column", Refused(Read(Grid.Of("""
            序号|问题|措施|责任单位|完成时限|甲栏
            1|甲|甲措施|市财政局|2026年6月底前|已披露、已计提，完成
            2|乙|乙措施|市财政局|2026年6月底前|拍卖公告已发，4月8日开拍
            3|丙|丙措施|市财政局|2026年6月底前|5人已退21万元
            """))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Figures_with_a_measure_are_asked_about_by_nobody() =>
        Assert.Equal("1(甲措施@0630) 2(乙措施@0630) 3(丙措施@0630)", Show(Read(Grid.Of("""
            序号|问题|措施|责任单位|完成时限|整改进展|占地（亩）|乙栏
            1|甲|甲措施|市财政局|2026年6月底前|正在推进|3.5|12.75
            2|乙|乙措施|市财政局|2026年6月底前|正在推进|1.2|3.15
            3|丙|丙措施|市财政局|2026年6月底前|正在推进|12.1|4.20
            """))));

    [Fact]
    public void A_report_of_deeds_that_were_all_done_is_listed_when_it_is_due()
    {
        var reading = Read(Grid.Of("""
            序号|问题|措施|责任单位|完成时限|整改进展
            1|甲|甲措施|市财政局|2026年3月底|3月13日印发，当天发出首张
            2|乙|乙措施|市财政局|2026年12月底|方案已印发
            3|丙|丙措施|市财政局|2026年12月底|本金已收回，利息也已收回
            """));
        Assert.Equal(["1 Doubtful", "2 Clear", "3 Doubtful"], reading.Statuses.Select(s => $"{s.Problem.Text} {s.Source.Certainty}"));
    }

    [Fact]
    public void A_person_alone_in_a_column_of_units_makes_no_unit()
    {
        var lead = Read(Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲|甲措施|张示例|2026年6月底前"));
        Assert.Contains("“张示例”是人名", Assert.Single(lead.Refusals).Reason, StringComparison.Ordinal);

        var helper = Read(Grid.Of("序号|问题|措施|责任单位|配合单位|完成时限\n1|甲|甲措施|市财政局|李样例、市教育局|2026年6月底前"));
        Assert.Equal(["甲市教育局"], Assert.Single(helper.Problems).SupportingUnits);
        Assert.Contains(helper.Warnings, w => w.Contains("李样例", StringComparison.Ordinal));
    }
}
