using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;
using DocumentFormat.OpenXml.Packaging;
using Xlsx = DocumentFormat.OpenXml.Spreadsheet;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>What a program that opens the file is told beside the cells.</summary>
public sealed class WorkbookMarkupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("=1+1", true)]
    [InlineData("12-1", false)]
    public void Editing_a_text_in_Excel_leaves_it_a_text(string text, bool quoted)
    {
        var path = Workbooks.Write(_folder, "文字.xlsx", workbook => workbook.AddSheet(new SheetLayout("文字", [new(20)])).WriteRow(CellValue.Text(text)));
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;

        var cell = book.WorksheetParts.First().Worksheet.Descendants<Xlsx.Cell>().First();
        var format = book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<Xlsx.CellFormat>()
            .ElementAt((int)cell.StyleIndex!.Value);

        Assert.Equal(Xlsx.CellValues.InlineString, cell.DataType!.Value);
        Assert.Equal(49u, format.NumberFormatId!.Value);
        Assert.Equal(quoted, format.QuotePrefix?.Value ?? false);
    }

    [Fact]
    public void The_header_stays_in_view_carries_the_filter_and_is_printed_on_every_page()
    {
        using var document = SpreadsheetDocument.Open(SheetSamples.Ledger(_folder), isEditable: false);
        var sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById("rId1")).Worksheet;

        var pane = sheet.Descendants<Xlsx.Pane>().Single();
        Assert.Equal((2.0, 1.0, "B3"), (pane.VerticalSplit!.Value, pane.HorizontalSplit!.Value, pane.TopLeftCell!.Value));
        Assert.Equal("A2:H7", sheet.Descendants<Xlsx.AutoFilter>().Single().Reference!.Value);
        Assert.Contains(document.WorkbookPart.Workbook.DefinedNames!.Elements<Xlsx.DefinedName>(), name => name is { Name.Value: "_xlnm.Print_Titles", Text: "'整改台账'!$1:$2" });
    }
}
