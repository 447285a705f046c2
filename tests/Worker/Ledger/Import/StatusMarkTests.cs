using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Columns whose header is a state and whose cells hold marks.</summary>
public sealed class StatusMarkTests
{
    private const string Columns = "已完成|推进中|未启动";

    private static LedgerReading With(string header, string cells) =>
        Read($"序号|问题|措施|责任单位|完成时限|{header}\n1|甲问题|甲措施|市财政局|2026年6月底前|{cells}");

    [Theory]
    [InlineData("√||", MeasureStatus.Completed)]
    [InlineData("|✓|", MeasureStatus.InProgress)]
    [InlineData("||●", MeasureStatus.NotStarted)]
    [InlineData("是|否|否", MeasureStatus.Completed)]
    [InlineData("×|√|×", MeasureStatus.InProgress)]
    [InlineData("○|●|○", MeasureStatus.InProgress)]
    [InlineData("||○", MeasureStatus.NotStarted)]
    [InlineData("□|☑|□", MeasureStatus.InProgress)]
    [InlineData("1||", MeasureStatus.Completed)]
    public void The_state_is_that_of_the_column_with_the_mark(string cells, MeasureStatus status)
    {
        var reading = With(Columns, cells);
        Assert.Equal(status, Assert.Single(Assert.Single(reading.Problems).Measures).Status);
        Assert.Contains(reading.Warnings, w => w.Contains("“已完成”“推进中”“未启动”栏打勾的，按该栏的状态记", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_marks_in_a_row_are_refused_with_both() =>
        Assert.Contains("“已完成、推进中”几栏都打了勾", Refused(With(Columns, "√|√|")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Steps_towards_closing_are_no_contradiction()
    {
        var problem = Assert.Single(With("已完成|申请销号|已销号", "√|√|").Problems);
        Assert.Equal((ProblemStatus.CloseOutRequested, MeasureStatus.Completed), (problem.Status, problem.Measures[0].Status));
    }

    [Theory]
    [InlineData("已完成", "√", MeasureStatus.Completed)]
    [InlineData("已完成（打√）", "√", MeasureStatus.Completed)]
    [InlineData("已完成", "否", MeasureStatus.InProgress)]
    public void One_column_that_says_an_end_is_enough(string header, string cell, MeasureStatus status) =>
        Assert.Equal(status, Assert.Single(With(header, $"{cell}\n2|乙问题|乙措施|市财政局|2026年6月底前|√").Problems[0].Measures).Status);

    [Theory]
    [InlineData("未销号", "√", ProblemStatus.InProgress)]
    [InlineData("已销号", "√", ProblemStatus.Closed)]
    [InlineData("申请销号", "√", ProblemStatus.CloseOutRequested)]
    [InlineData("是否申请销号", "是", ProblemStatus.CloseOutRequested)]
    public void A_mark_below_a_word_of_closing_says_that_word(string header, string cell, ProblemStatus status) =>
        Assert.Equal(status, Assert.Single(With(header, cell).Problems).Status);

    [Theory]
    [InlineData("整改状态")]
    [InlineData("整改进展")]
    [InlineData("完成情况")]
    public void The_columns_may_stand_below_a_joint_header(string joint)
    {
        var reading = Read($"""
            序号|问题|措施|责任单位|完成时限|{joint}|<|<|备注
            ^|^|^|^|^|已完成|推进中|未启动|^
            1|甲问题|甲措施|市财政局|2026年6月底前|√|||
            2|乙问题|乙措施|市财政局|2026年6月底前||√||
            3|丙问题|丙措施|市财政局|2026年6月底前|||√|
            """);
        Assert.Equal([MeasureStatus.Completed, MeasureStatus.InProgress, MeasureStatus.NotStarted], reading.Problems.Select(p => p.Measures[0].Status!.Value));
        Assert.All(reading.Problems, p => Assert.Null(p.Measures[0].Progress));
    }

    [Fact]
    public void A_joint_header_needs_no_merged_cells()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改状态|||备注
            |||||已完成|推进中|未启动|
            1|甲问题|甲措施|市财政局|2026年6月底前||√||
            """);
        Assert.Equal(MeasureStatus.InProgress, Assert.Single(reading.Problems).Measures[0].Status);
    }

    [Fact]
    public void Yes_and_no_below_a_question_are_marks_too()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|是否完成|<|是否销号|<
            ^|^|^|^|^|是|否|是|否
            1|甲问题|甲措施|市财政局|2026年6月底前|√|||√
            2|乙问题|乙措施|市财政局|2026年6月底前|√||√|
            3|丙问题|丙措施|市财政局|2026年6月底前||√||√
            """);
        Assert.Equal(
            [(ProblemStatus.InProgress, MeasureStatus.Completed), (ProblemStatus.Closed, MeasureStatus.Completed), (ProblemStatus.InProgress, MeasureStatus.InProgress)],
            reading.Problems.Select(p => (p.Status!.Value, p.Measures[0].Status!.Value)));
    }

    [Fact]
    public void Reports_below_a_state_stay_reports()
    {
        var reading = Read("""
            序号|问题|措施|责任单位|完成时限|整改进展|<
            ^|^|^|^|^|已完成|正在推进
            1|甲问题|甲措施|市财政局|2026年6月底前|已印发制度3项|正在组织培训
            """);
        Assert.Contains("已印发制度3项", Assert.Single(reading.Problems).Measures[0].Progress, StringComparison.Ordinal);
    }
}
