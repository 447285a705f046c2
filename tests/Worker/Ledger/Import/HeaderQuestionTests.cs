using CaseReform.Ops.Worker.Ledger.Import;

using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>What the office is told where the header leaves something open.</summary>
public sealed class HeaderQuestionTests
{
    [Fact]
    public void The_row_most_like_a_header_is_quoted_with_what_it_lacks()
    {
        var refusal = Refused(Read("甲市整改台账|<|<|<\n序号|怎么改|责任单位|什么时候\n1|甲措施|市财政局|2026年6月底前"));
        Assert.Equal(2, refusal.Row);
        Assert.Contains("没有认出“问题、完成时限”列", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("序号、怎么改、责任单位、什么时候", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--column 怎么改=问题", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_a_needed_column_is_quoted_too()
    {
        var refusal = Refused(Read("序号|问题|措施|谁来做|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前"));
        Assert.Contains("责任单位", refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("“谁来做”未能识别", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_things_in_one_column_are_named() =>
        Assert.Contains("“责任单位及完成时限”一列写了两样内容", Refused(Read("序号|问题|措施|责任单位及完成时限|完成时限\n1|甲|甲|甲|甲")).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_sheet_that_is_a_ledger_is_not_skipped_for_its_header() =>
        Assert.Contains("没有认出“问题”列", Assert.Single(Read(
            Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前", "一"),
            Grid.Of("序号|怎么了|责任单位|完成时限\n2|乙问题|市财政局|2026年6月底前", "二")).Refusals).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("序号|问题|措施|责任单位|整改时限|完成时限", "1|甲|甲|市财政局|2026年6月底前|2026年9月底前", "“整改时限”（E列）、“完成时限”（F列）都像是“完成时限”")]
    [InlineData("序号|问题|措施|县级责任单位|市级责任单位|完成时限", "1|甲|甲|市财政局|市住建局|2026年9月底前", "都像是“责任单位”")]
    [InlineData("序号|问题|措施|责任单位|责任人|负责人|完成时限", "1|甲|甲|市财政局|张示例|李示例|2026年9月底前", "都像是“责任人”")]
    public void Columns_that_claim_one_role_are_a_question(string header, string row, string question)
    {
        var refusal = Refused(Read(header + "\n" + row));
        Assert.Contains(question, refusal.Reason, StringComparison.Ordinal);
        Assert.Contains("--column", refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1|甲问题|甲措施|市财政局|2026年6月底前|2026年6月底前", "1(甲措施@0630)")]
    [InlineData("1|甲问题|甲措施|市财政局||2026年6月底前", "1(甲措施@0630)")]
    public void Columns_that_say_the_same_or_fill_each_others_gaps_are_none(string row, string expected) =>
        Assert.Equal(expected, Show(Read("序号|问题|措施|责任单位|整改时限|完成时限\n" + row)));

    [Fact]
    public void A_time_that_is_not_the_deadline_is_told()
    {
        var reading = Read("序号|问题|措施|责任单位|完成时限|完成时间\n1|甲问题|甲措施|市财政局|2026年6月底前|2026年5月8日\n2|乙问题|乙措施|市财政局||2026年5月8日");
        Assert.Equal("1", Assert.Single(reading.Problems).Number.Text); // the day of completion is no deadline for the row below
        Assert.Contains(reading.Warnings, w => w.Contains("以“完成时限”为完成时限，“完成时间”没有导入", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_read_by_its_meaning_is_told() =>
        Assert.Contains("“重点任务”为问题、“主要内容”为整改措施", Assert.Single(Read("序号|重点任务|主要内容|责任单位|完成时限\n1|甲问题|甲措施|市财政局|2026年6月底前").Warnings), StringComparison.Ordinal);

    [Fact]
    public void Every_role_has_a_name() =>
        Assert.All(Enum.GetValues<LedgerColumn>().Where(c => c < LedgerColumn.ProblemRowId), c => Assert.NotEqual(c.ToString(), RoleNames.Of(c)));
}
