using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using static CaseReform.Ops.Worker.Tests.Ledger.Import.LedgerSamples;

namespace CaseReform.Ops.Worker.Tests.Ledger.Import;

/// <summary>Persons in cells of units.</summary>
public sealed class PersonNoteTests
{
    [Theory]
    [InlineData("市财政局（申样例）", "申样例", "市财政局|")]
    [InlineData("市财政局（申样例，副局长）", "申样例", "市财政局|")]
    [InlineData("市财政局（申样例）、市审计局（李示例）", "申样例、李示例", "市财政局|市审计局")]
    [InlineData("市财政局（责任人：周模拟）", "", "市财政局|")]
    [InlineData("市财政局（信息中心）", "信息中心", "市财政局|")]
    [InlineData("市财政局（申样例）", "周模拟", "市财政局|")]
    [InlineData("市财政局（责任人：周模拟，配合单位：市审计局）", "", "市财政局|市审计局")]
    [InlineData("市财政局（分管领导：丁模拟；责任人：周模拟；配合单位：市审计局、市教育局）", "", "市财政局|市审计局、市教育局")]
    [InlineData("市财政局【责任人：周模拟，协办单位：市审计局】", "", "市财政局|市审计局")]
    [InlineData("市财政局（周模拟，配合市审计局）", "", "市财政局|市审计局")]
    [InlineData("市财政局（责任人周模拟，配合单位市审计局）", "", "市财政局|市审计局")]
    [InlineData("市财政局，责任人：周模拟，配合单位：市审计局", "", "市财政局|市审计局")]
    [InlineData("牵头单位：市财政局；配合单位：市审计局；责任人：周模拟", "", "市财政局|市审计局")]
    [InlineData("市财政局（牵头，责任人：周模拟）、市审计局（配合，责任人：李示例）", "", "市财政局|市审计局")]
    [InlineData("市财政局（责任人：周模拟，电话：6621100）", "", "市财政局|")]
    [InlineData("市财政局（责任科室：预算科，责任人：周模拟）", "", "市财政局|")]
    [InlineData("市财政局（主办：预算科）", "", "市财政局|")]
    [InlineData("市财政局（配合单位：市审计局）", "", "市财政局|市审计局")]
    public void A_name_behind_a_unit_is_no_part_of_it(string units, string person, string expected)
    {
        var problem = Assert.Single(LedgerSheetReader.Read(
            [Grid.Of($"序号|问题|措施|责任单位|责任人|完成时限\n1|甲问题|甲措施|{units}|{person}|2026年6月底前")],
            Options with { Units = new UnitNames([]), CreateUnits = true }).Problems);
        Assert.Equal(expected, $"{problem.LeadUnit}|{string.Join('、', problem.SupportingUnits)}");
    }

    [Theory]
    [InlineData("责任单位及责任人", "市财政局 周模拟", "市财政局|", "周模拟")]
    [InlineData("责任单位~责任人", "市财政局、市审计局~周模拟", "市财政局|市审计局", "周模拟")]
    [InlineData("责任单位（责任人）", "市财政局（周模拟）", "市财政局|", "周模拟")]
    [InlineData("责任单位（责任人）", "市财政局（周模拟）、市审计局（李示例）", "市财政局|市审计局", "周模拟")]
    [InlineData("责任单位及责任人", "市财政局", "市财政局|", null)]
    [InlineData("责任单位及责任人", "市财政局、市审计局（一科、二科）~周模拟", "市财政局|市审计局", "周模拟")]
    [InlineData("责任单位及责任人", "市妇联 李示例", "市妇联|", "李示例")]
    public void A_header_that_holds_both_tells_the_persons_from_the_units(string header, string cell, string expected, string? person)
    {
        var problem = Assert.Single(LedgerSheetReader.Read(
            [Grid.Of($"序号|问题|措施|{header}|完成时限\n1|甲问题|甲措施|{cell}|2026年6月底前")],
            Options with { Units = new UnitNames([]), CreateUnits = true }).Problems);
        Assert.Equal((expected, person), ($"{problem.LeadUnit}|{string.Join('、', problem.SupportingUnits)}", problem.Measures[0].ResponsibleName));
    }

    [Theory]
    [InlineData("市财政局（责任人：周模拟，配合单位：市审计局）", "周模拟", null)]
    [InlineData("市财政局，责任人：周模拟", "周模拟", null)]
    [InlineData("市财政局（分管领导：丁模拟，责任人：周模拟）", "周模拟", "丁模拟")]
    [InlineData("市财政局", null, null)]
    public void Who_is_named_beside_the_unit_answers_for_it(string units, string? person, string? leader)
    {
        var problem = Assert.Single(LedgerSheetReader.Read(
            [Grid.Of($"序号|问题|措施|责任单位|完成时限\n1|甲问题|甲措施|{units}|2026年6月底前")],
            Options with { Units = new UnitNames([]), CreateUnits = true }).Problems);
        Assert.Equal((person, leader), (problem.Measures[0].ResponsibleName, problem.LeadLeader));
    }
}
