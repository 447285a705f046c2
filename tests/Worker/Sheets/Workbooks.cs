using System.IO.Compression;
using System.Text;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>Makes spreadsheets for tests: honest ones by our writer, others by hand from their parts.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static string Write(TemporaryFolder folder, string name, Action<WorkbookWriter> write)
    {
        var path = folder.File(name);
        using var file = File.Create(path);
        using var writer = new WorkbookWriter(file);
        write(writer);
        return path;
    }

    /// <summary>A workbook of one sheet whose parts a test may replace or add to.</summary>
    /// <param name="rows">What stands inside sheetData.</param>
    public static Dictionary<string, string> Parts(string rows = """<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row>""") => new()
    {
        ["[Content_Types].xml"] = $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""",
        ["_rels/.rels"] = $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        ["xl/workbook.xml"] = $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>""",
        ["xl/_rels/workbook.xml.rels"] = Relationships($"""<Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{Office}/sharedStrings" Target="sharedStrings.xml"/>"""),
        ["xl/styles.xml"] = Styles(0),
        ["xl/worksheets/sheet1.xml"] = Sheet(rows),
    };

    public static string Relationships(string inner) => $"""<Relationships xmlns="{Package}/relationships">{inner}</Relationships>""";

    public static string Sheet(string rows) => $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""";

    public static string SharedStrings(IEnumerable<string> texts) =>
        $"""<sst xmlns="{Main}">{string.Concat(texts.Select(text => $"<si><t>{text}</t></si>"))}</sst>""";

    /// <summary>Cell style n has the nth of the given built-in number formats.</summary>
    public static string Styles(params int[] builtIn) => Styles([], builtIn);

    public static string Styles(string[] custom, params int[] numbers)
    {
        var formats = string.Concat(custom.Select((code, i) => $"""<numFmt numFmtId="{164 + i}" formatCode="{code.Replace("\"", "&quot;", StringComparison.Ordinal)}"/>"""));
        var all = numbers.Concat(custom.Select((_, i) => 164 + i));
        return $"""<styleSheet xmlns="{Main}"><numFmts>{formats}</numFmts><cellXfs>{string.Concat(all.Select(n => $"<xf numFmtId=\"{n}\" applyNumberFormat=\"1\"/>"))}</cellXfs></styleSheet>""";
    }

    public static string Pack(TemporaryFolder folder, string name, IEnumerable<KeyValuePair<string, string>> parts)
    {
        var path = folder.File(name);
        using var package = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (part, content) in parts)
        {
            using var stream = package.CreateEntry(part).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }

        return path;
    }

    public static WorkbookReading Read(string path, WorkbookLimits? limits = null) =>
        WorkbookReader.Read(path, limits ?? WorkbookLimits.Default, CancellationToken.None);

    public static IReadOnlyList<SheetGrid> Understood(string path) => Assert.IsType<WorkbookReading.Understood>(Read(path)).Sheets;

    public static WorkbookReading.Refused Refused(string path, WorkbookLimits? limits = null) =>
        Assert.IsType<WorkbookReading.Refused>(Read(path, limits));
}
