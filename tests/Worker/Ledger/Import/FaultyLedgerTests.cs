using System.Globalization;

using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Cells in error, numbers that a program changed and tables that are too wide, as the import meets them.</summary>
public sealed class FaultyLedgerTests
{
    [Theory]
    [InlineData("1|#REF!|甲措施|市财政局|2026年6月30日", "2B")]
    [InlineData("1|甲问题|#NAME?|市财政局|2026年6月30日", "2C")]
    [InlineData("1|甲问题|甲措施|#N/A|2026年6月30日", "2D")]
    [InlineData("1|甲问题|甲措施|市财政局|#VALUE!", "2E")]
    [InlineData("1|甲问题|甲措施|市财政局|########", "2E")]
    [InlineData("1|甲问题|甲措施|=VLOOKUP(A2,A:B,2)|2026年6月30日", "2D")]
    [InlineData("#REF!|甲问题|甲措施|市财政局|2026年6月30日", "2A")]
    [InlineData("=A1+1|甲问题|甲措施|市财政局|2026年6月30日", "2A")]
    [InlineData("1|甲问题|甲措施|市财政局|2026年6月30日\n||#N/A||2026年6月30日", "3C")]
    public void An_error_in_a_column_that_is_read_refuses_its_problem(string rows, string cell)
    {
        var refusal = LedgerSamples.Refused(Faulty("序号|存在问题|整改措施|责任单位|完成时限\n" + rows));

        Assert.Equal(cell, $"{refusal.Row}{refusal.Column}");
    }

    [Fact]
    public void An_error_in_a_column_that_nobody_reads_or_in_a_total_does_not_matter()
    {
        Assert.Equal("1(甲措施@0630)", LedgerSamples.Show(Faulty(
            "序号|存在问题|整改措施|责任单位|完成时限|得分\n1|甲问题|甲措施|市财政局|2026年6月30日|#DIV/0!\n合计|#REF!|||#REF!|#REF!")));
    }

    [Fact]
    public void A_category_in_error_refuses_every_problem_under_it()
    {
        var reading = Faulty("序号|存在问题|整改措施|责任单位|完成时限\n#REF!|<|<|<|<\n1|甲问题|甲措施|市财政局|2026年6月30日\n2|乙问题|乙措施|市财政局|2026年6月30日");
        Assert.Equal([(2, "1"), (2, "2")], reading.Refusals.Select(r => (r.Row, r.Problem!.Text)));

        reading = Faulty("序号|问题类别|存在问题|整改措施|责任单位|完成时限\n1|#REF!|甲问题|甲措施|市财政局|2026年6月30日\n2||乙问题|乙措施|市财政局|2026年6月30日");
        Assert.Equal([(2, "B", "1"), (2, "B", "2")], reading.Refusals.Select(r => (r.Row, r.Column, r.Problem!.Text)));
    }

    [Fact]
    public void A_title_in_error_refuses_its_sheet_since_it_may_say_the_year()
    {
        var refusal = LedgerSamples.Refused(Faulty("#REF!|<|<|<|<\n序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|6月30日前"));

        Assert.Equal((1, "A"), (refusal.Row, refusal.Column));
    }

    [Fact]
    public void What_somebody_reported_may_begin_with_an_equals_sign_in_our_own_export()
    {
        const string Header = "序号|存在问题|整改措施|责任单位|完成时限|整改进展|措施标识\n";
        Assert.Empty(Faulty(Header + "1|甲问题|甲措施|市财政局|2026年6月30日|=SUM(A1)|7").Refusals);
        Assert.NotEmpty(Faulty(Header + "1|甲问题|甲措施|市财政局|2026年6月30日|=SUM(A1)|").Refusals);
    }

    [Theory]
    [InlineData("@2026-01-01", "“1-1”")]
    [InlineData("1月1日", "是日期")]
    [InlineData("2026年1月", "是日期")]
    [InlineData("2026/1/1", "是日期")]
    [InlineData("2026-01-01", "是日期")]
    [InlineData("2026-01-01 00:00:00", "是日期")]
    [InlineData("Jan-01", "是日期")]
    [InlineData("1-Jan", "是日期")]
    [InlineData("1:01", "是日期或时间")]
    [InlineData("-1", "换算")]
    [InlineData("1.2345E+17", "换算")]
    [InlineData("1234567890123456789", "换算")]
    public void A_number_that_a_program_changed_is_refused(string number, string reason)
    {
        var refusal = LedgerSamples.Refused(LedgerSamples.Plain($"{number}|甲问题|甲措施|市财政局|2026年6月30日"));

        Assert.Equal((2, "A"), (refusal.Row, refusal.Column));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1-1", "1-1")]
    [InlineData("2026-001", "2026-001")]
    [InlineData("2026-1-1", "2026-1-1")]
    [InlineData("2026.1.1", "2026.1.1")]
    [InlineData("XC2026-001", "XC2026-001")]
    [InlineData("编号2026-01-01", "2026-01-01")]
    public void A_number_that_only_looks_a_little_like_a_date_is_one(string number, string read)
    {
        Assert.Equal(read, Assert.Single(LedgerSamples.Plain($"{number}|甲问题|甲措施|市财政局|2026年6月30日").Problems).Number.Text);
    }

    [Fact]
    public void A_table_that_is_too_wide_is_refused_with_its_place_and_a_wide_sheet_without_a_table_is_not()
    {
        var table = Grid.Of("序号|存在问题|整改措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月30日");
        var other = new SheetGrid("统计", [[new SheetCell("一月", null, null)]]) { Beyond = (0, 300), MaxColumns = 256 };
        Assert.Equal("1(甲措施@0630)", LedgerSamples.Show(LedgerSamples.Read(table, other)));

        var wide = new SheetGrid("台账", [.. Enumerable.Range(0, 2).Select(r => Enumerable.Range(0, 5).Select(c => table[r, c]).ToArray())]) { Beyond = (1, 256), MaxColumns = 256 };
        var refusal = LedgerSamples.Refused(LedgerSamples.Read(wide));
        Assert.Equal((2, "IW"), (refusal.Row, refusal.Column));
        Assert.Contains("256 列", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains(LedgerSamples.Read(other).Refusals, r => (r.Row, r.Column) == (1, "KO"));
    }

    /// <summary>Reads a drawn sheet whose cells know their faults, as those of a file do.</summary>
    private static LedgerReading Faulty(string rows) => LedgerSamples.Read(Grid.Of(rows).WithFaults());
}
