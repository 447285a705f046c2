using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Data.Ledger.Import;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>A table without numbers: its rows are counted, and what the ledger has is known by its text.</summary>
public sealed class CountedNumberTests
{
    private const string Header = "存在问题|整改措施|责任单位|完成时限\n";

    [Fact]
    public void The_rows_are_counted_and_the_office_is_told()
    {
        var reading = Read(Header + "甲问题|甲措施|市财政局|2026年6月底前\n乙问题|乙措施|市财政局|2026年6月底前");
        Assert.Equal("1(甲措施@0630) 2(乙措施@0630)", Show(reading));
        Assert.Contains(reading.Warnings, w => w.Contains("问题按所在行的先后编号", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_without_a_text_of_its_own_goes_on_with_the_problem_above() =>
        Assert.Equal("1(甲措施@0630;又一措施@0731) 2(乙措施@0630)", Show(Read(Header + """
            甲问题|甲措施|市财政局|2026年6月底前
            |又一措施|市财政局|2026年7月底前
            乙问题|乙措施|市财政局|2026年6月底前
            """)));

    [Theory]
    [InlineData("甲问题 乙问题", "1 2")]
    [InlineData("新问题 甲问题 乙问题", "3 1 2")]
    [InlineData("乙问题 甲问题", "2 1")]
    [InlineData("又新 再新", "3 4")]
    public void What_the_ledger_has_keeps_its_number_and_what_is_new_gets_one_of_its_own(string texts, string numbers)
    {
        var known = new[] { ("1", "甲问题"), ("2", "乙问题") }.ToDictionary(p => p.Item1, p => new KnownProblem { Number = p.Item1, Symptom = p.Item2, LeadUnit = "甲市财政局", Measures = [] });
        var reading = LedgerSheetReader.Read(
            [Grid.Of(Header + string.Join('\n', texts.Split(' ').Select(t => $"{t}|{t}措施|市财政局|2026年6月底前")))], Options with { Known = known });
        Assert.Equal(numbers, string.Join(' ', reading.Problems.Select(p => p.Number.Text)));
    }

    [Fact]
    public void As_above_and_as_another_row_say_what_stands_there()
    {
        var reading = LedgerSheetReader.Read(
            [Grid.Of("""
                编号|存在问题|整改措施|责任单位|完成时限
                SJ-01|甲问题|甲措施|市财政局|2026年6月底前
                SJ-02|乙问题|乙措施|市教育局|同上
                SJ-03|丙问题|丙措施|同SJ-01|2026年7月底前
                SJ-04|丁问题|丁措施|同SJ-09|2026年7月底前
                """)], Options);
        Assert.Equal(["甲市财政局", "甲市教育局", "甲市财政局"], reading.Problems.Select(p => p.LeadUnit));
        Assert.Equal(new DateOnly(2026, 6, 30), reading.Problems[1].Measures[0].Deadline);
        Assert.Contains("同SJ-09", Assert.Single(reading.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sites_of_one_company_are_asked_about_and_what_stands_in_brackets_is_kept()
    {
        var options = Options with { Units = new UnitNames([]), CreateUnits = true };
        var sites = LedgerSheetReader.Read([Grid.Of("序号|问题|措施|责任单位|完成时限\n1|甲|甲措施|云溪公司（东区）|2026年6月底前\n2|乙|乙措施|云溪公司（西区）|2026年6月底前")], options);
        Assert.Empty(sites.Problems);
        Assert.All(sites.Refusals, r => Assert.Contains("是一个单位还是几个单位", r.Reason, StringComparison.Ordinal));

        var one = LedgerSheetReader.Read([Grid.Of("序号|问题|措施|责任单位|完成时限|备注\n1|甲|甲措施|县住建局（质监站）|2026年6月底前|原备注")], options);
        Assert.Equal(("县住建局", "原备注\n责任单位原文：县住建局（质监站）"), (one.Problems[0].LeadUnit, one.Problems[0].Remark));
        Assert.Contains(one.Warnings, w => w.Contains("县住建局（质监站）", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("县公安局（张示例）", "县公安局", "张示例")]
    [InlineData("县公安局（张示例牵头）", "县公安局", "张示例")]
    [InlineData("县公安局（局长张示例）", "县公安局", "张示例")]
    [InlineData("示例公司（总经理邹示例）", "示例公司", "邹示例")]
    [InlineData("县公安局(张示例 13800000000)", "县公安局", "张示例")]
    [InlineData("县公安局：张示例", "县公安局", "张示例")]
    [InlineData("县公安局/张示例", "县公安局", "张示例")]
    [InlineData("县公安局张示例", "县公安局", "张示例")]
    [InlineData("示例乡残联 蓝样例 13800000021", "示例乡残联", "蓝样例")]
    [InlineData("示例乡卫生院院长项样例", "示例乡卫生院", "项样例")]
    [InlineData("示例乡规建所；责任人：庞样例", "示例乡规建所", "庞样例")]
    [InlineData("示例乡水利站，责任人熊样例", "示例乡水利站", "熊样例")]
    [InlineData("县公安局石桥所", "县公安局石桥所", null)]
    public void A_person_beside_the_unit_answers_for_it(string cell, string unit, string? person)
    {
        var problem = Assert.Single(LedgerSheetReader.Read(
            [Grid.Of($"序号|问题|措施|责任单位|完成时限\n1|甲|甲措施|{cell}|2026年6月底前")], Options with { Units = new UnitNames([]), CreateUnits = true }).Problems);
        Assert.Equal((unit, person), (problem.LeadUnit, problem.Measures[0].ResponsibleName));
        Assert.Empty(problem.SupportingUnits);
    }
}
