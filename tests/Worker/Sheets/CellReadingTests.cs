using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

public sealed class CellReadingTests : IDisposable
{
    /// <summary>30 September 2025.</summary>
    private const int Serial = 45930;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("yyyy-mm-dd", "2025-09-30", true)]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "2025-09-30", true)]
    [InlineData("[$-804]m\"月\"d\"日\";@", "2025-09-30", true)]
    [InlineData("yyyy\"年\"m\"月\"", "2025年9月", false)]
    [InlineData("[$-804]yyyy\"年\"m\"月\";@", "2025年9月", false)]
    [InlineData("mmm-yy", "2025年9月", false)]
    [InlineData("yyyy\"年\"", "2025年", false)]
    public void A_date_is_what_its_format_shows(string format, string text, bool isDay)
    {
        Assert.Equal(new SheetCell(text, isDay ? new DateOnly(2025, 9, 30) : null, null), Read($"{Serial}", Workbooks.Styles([format])));
    }

    [Theory]
    [InlineData(14, "2025-09-30", true)]
    [InlineData(31, "2025-09-30", true)]
    [InlineData(58, "2025-09-30", true)]
    [InlineData(57, "2025年9月", false)]
    [InlineData(17, "2025年9月", false)]
    public void A_built_in_format_is_the_Chinese_one(int format, string text, bool isDay)
    {
        Assert.Equal(new SheetCell(text, isDay ? new DateOnly(2025, 9, 30) : null, null), Read($"{Serial}", Workbooks.Styles(format)));
    }

    [Theory]
    [InlineData(14)]
    [InlineData(31)]
    public void Days_of_a_workbook_that_counts_from_1904_are_the_same_days(int format)
    {
        var parts = Workbooks.Parts($"""<row r="1"><c r="A1" s="0"><v>{Serial - 1462}</v></c></row>""");
        parts["xl/styles.xml"] = Workbooks.Styles(format);
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>", StringComparison.Ordinal);

        Assert.Equal(new DateOnly(2025, 9, 30), Workbooks.Understood(Workbooks.Pack(_folder, "旧.xlsx", parts))[0][0, 0].Date);
    }

    [Theory]
    [InlineData("45930.75", "yyyy-mm-dd hh:mm", "2025-09-30 18:00")]
    [InlineData("0.75", "h:mm", "18:00")]
    [InlineData("0.6", "0%", "60%")]
    [InlineData("0.075", "0.0%", "7.5%")]
    [InlineData("12", "000", "012")]
    [InlineData("12", "General", "12")]
    [InlineData("0.30000000000000004", "General", "0.3")]
    [InlineData("-1234.5", "#,##0.00", "-1,234.50")]
    [InlineData("123456789012345680000", "General", "1.2345678901234568E+20")]
    [InlineData("12", "0\"个月\"", "12个月")]
    [InlineData("3.1", "0.00", "3.10")]
    [InlineData("5", "000", "005")]
    [InlineData("1", "\"XC2026-\"000", "XC2026-001")]
    [InlineData("1", "XC-00", "XC-01")]
    [InlineData("7", "\"第\"General\"号\"", "第7号")]
    [InlineData("7", "G/通用格式", "7")]
    [InlineData("7", "[DBNum1][$-804]General", "7")]
    [InlineData("12", "0_ ", "12")]
    [InlineData("1234567", "#,##0", "1,234,567")]
    [InlineData("5", "[$¥-804]#,##0.00", "¥5.00")]
    [InlineData("5", "\"¥\"#,##0.00;[Red]\"¥\"-#,##0.00", "¥5.00")]
    [InlineData("-5", "0.0;(0.0)", "(5.0)")]
    [InlineData("0", "0;-0;;@", "")]
    [InlineData("8", ";;;", "")]
    [InlineData("150", "[>=100]\"满\";0", "满")]
    [InlineData("50", "[>=100]\"满\";0", "50")]
    [InlineData("45930", "0.00E+00", "4.59E+04")]
    [InlineData("0.5", "# ?/?", "0.5")]
    [InlineData("0.756", "0%", "76%")]
    [InlineData("1.25", "[h]:mm", "30:00")]
    [InlineData("13812345678", "000\\-0000\\-0000", "138-1234-5678")]
    public void A_figure_reads_as_people_see_it(string value, string format, string text)
    {
        Assert.Equal(text, Read(value, Workbooks.Styles([format])).Text);
    }

    [Fact]
    public void Truth_and_errors_have_words()
    {
        var parts = Workbooks.Parts("""<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row><row r="2"><c t="str"><v>甲</v></c><c t="e"><f>A1/0</f><v>#REF!</v></c></row><row><c r="AB3" t="e"><v>#N/A</v></c></row>""");

        var sheet = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", parts))[0];

        Assert.Equal(["是", "否", "甲", "#REF!", "#N/A"], [sheet[0, 0].Text, sheet[0, 1].Text, sheet[1, 0].Text, sheet[1, 1].Text, sheet[2, 27].Text]);
    }

    [Fact]
    public void Line_breaks_of_every_kind_are_one_kind()
    {
        var parts = Workbooks.Parts("""<row r="1"><c r="A1" t="s"><v>0</v></c></row>""");
        parts["xl/sharedStrings.xml"] = Workbooks.SharedStrings(["\u3000甲_x000D_\n乙_x000D_丙\u2028丁\uFEFF\u00A0"]);

        Assert.Equal("甲\n乙\n丙\n丁", Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", parts))[0][0, 0].Text);
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    [InlineData(16383, "XFD")]
    public void Columns_have_letters(int column, string name)
    {
        Assert.Equal(name, SheetGrid.ColumnName(column));
    }

    [Fact]
    public void Cells_outside_a_sheet_are_blank()
    {
        var sheet = new SheetGrid("表", [[new SheetCell("甲", null, null)], []]);

        Assert.All([sheet[-1, 0], sheet[0, -1], sheet[0, 1], sheet[1, 0], sheet[9, 9]], cell => Assert.True(cell.IsBlank));
        Assert.True(sheet.IsBlankRow(1) && sheet.IsBlankRow(2) && !sheet.IsBlankRow(0));
    }

    private SheetCell Read(string value, string styles)
    {
        var parts = Workbooks.Parts($"""<row r="1"><c r="A1" s="0"><v>{value}</v></c></row>""");
        parts["xl/styles.xml"] = styles;
        return Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", parts))[0][0, 0];
    }
}
