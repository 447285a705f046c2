using System.IO.Compression;
using System.Text;

using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.EndToEnd.Tests.Harness;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.EndToEnd.Tests.CommandLine;

/// <summary>Files made to hurt the machine are refused with a sentence, and the process that reads them stays small.</summary>
public sealed class HostileFileTests
{
    private const long Megabyte = 1 << 20;

    /// <summary>What the worker needs by itself, the file, its text, and twice as much as the text of an honest ledger of this size.</summary>
    private const long MaxBytes = 512 * Megabyte;

    private const int FileSize = 50 * (int)Megabyte - 100;

    private static readonly string[] LedgerImport = ["ledger", "import"];
    private static readonly string[] PeopleImport = ["people", "import"];
    private static readonly string[] CalendarImport = ["calendar", "import"];

    /// <summary>The file, the command, how the content is made, and what is said.</summary>
    public static TheoryData<string, string[], string> Hostile => new()
    {
        { "commas.csv", LedgerImport, "第1行XFE列：内容超过 256 列" },
        { "commas.csv", PeopleImport, "第1行XFE列：内容超过 256 列" },
        { "lines.csv", LedgerImport, "超过 50000 行" },
        { "cell.csv", LedgerImport, "超过 32767 个字" },
        { "quoted.csv", LedgerImport, "超过 32767 个字" },
        { "unclosed.csv", LedgerImport, "引号" },
        { "gb18030.csv", LedgerImport, "超过 32767 个字" },
        { "cells.csv", LedgerImport, "超过 1500000 个" },
        { "shared.xlsx", LedgerImport, "超过 32767 个字" },
        { "inline.xlsx", PeopleImport, "第1行A列：单元格内超过 32767 个字" },
        { "wide.xlsx", LedgerImport, "超过 256 列" },
        { "declared.xlsx", LedgerImport, "表头" },
        { "sparse.xlsx", LedgerImport, "表头" },
        { "merged.xlsx", LedgerImport, "表头" },
        { "nested.json", CalendarImport, "超过 1 MB" },
        { "deep.json", CalendarImport, "JSON" },
    };

    [Theory(Timeout = Limit.WholeProgram)]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_file_gets_a_sentence_and_little_memory(string name, string[] command, string sentence)
    {
        await using var at = await Installation.NewAsync(DatabaseKind.Sqlite);
        var file = Path.Combine(at.Folder, name);
        await using (var content = File.Create(file))
        {
            Write(content, name);
        }

        await using var running = at.Start([.. command, file]);
        var peak = await running.PeakMemoryAsync();
        var ended = await running.EndAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {peak / Megabyte} MB: {ended.Errors}");
        Assert.Equal(2, ended.Exit);
        Assert.Contains(sentence, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.All, StringComparison.Ordinal);
        Assert.InRange(peak, 1, MaxBytes);
    }

    private static void Write(Stream file, string name)
    {
        switch (name)
        {
            case "commas.csv":
                Repeat(file, ",");
                break;
            case "lines.csv":
                Repeat(file, "\n");
                break;
            case "cell.csv":
                Repeat(file, "abcdefghij");
                break;
            case "quoted.csv":
                file.WriteByte((byte)'"');
                Repeat(file, "abcdefgh\n,");
                file.WriteByte((byte)'"');
                break;
            case "unclosed.csv":
                file.WriteByte((byte)'"');
                Repeat(file, "abcdefgh\n,");
                break;
            case "gb18030.csv":
                Repeat(file, "整改", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!);
                break;
            case "cells.csv":
                Repeat(file, string.Concat(Enumerable.Repeat("a,", 200)) + "\n");
                break;
            case "shared.xlsx":
                Package(file, Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"), sst => Wrap(sst, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>", "</t></si></sst>", Noise));
                break;
            case "inline.xlsx":
                Package(file, sheet => Wrap(sheet, $"{Head}<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>", $"</t></is></c></row>{Foot}", Noise));
                break;
            case "wide.xlsx":
                Package(file, Sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"));
                break;
            case "declared.xlsx":
                Package(file, Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<dimension ref=\"A1:XFD1048576\"/>"));
                break;
            case "sparse.xlsx":
                Package(file, Sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"49999\"><c r=\"IV49999\"><v>1</v></c></row>"));
                break;
            case "merged.xlsx":
                Package(file, Sheet(
                    "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"49999\"><c r=\"IV49999\"><v>1</v></c></row>", after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:IV49998\"/></mergeCells>"));
                break;
            case "nested.json":
                Repeat(file, "[");
                break;
            case "deep.json":
                file.Write(Encoding.UTF8.GetBytes(new string('[', 900_000)));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, null);
        }
    }

    private const string Head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    private const string Foot = "</sheetData></worksheet>";

    private static void Repeat(Stream file, string text, Encoding? encoding = null)
    {
        var piece = (encoding ?? Encoding.UTF8).GetBytes(string.Concat(Enumerable.Repeat(text, 1000)));
        for (var written = 0; written + piece.Length <= FileSize - 2; written += piece.Length)
        {
            file.Write(piece);
        }
    }

    /// <summary>Text that cannot be packed by more than a third, so that the packed file is honest about its size.</summary>
    private static void Noise(Stream part)
    {
        var random = new Random(1);
        var piece = new byte[30_000];
        for (var written = 0; written < FileSize; written += piece.Length / 3 * 4)
        {
            random.NextBytes(piece);
            part.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(piece)));
        }
    }

    private static void Wrap(Stream part, string head, string foot, Action<Stream> body)
    {
        part.Write(Encoding.UTF8.GetBytes(head));
        body(part);
        part.Write(Encoding.UTF8.GetBytes(foot));
    }

    private static Action<Stream> Sheet(string rows, string dimension = "", string after = "") => sheet => sheet.Write(Encoding.UTF8.GetBytes(
        Head.Replace("<sheetData>", dimension + "<sheetData>", StringComparison.Ordinal) + rows + Foot.Replace("</sheetData>", "</sheetData>" + after, StringComparison.Ordinal)));

    private static void Package(Stream file, Action<Stream> sheet, Action<Stream>? sharedStrings = null)
    {
        const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        Part("[Content_Types].xml", Text($"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Types}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{Types}.worksheet+xml\"/></Types>"));
        Part("_rels/.rels", Text($"<Relationships xmlns=\"{Relationships}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
        Part("xl/workbook.xml", Text($"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><sheets><sheet name=\"台账\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
        Part("xl/_rels/workbook.xml.rels", Text($"<Relationships xmlns=\"{Relationships}\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"));
        Part("xl/worksheets/sheet1.xml", sheet);
        if (sharedStrings is not null)
        {
            Part("xl/sharedStrings.xml", sharedStrings);
        }

        void Part(string name, Action<Stream> write)
        {
            using var part = zip.CreateEntry(name).Open();
            write(part);
        }

        static Action<Stream> Text(string text) => part => part.Write(Encoding.UTF8.GetBytes(text));
    }
}
