using CaseReform.Ops.Testing.Tools;

namespace CaseReform.Ops.Worker.Tests.Sheets;

public sealed class StrictWorkbookTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Strict_Open_XML_is_read_like_the_common_kind()
    {
        var parts = Workbooks.Parts("""<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46376</v></c><c r="C1" s="1" t="d"><v>2026-12-20</v></c><c r="D1" t="e"><v>#REF!</v></c></row>""");
        parts["xl/sharedStrings.xml"] = Workbooks.SharedStrings(["序号"]);
        parts["xl/styles.xml"] = Workbooks.Styles(["yyyy-mm-dd", "yyyy-mm-dd"]);
        var strict = parts.ToDictionary(part => part.Key, part => part.Value
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal));

        var sheet = Workbooks.Understood(Workbooks.Pack(_folder, "表.xlsx", strict))[0];

        Assert.Equal(["序号", "2026-12-20", "2026-12-20", "#REF!"], Enumerable.Range(0, 4).Select(column => sheet[0, column].Text));
        Assert.Equal([new DateOnly(2026, 12, 20), new DateOnly(2026, 12, 20)], [sheet[0, 1].Date, sheet[0, 2].Date]);
    }
}
