using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Worker.Ledger.Import;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Tests.Ledger.Import;

namespace CaseReform.Ops.Worker.Tests.People;

public sealed class UnitsSheetTests
{
    private static UnitsReading Read(string rows, params UnitName[] known) =>
        UnitsSheetReader.Read([Grid.Of("单位目录|<|<|<\n名称|上级|别名|职能\n" + rows, "单位")], new UnitNames(known));

    [Fact]
    public void A_directory_is_names_parents_aliases_and_functions()
    {
        var reading = Read("""
            甲市纪委监委||市纪委、市监委|纪委
            甲市财政局|甲市人民政府|市财政局|
            甲市人民政府||市政府|
            """);
        Assert.Empty(reading.Refusals);
        Assert.Equal(["市纪委", "市监委"], reading.Rows[0].Aliases);
        Assert.Equal(("纪委", "甲市人民政府", 4), (reading.Rows[0].Function, reading.Rows[1].Parent, reading.Rows[1].Row));
    }

    [Fact]
    public void A_parent_may_be_written_by_its_alias_or_be_stored_already()
    {
        var reading = Read("甲局|市政府||\n乙局|甲||\n丙局|县政府||\n甲市政府||市政府|", new UnitName("示例县人民政府", ["县政府"]), new UnitName("甲", []));
        Assert.Equal(["甲市政府", "甲", "示例县人民政府", null], reading.Rows.Select(r => r.Parent));
    }

    [Theory]
    [InlineData("|甲局||", "A", "空白")]
    [InlineData("各有关单位|||", "A", "不是一个具体的单位")]
    [InlineData("甲\"局|||", "A", "引号")]
    [InlineData("甲局|乙局||", "B", "上级单位“乙局”")]
    [InlineData("甲局|甲局||", "B", "不能是本单位")]
    public void What_is_wrong_is_refused_with_its_place(string row, string column, string reason)
    {
        var refusal = Read(row + "\n丁单位办公室|||").Refusals[0];
        Assert.Equal((3, column), (refusal.Row, refusal.Column));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("甲局|||\n甲局|||", "A")]
    [InlineData("甲局||子局|\n乙局||子局|", "C")]
    [InlineData("甲局|||\n乙局||甲局|", "C")]
    public void A_name_or_alias_belongs_to_one_unit(string rows, string column)
    {
        var refusal = Assert.Single(Read(rows).Refusals);
        Assert.Equal((4, column), (refusal.Row, refusal.Column));
        Assert.Contains("第3行", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_parents_is_refused_once_and_spelled_out() =>
        Assert.Contains("甲局 → 乙局 → 丙局 → 甲局", Assert.Single(Read("甲局|乙局||\n乙局|丙局||\n丙局|甲局||").Refusals).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_file_without_a_header_is_refused() =>
        Assert.Contains("表头", Assert.Single(UnitsSheetReader.Read([Grid.Of("甲局\n乙局")], new UnitNames([])).Refusals).Reason, StringComparison.Ordinal);
}
