using CaseReform.Ops.Domain.Units;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.People;
using CaseReform.Ops.Worker.Sheets;
using CaseReform.Ops.Worker.Tests.Ledger.Import;
using CaseReform.Ops.Worker.Tests.Sheets;
using CaseReform.Ops.Worker.Tests.Sheets.Cases;

namespace CaseReform.Ops.Worker.Tests.People;

/// <summary>Cells in error are no names, in lists of people and of units.</summary>
public sealed class FaultyListTests : IDisposable
{
    private static readonly UnitNames Units = new([new UnitName("甲市示例局", [])]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_person_without_a_name_is_refused_with_the_cell()
    {
        var reading = PeopleSheetReader.Read(Workbooks.Understood(CaseFile.Put(_folder, "err-cell-people.xlsx")), Units, new HashSet<string>());

        var refusal = Assert.Single(reading.Refusals);
        Assert.Equal((2, "D", "#N/A"), (refusal.Row, refusal.Column, refusal.Text));
        Assert.Empty(reading.Rows);
    }

    [Theory]
    [InlineData("#REF!||")]
    [InlineData("甲市样本局|#N/A|")]
    [InlineData("甲市样本局||=B2&\"局\"")]
    public void A_unit_with_a_cell_in_error_is_refused(string row)
    {
        var reading = UnitsSheetReader.Read([Grid.Of("名称|上级|别名|备注\n" + row + "|#N/A", "名录").WithFaults()], Units);

        Assert.Equal(2, Assert.Single(reading.Refusals).Row);
        Assert.Empty(reading.Rows);
    }

    [Fact]
    public void A_list_that_is_too_wide_is_refused_with_its_place()
    {
        var list = Grid.Of("名称|上级\n甲市样本局|", "名录");
        var wide = new SheetGrid("名录", [[list[0, 0], list[0, 1]], [list[1, 0]]]) { Beyond = (1, 256), MaxColumns = 256 };

        Assert.Equal((2, "IW"), Assert.Single(UnitsSheetReader.Read([wide], Units).Refusals) is var refusal ? (refusal.Row, refusal.Column) : default);
    }
}
