using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CaseReform.Ops.Worker.Sheets;

/// <summary>The small parts that hold an XLSX package together (ECMA-376 parts 1 and 2).</summary>
internal static class PackageParts
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Main = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public const string RootRelationships =
        $"""{Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""";

    public static string SheetPath(int index) => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{index + 1}.xml");

    public static string WorkbookRelationships(int sheets)
    {
        var each = Enumerable.Range(1, sheets).Select(number => string.Create(
            CultureInfo.InvariantCulture,
            $"""<Relationship Id="rId{number}" Type="{Office}/worksheet" Target="worksheets/sheet{number}.xml"/>"""));
        return $"""{Head}<Relationships xmlns="{Package}/relationships">{string.Concat(each)}<Relationship Id="styles" Type="{Office}/styles" Target="styles.xml"/></Relationships>""";
    }

    public static string ContentTypes(int sheets)
    {
        var each = Enumerable.Range(0, sheets)
            .Select(index => $"""<Override PartName="/{SheetPath(index)}" ContentType="{Main}.worksheet+xml"/>""");
        return $"""
            {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Main}.styles+xml"/>{string.Concat(each)}</Types>
            """;
    }

    public static Workbook Workbook(IReadOnlyList<SheetWriter> sheets)
    {
        var shown = Math.Max(0, sheets.ToList().FindIndex(sheet => !sheet.Layout.Hidden));
        var workbook = new Workbook(
            new BookViews(new WorkbookView { ActiveTab = (uint)shown }),
            new DocumentFormat.OpenXml.Spreadsheet.Sheets(sheets.Select((sheet, index) => Sheet(sheet, index + 1))));
        var defined = sheets.SelectMany((sheet, index) => sheet.DefinedNames((uint)index)).ToList();
        if (defined.Count > 0)
        {
            workbook.Append(new DefinedNames(defined));
        }

        return workbook;
    }

    private static Sheet Sheet(SheetWriter writer, int number)
    {
        var sheet = new Sheet { Name = writer.Name, SheetId = (uint)number, Id = string.Create(CultureInfo.InvariantCulture, $"rId{number}") };
        if (writer.Layout.Hidden)
        {
            sheet.State = SheetStateValues.Hidden;
        }

        return sheet;
    }
}
