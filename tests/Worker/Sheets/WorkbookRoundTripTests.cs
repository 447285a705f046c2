using System.IO.Compression;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CaseReform.Ops.Worker.Tests.Sheets;

public sealed class WorkbookRoundTripTests : IDisposable
{
    private static readonly SheetLayout Ledger = new("整改台账", [new(8), new(30), new(14), new(10), new(6, Hidden: true)])
    {
        FrozenRows = 1,
        FrozenColumns = 1,
        FilterRow = 0,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        var path = Workbooks.Write(_folder, "台账.xlsx", workbook =>
        {
            var sheet = workbook.AddSheet(Ledger);
            sheet.WriteHeader("序号", "问题", "时限", "进度", "id");
            sheet.WriteRow(CellValue.Text("12-1"), CellValue.Text("第一行\r\n第二行"), CellValue.Date(new DateOnly(2025, 9, 30)), CellValue.Percent(0.07), CellValue.Number(42));
            sheet.WriteRow(CellValue.Blank(), CellValue.Text(" 𠮷示例 "), CellValue.Date(null), CellValue.Percent(1));
            sheet.Merge(new MergedArea(1, 2, 0, 0));
            workbook.AddSheet(new SheetLayout("隐藏", [new(10)]) { Hidden = true }).WriteRow(CellValue.Text("版本 1"));
        });

        var sheets = Workbooks.Understood(path);

        var ledger = sheets[0];
        Assert.Equal(("整改台账", false, 3, 5), (ledger.Name, ledger.Hidden, ledger.RowCount, ledger.ColumnCount));
        Assert.Equal(["序号", "问题", "时限", "进度", "id"], Enumerable.Range(0, 5).Select(column => ledger[0, column].Text));
        Assert.Equal(new SheetCell("12-1", null, null), ledger[1, 0]);
        Assert.Equal("第一行\n第二行", ledger[1, 1].Text);
        Assert.Equal(new SheetCell("2025-09-30", new DateOnly(2025, 9, 30), null), ledger[1, 2]);
        Assert.Equal(new SheetCell("7%", null, 0.07), ledger[1, 3]);
        Assert.Equal(new SheetCell("42", null, 42), ledger[1, 4]);
        Assert.Equal("𠮷示例", ledger[2, 1].Text);
        Assert.True(ledger[2, 0].IsBlank);
        Assert.Equal([new MergedArea(1, 2, 0, 0)], ledger.Merged);
        Assert.Equal([false, false, false, false, true], Enumerable.Range(0, 5).Select(ledger.IsHiddenColumn));
        Assert.True(sheets[1].Hidden);
        Assert.Equal(("隐藏", 0), (sheets[1].Name, sheets[1].RowCount));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=cmd|'/c calc'!A0")]
    [InlineData("+86 000")]
    [InlineData("-1")]
    [InlineData("@示例")]
    [InlineData("＝1+1")]
    [InlineData("_x0041_ 与 _x000D_ 原样")]
    [InlineData("__x0041_x0042_")]
    [InlineData("<b>&amp;\"'</b>]]>")]
    [InlineData("0012")]
    [InlineData("甲\t乙")]
    public void Any_text_comes_back_as_that_text(string text)
    {
        var path = Workbooks.Write(_folder, "文字.xlsx", workbook => workbook.AddSheet(Ledger).WriteRow(CellValue.Text(text)));

        Assert.Equal(new SheetCell(text, null, null), Workbooks.Understood(path)[0][0, 0]);
    }

    [Fact]
    public void What_no_cell_can_hold_is_dropped_and_what_is_too_long_is_cut_with_a_mark()
    {
        var path = Workbooks.Write(_folder, "文字.xlsx", workbook => workbook.AddSheet(Ledger).WriteRow(
            CellValue.Text("甲\0乙\u0001\uD800丙\uFFFF\u000B丁"), CellValue.Text(new string('长', 40_000))));

        var sheet = Workbooks.Understood(path)[0];

        Assert.Equal("甲乙\uFFFD丙丁", sheet[0, 0].Text);
        Assert.Equal(SafeText.MaxLength, sheet[0, 1].Text.Length);
        Assert.EndsWith(SheetTexts.CutMark, sheet[0, 1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sheet_names_that_Excel_would_not_take_are_made_fit_and_stay_different()
    {
        var path = Workbooks.Write(_folder, "名称.xlsx", workbook =>
        {
            foreach (var name in new[] { "甲/乙:[丙]", new string('长', 40), new string('长', 41), "'甲'", "", "甲" })
            {
                workbook.AddSheet(new SheetLayout(name, [new(10)]));
            }
        });

        Assert.Equal(
            ["甲 乙  丙", new string('长', 31), new string('长', 28) + "(2)", "甲", "Sheet", "甲(2)"],
            Workbooks.Understood(path).Select(sheet => sheet.Name));
    }

    [Fact]
    public void Equal_input_makes_equal_bytes()
    {
        byte[] Make()
        {
            using var output = new MemoryStream();
            using (var workbook = new WorkbookWriter(output))
            {
                var sheet = workbook.AddSheet(Ledger);
                sheet.WriteHeader("序号", "问题");
                sheet.WriteRow(CellValue.Text("1", CellStyle.Body with { Fill = FillColor.Red }), CellValue.Text("示例"));
            }

            return output.ToArray();
        }

        using var package = new ZipArchive(new MemoryStream(Make()));
        Assert.All(package.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void The_file_keeps_to_the_schema_and_names_nobody()
    {
        var path = SheetSamples.Ledger(_folder);
        using var document = SpreadsheetDocument.Open(path, isEditable: false);

        var errors = new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document);

        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
        Assert.Null(document.PackageProperties.Creator);
        Assert.Null(document.PackageProperties.LastModifiedBy);
        Assert.Null(document.PackageProperties.Created);
    }
}
