using System.Text;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

public sealed class CsvReadingTests : IDisposable
{
    private const string Table = "序号,问题表现\r\n1,镕示例\r\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("GB18030", false)]
    public void The_encoding_is_found_by_the_bytes(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        File.WriteAllBytes(_folder.File("表.csv"), [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Table)]);

        var sheet = Workbooks.Understood(_folder.File("表.csv"))[0];

        Assert.Equal(["序号", "问题表现", "1", "镕示例"], All(sheet));
        Assert.Equal("表", sheet.Name);
    }

    [Fact]
    public void Bytes_in_no_known_encoding_are_refused()
    {
        File.WriteAllBytes(_folder.File("表.csv"), [0xFF, (byte)',', 0x81, (byte)'\n']);

        Assert.Equal(SheetTexts.UnknownEncoding, Workbooks.Refused(_folder.File("表.csv")).Reason);
    }

    [Theory]
    [InlineData("甲,乙\n丙,丁")]
    [InlineData("甲\t乙\n丙\t丁\n")]
    [InlineData("甲;乙\r\n丙;丁\r\n")]
    [InlineData("\"甲\",\"乙\"\r丙,丁\r")]
    public void Delimiters_and_line_ends_are_found(string text)
    {
        Assert.Equal(["甲", "乙", "丙", "丁"], All(Read(text)));
    }

    [Fact]
    public void Quoted_cells_hold_delimiters_quotes_and_line_breaks()
    {
        var sheet = Read("序号,问题\n1,\"第一行\r\n第二行，他说\"\"好\"\",完\"\n2,引\"号\n");

        Assert.Equal(3, sheet.RowCount);
        Assert.Equal("第一行\n第二行，他说\"好\",完", sheet[1, 1].Text);
        Assert.Equal("引\"号", sheet[2, 1].Text);
    }

    [Fact]
    public void A_quote_that_never_ends_is_refused_with_the_row_where_it_begins()
    {
        File.WriteAllText(_folder.File("表.csv"), "序号,问题\n1,\"甲\n2,乙\n");

        var refused = Workbooks.Refused(_folder.File("表.csv"));

        Assert.Equal((SheetTexts.UnclosedQuote, 2), (refused.Reason, refused.Row));
    }

    [Fact]
    public void Blank_lines_keep_their_place_and_trailing_ones_do_not_count()
    {
        var sheet = Read("甲,乙\n\n,,\n丙\n,\n\n");

        Assert.Equal(4, sheet.RowCount);
        Assert.True(sheet.IsBlankRow(1) && sheet.IsBlankRow(2));
        Assert.Equal("丙", sheet[3, 0].Text);
    }

    [Fact]
    public void Figures_stay_the_text_that_was_typed()
    {
        Assert.Equal(new SheetCell("0012", null, null), Read("0012,2025/9/30\n")[0, 0]);
    }

    private SheetGrid Read(string text)
    {
        File.WriteAllText(_folder.File("表.csv"), text);
        return Workbooks.Understood(_folder.File("表.csv"))[0];
    }

    private static IEnumerable<string> All(SheetGrid sheet) =>
        Enumerable.Range(0, sheet.RowCount).SelectMany(row => Enumerable.Range(0, sheet.ColumnCount).Select(column => sheet[row, column].Text));
}
