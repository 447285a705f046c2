using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>What stands far to the right is left out; who reads the sheet is told where it begins.</summary>
public sealed class WideSheetTests : IDisposable
{
    private const string One = """<c r="A1"><v>1</v></c>""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""<c r="IW1" s="0"/>""")]
    [InlineData("""<c r="XFD1" s="0"/>""")]
    [InlineData("""<c r="XFD1" t="inlineStr"><is><t> </t></is></c>""")]
    [InlineData("""<c r="XFD1" t="str"><f>""</f><v></v></c>""")]
    public void A_cell_without_content_takes_no_room(string cell)
    {
        var sheet = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", Workbooks.Parts($"""<row r="1">{One}{cell}</row>""")))[0];

        Assert.Equal((1, null), (sheet.ColumnCount, sheet.Beyond));
    }

    [Theory]
    [InlineData("IV1", 256, null)]
    [InlineData("IW1", 1, 256)]
    [InlineData("XFD1", 1, 16383)]
    public void Content_beyond_the_limit_is_left_out_and_its_place_known(string reference, int columns, int? beyond)
    {
        var sheet = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", Workbooks.Parts($"""<row r="1">{One}<c r="{reference}"><v>1</v></c></row>""")))[0];

        Assert.Equal((columns, beyond is { } at ? (0, at) : null), (sheet.ColumnCount, sheet.Beyond));
    }

    [Fact]
    public void A_line_of_text_has_the_same_limit()
    {
        File.WriteAllText(_folder.File("表.csv"), $"序号{new string(',', 256)}远\n");
        Assert.Equal((0, 256), Workbooks.Understood(_folder.File("表.csv"))[0].Beyond);

        File.WriteAllText(_folder.File("表.csv"), $"序号{new string(',', 20_000)}\n");
        Assert.Contains("256 列", Workbooks.Refused(_folder.File("表.csv")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_nothing_but_commas_is_refused_in_little_memory()
    {
        File.WriteAllText(_folder.File("表.csv"), new string(',', 50 << 20));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Workbooks.Refused(_folder.File("表.csv"));

        Assert.Contains("256 列", refused.Reason, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L << 20);
    }

    [Fact]
    public void A_hidden_sheet_is_not_looked_into()
    {
        var parts = Workbooks.Parts();
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("</sheets>", "<sheet name=\"底稿\" sheetId=\"2\" state=\"veryHidden\" r:id=\"rId9\"/></sheets>", StringComparison.Ordinal);
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].Replace(
            "</Relationships>", "<Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>", StringComparison.Ordinal);
        parts["xl/worksheets/sheet2.xml"] = Workbooks.Sheet("""<row r="1"><c r="XFD1"><v>1</v></c></row><row r="300000"><c r="A300000"><v>1</v></c></row>""");

        var sheets = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", parts));

        Assert.Equal([("台账", false, 1), ("底稿", true, 0)], sheets.Select(s => (s.Name, s.Hidden, s.RowCount)));
    }
}
