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
    [InlineData("市财政局（信息中心）", "信息中心", "市财政局（信息中心）|")]
    [InlineData("市财政局（申样例）", "周模拟", "市财政局（申样例）|")]
    public void A_name_behind_a_unit_is_no_part_of_it(string units, string person, string expected)
    {
        var problem = Assert.Single(LedgerSheetReader.Read(
            [Grid.Of($"序号|问题|措施|责任单位|责任人|完成时限\n1|甲问题|甲措施|{units}|{person}|2026年6月底前")],
            Options with { Units = new UnitNames([]), CreateUnits = true }).Problems);
        Assert.Equal(expected, $"{problem.LeadUnit}|{string.Join('、', problem.SupportingUnits)}");
    }
}
