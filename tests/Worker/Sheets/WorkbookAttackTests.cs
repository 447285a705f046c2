using System.Globalization;
using CaseReform.Ops.Testing.Tools;
using CaseReform.Ops.Worker.Sheets;

namespace CaseReform.Ops.Worker.Tests.Sheets;

/// <summary>Files that somebody made to hurt, or that came to harm on the way: each is refused whole, with a sentence.</summary>
public sealed class WorkbookAttackTests : IDisposable
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_hand_made_workbook_that_the_attacks_start_from_is_read()
    {
        Assert.Equal("序号", Workbooks.Understood(Workbooks.Pack(_folder, "好.xlsx", Workbooks.Parts()))[0][0, 0].Text);
    }

    [Fact]
    public void A_part_that_unpacks_to_hundreds_of_times_its_size()
    {
        var parts = Workbooks.Parts();
        parts["xl/worksheets/sheet1.xml"] = Workbooks.Sheet(new string(' ', 64 << 20));
        var path = Workbooks.Pack(_folder, "炸弹.xlsx", parts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Workbooks.Refused(path);

        AssertSentence(refused, SheetTexts.RatioTooHigh);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 30L << 20);
    }

    [Fact]
    public void A_part_that_claims_to_be_small_and_is_not()
    {
        var content = $"<x>{new string('a', 4 << 20)}</x>";
        var path = Workbooks.Pack(_folder, "谎.xlsx", [.. Workbooks.Parts(), new("docProps/core.xml", content)]);
        var file = File.ReadAllBytes(path);
        var size = BitConverter.GetBytes(content.Length);
        for (var at = file.AsSpan().IndexOf(size); at >= 0; at = file.AsSpan().IndexOf(size))
        {
            BitConverter.GetBytes(100).CopyTo(file, at);
        }

        File.WriteAllBytes(path, file);

        AssertSentence(Workbooks.Refused(path), SheetTexts.Damaged);
    }

    [Fact]
    public void More_bytes_than_the_limit_in_many_harmless_parts()
    {
        var parts = Workbooks.Parts();
        var random = new Random(1);
        for (var i = 0; i < 8; i++)
        {
            parts[$"xl/media/{i}.png"] = string.Concat(Enumerable.Range(0, 40_000).Select(_ => random.Next(100, 999)));
        }

        Refused(parts, SheetTexts.UnpackedTooLarge, WorkbookLimits.Default with { UnpackedBytes = 500_000 });
    }

    [Fact]
    public void Too_many_parts()
    {
        var parts = Workbooks.Parts();
        for (var i = 0; i < 2_001; i++)
        {
            parts[$"xl/media/{i}.png"] = "";
        }

        Refused(parts, SheetTexts.TooManyEntries);
    }

    [Fact]
    public void A_package_within_the_package()
    {
        var parts = Workbooks.Parts();
        parts["xl/embeddings/inner.bin"] = "PK\u0003\u0004 and so on";

        Refused(parts, SheetTexts.EmbeddedFiles);
    }

    [Fact]
    public void Too_many_shared_strings()
    {
        var parts = Workbooks.Parts();
        parts["xl/sharedStrings.xml"] = Workbooks.SharedStrings(Enumerable.Range(0, 101).Select(i => $"{i}"));

        Refused(parts, SheetTexts.TooManySharedStrings, WorkbookLimits.Default with { SharedStrings = 100 });
    }

    [Fact]
    public void A_shared_string_that_a_million_cells_repeat()
    {
        var parts = Workbooks.Parts(string.Concat(Enumerable.Range(1, 50).Select(row => $"""<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>""")));
        parts["xl/sharedStrings.xml"] = Workbooks.SharedStrings([new string('长', 1_000)]);

        var refused = Refused(parts, SheetTexts.TooMuchText, WorkbookLimits.Default with { Characters = 20_000 });

        Assert.Equal(("台账", 21, "A"), (refused.Sheet, refused.Row, refused.Column));
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>")]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/hostname\">")]
    public void A_document_type_in_any_part(string declaration)
    {
        foreach (var part in new[] { "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/core.xml" })
        {
            var parts = Workbooks.Parts();
            parts[part] = declaration + parts.GetValueOrDefault(part, "<x/>");

            Refused(parts, SheetTexts.DocumentType);
        }
    }

    [Fact]
    public void One_endless_attribute()
    {
        var parts = Workbooks.Parts();
        var random = new Random(1);
        parts["docProps/core.xml"] = $"<x y=\"{string.Concat(Enumerable.Range(0, 150_000).Select(_ => random.Next(100, 999)))}>\"/>";

        Refused(parts, SheetTexts.Damaged);
    }

    [Fact]
    public void Elements_nested_without_end()
    {
        var parts = Workbooks.Parts();
        parts["docProps/core.xml"] = string.Concat(Enumerable.Repeat("<a>", 20_000)) + string.Concat(Enumerable.Repeat("</a>", 20_000));

        Refused(parts, SheetTexts.Damaged);
    }

    [Fact]
    public void A_link_to_another_workbook()
    {
        var parts = Workbooks.Parts();
        parts["xl/externalLinks/externalLink1.xml"] = "<x/>";

        Refused(parts, SheetTexts.ExternalLinks);
    }

    [Fact]
    public void A_part_that_lies_outside_the_file_while_a_link_on_a_cell_is_only_text()
    {
        var parts = Workbooks.Parts();
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = Workbooks.Relationships($"""<Relationship Id="r1" Type="{Office}/hyperlink" Target="mailto:a@example.invalid" TargetMode="External"/>""");
        Workbooks.Understood(Workbooks.Pack(_folder, "链接.xlsx", parts));

        parts["xl/worksheets/_rels/sheet1.xml.rels"] = Workbooks.Relationships($"""<Relationship Id="r1" Type="{Office}/image" Target="http://example.invalid/a.png" TargetMode="External"/>""");

        Refused(parts, SheetTexts.ExternalLinks);
    }

    [Fact]
    public void Macros_by_part_and_by_content_type()
    {
        var byPart = Workbooks.Parts();
        byPart["xl/vbaProject.bin"] = "x";
        var byType = Workbooks.Parts();
        byType["[Content_Types].xml"] = byType["[Content_Types].xml"]
            .Replace("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml", StringComparison.Ordinal);

        Refused(byPart, SheetTexts.Macros);
        Refused(byType, SheetTexts.Macros);
    }

    [Theory]
    [InlineData("EncryptedPackage", nameof(SheetTexts.Encrypted))]
    [InlineData("WordDocument", nameof(SheetTexts.NotATable))]
    [InlineData("Unknown", nameof(SheetTexts.NotASpreadsheet))]
    public void A_compound_file_that_holds_something_else(string stream, string sentence)
    {
        var path = _folder.File("台账.xls");
        File.WriteAllBytes(path, CompoundFiles.With((stream, new byte[5000])));

        AssertSentence(Workbooks.Refused(path), Sentence(sentence));
    }

    [Fact]
    public void An_xls_file_with_a_project_of_macros() => RefusedAsXls(SheetTexts.Macros, ("Workbook", Records(0x0809)), ("_VBA_PROJECT_CUR", []));

    [Fact]
    public void An_xls_file_with_a_sheet_of_macros() => RefusedAsXls(SheetTexts.Macros, ("Workbook", Records(0x0085, 0, 0, 0, 0, 0, 1, 1, 0, 65)));

    [Fact]
    public void An_xls_file_with_a_password() => RefusedAsXls(SheetTexts.Encrypted, ("Workbook", Records(0x002F, 0, 0)));

    [Fact]
    public void An_xls_file_with_a_link() => RefusedAsXls(SheetTexts.ExternalLinks, ("Workbook", Records(0x01AE, 1, 0, 5, 0, 0, 1, 2, 3, 4, 5)));

    [Fact]
    public void A_compound_file_whose_sectors_run_in_a_circle()
    {
        var file = CompoundFiles.With(("Workbook", new byte[5000]));
        BitConverter.GetBytes(1u).CopyTo(file, 512 + 4);
        var path = _folder.File("圈.xls");
        File.WriteAllBytes(path, file);

        AssertSentence(Workbooks.Refused(path), SheetTexts.Damaged);
    }

    [Theory]
    [InlineData("A1048576", nameof(SheetTexts.TooManyRows), 1_048_576)]
    [InlineData("A2000000000", nameof(SheetTexts.TooManyRows), 2_000_000_000)]
    [InlineData("ZZZZZZ1", null, null)]
    public void A_cell_at_the_end_of_the_world(string reference, string? sentence, int? row)
    {
        var number = reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]);
        var path = Workbooks.Pack(_folder, "远.xlsx", Workbooks.Parts($"""<row r="{number}"><c r="{reference}"><v>1</v></c></row>"""));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Workbooks.Refused(path);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400L << 20);
        if (sentence is not null)
        {
            AssertSentence(refused, Sentence(sentence));
            Assert.Equal(row, refused.Row);
        }
    }

    [Fact]
    public void A_dimension_that_lies_is_simply_not_believed()
    {
        var parts = Workbooks.Parts();
        parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"]
            .Replace("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>", StringComparison.Ordinal);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var sheet = Workbooks.Understood(Workbooks.Pack(_folder, "谎.xlsx", parts))[0];

        Assert.Equal((1, 1), (sheet.RowCount, sheet.ColumnCount));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L << 20);
    }

    [Fact]
    public void Empty_rows_far_below_cost_nothing_and_do_not_count()
    {
        var path = Workbooks.Pack(_folder, "空.xlsx", Workbooks.Parts(
            """<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row><row r="1048576"><c r="A1048576" s="0"/></row>"""));

        Assert.Equal(1, Workbooks.Understood(path)[0].RowCount);
    }

    [Fact]
    public void More_rows_than_the_limit_are_refused_where_they_begin() =>
        RefusedBeyond(WorkbookLimits.Default with { Rows = 2 }, SheetTexts.TooManyRows, 3, "A");

    [Fact]
    public void More_cells_than_the_limit_are_refused_where_they_begin() =>
        RefusedBeyond(WorkbookLimits.Default with { Cells = 3 }, SheetTexts.TooManyCells, 2, "B");

    [Fact]
    public void A_cell_longer_than_the_limit_is_refused_where_it_stands() =>
        RefusedBeyond(WorkbookLimits.Default with { CellCharacters = 3 }, SheetTexts.CellTooLong, 2, "B");

    [Fact]
    public void What_just_fits_is_read()
    {
        File.WriteAllText(_folder.File("表.csv"), "1,2\n3,四五六七\n5,6\n");

        var reading = Workbooks.Read(_folder.File("表.csv"), WorkbookLimits.Default with { Rows = 3, Cells = 6, CellCharacters = 4 });

        Assert.Equal(3, Assert.IsType<WorkbookReading.Understood>(reading).Sheets[0].RowCount);
    }

    [Fact]
    public void Too_many_sheets_even_when_all_are_the_same_part()
    {
        var parts = Workbooks.Parts();
        parts["xl/workbook.xml"] = parts["xl/workbook.xml"].Replace(
            "<sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/>",
            string.Concat(Enumerable.Range(1, 201).Select(i => $"<sheet name=\"{i}\" sheetId=\"{i}\" r:id=\"rId1\"/>")),
            StringComparison.Ordinal);

        Refused(parts, SheetTexts.TooManySheets);
    }

    [Theory]
    [InlineData("_x0000_", nameof(SheetTexts.ControlCharacter), "0000")]
    [InlineData("_x0007_", nameof(SheetTexts.ControlCharacter), "0007")]
    [InlineData("_xD83D_", nameof(SheetTexts.BrokenCharacter), "D83D")]
    [InlineData("_xDE00__xD83D_", nameof(SheetTexts.BrokenCharacter), "DE00")]
    public void A_character_that_no_text_holds_is_refused_with_its_cell(string text, string sentence, string code)
    {
        var parts = Workbooks.Parts("""<row r="3"><c r="C3" t="s"><v>0</v></c></row>""");
        parts["xl/sharedStrings.xml"] = Workbooks.SharedStrings([$"甲{text}乙"]);

        var refused = Refused(parts, sentence == nameof(SheetTexts.ControlCharacter) ? SheetTexts.ControlCharacter : SheetTexts.BrokenCharacter);

        Assert.Equal(("台账", 3, "C"), (refused.Sheet, refused.Row, refused.Column));
        Assert.Contains($"U+{code}", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("台账.xlsx", "%PDF-1.7\n", "PDF")]
    [InlineData("台账.xls", "<html><table><tr><td>1</td></tr></table></html>", "网页")]
    [InlineData("台账.xls", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "XML")]
    [InlineData("台账.xls", "序号\t问题\n1\t示例\n", "纯文本")]
    [InlineData("台账.csv", "{\\rtf1}", "RTF")]
    public void A_file_that_is_something_else_is_called_by_its_name(string name, string content, string kind)
    {
        File.WriteAllText(_folder.File(name), content);

        Assert.Contains(kind, Workbooks.Refused(_folder.File(name)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_a_huge_file_and_bytes_without_meaning()
    {
        File.WriteAllBytes(_folder.File("空.xlsx"), []);
        File.WriteAllBytes(_folder.File("噪.csv"), [1, 0, 2, 0, 3]);
        using (var huge = File.Create(_folder.File("大.xlsx")))
        {
            huge.SetLength((50 << 20) + 1);
        }

        AssertSentence(Workbooks.Refused(_folder.File("空.xlsx")), SheetTexts.EmptyFile);
        AssertSentence(Workbooks.Refused(_folder.File("噪.csv")), SheetTexts.NotASpreadsheet);
        AssertSentence(Workbooks.Refused(_folder.File("大.xlsx")), SheetTexts.FileTooLarge);
    }

    [Fact]
    public void A_workbook_cut_off_anywhere()
    {
        var whole = File.ReadAllBytes(SheetSamples.Ledger(_folder));
        var path = _folder.File("截断.xlsx");
        for (var length = 4; length < whole.Length; length += 29)
        {
            File.WriteAllBytes(path, whole[..length]);
            AssertSentence(Workbooks.Refused(path), SheetTexts.Damaged);
        }
    }

    [Fact]
    public void A_workbook_with_damaged_bytes_never_breaks_the_reader()
    {
        var whole = File.ReadAllBytes(SheetSamples.Ledger(_folder));
        var random = new Random(20250930);
        var path = _folder.File("损坏.xlsx");
        for (var round = 0; round < 200; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i < 3; i++)
            {
                damaged[random.Next(4, damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, damaged);
            Assert.NotNull(Workbooks.Read(path));
        }
    }

    [Theory]
    [InlineData("xl/workbook.xml", "<workbook/>")]
    [InlineData("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r=\"-5\"><c r=\"?\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>")]
    [InlineData("xl/worksheets/sheet1.xml", "not xml at all")]
    [InlineData("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"99999999999\"/></cellXfs></styleSheet>")]
    public void Parts_with_nonsense_in_them_never_break_the_reader(string part, string content)
    {
        var parts = Workbooks.Parts("""<row r="1"><c r="A1" s="7"><v>x</v></c></row>""");
        parts[part] = content;

        Assert.NotNull(Workbooks.Read(Workbooks.Pack(_folder, "乱.xlsx", parts)));
    }

    [Fact]
    public void Reading_can_be_stopped()
    {
        var path = SheetSamples.Ledger(_folder);

        Assert.Throws<OperationCanceledException>(() => WorkbookReader.Read(path, WorkbookLimits.Default, new CancellationToken(canceled: true)));
    }

    private WorkbookReading.Refused Refused(Dictionary<string, string> parts, string sentence, WorkbookLimits? limits = null)
    {
        var refused = Workbooks.Refused(Workbooks.Pack(_folder, "攻击.xlsx", parts), limits);
        AssertSentence(refused, sentence);
        return refused;
    }

    private static string Sentence(string name) => SheetTexts.ResourceManager.GetString(name, CultureInfo.InvariantCulture)!;

    /// <summary>Compares what stands before the first figure.</summary>
    private static void AssertSentence(WorkbookReading.Refused refused, string sentence) =>
        Assert.StartsWith(sentence.Split('{')[0], refused.Reason, StringComparison.Ordinal);

    private static byte[] Records(ushort id, params byte[] body) => [.. BitConverter.GetBytes(id), .. BitConverter.GetBytes((ushort)body.Length), .. body, .. new byte[5000]];

    private void RefusedAsXls(string sentence, params (string Name, byte[] Content)[] streams)
    {
        var path = _folder.File("台账.xls");
        File.WriteAllBytes(path, CompoundFiles.With(streams));

        AssertSentence(Workbooks.Refused(path), sentence);
    }

    private void RefusedBeyond(WorkbookLimits limits, string sentence, int row, string column)
    {
        File.WriteAllText(_folder.File("表.csv"), "1,2\n3,四五六七\n5,6\n");

        var refused = Workbooks.Refused(_folder.File("表.csv"), limits);

        AssertSentence(refused, sentence);
        Assert.Equal(("表", row, column), (refused.Sheet, refused.Row, refused.Column));
    }
}
