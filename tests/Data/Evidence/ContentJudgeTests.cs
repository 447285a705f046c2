using System.Text;

using CaseReform.Ops.Data.Evidence;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Tools;

using Microsoft.Extensions.Options;

namespace CaseReform.Ops.Data.Tests.Evidence;

public sealed class ContentJudgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, byte[]> Honest => new()
    {
        { "a.pdf", EvidenceSamples.Pdf() },
        { "a.PNG", EvidenceSamples.Png },
        { "a.jpg", EvidenceSamples.Jpeg },
        { "a.jpeg", EvidenceSamples.Jpeg },
        { "a.webp", EvidenceSamples.WebP },
        { "a.docx", EvidenceSamples.Docx },
        { "a.xlsx", EvidenceSamples.Package(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>")) },
        { "a.pptx", EvidenceSamples.Package(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", "<p/>")) },
        { "a.ofd", EvidenceSamples.Package(("OFD.xml", "<ofd/>")) },
        { "chart.docx", EvidenceSamples.DocxWith([("word/embeddings/Sheet1.xlsx", EvidenceSamples.Package(("xl/workbook.xml", "<w/>")))]) },
        { "picture.docx", EvidenceSamples.DocxWith([("word/media/image1.emz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0])]) },
        { "large.docx", EvidenceSamples.DocxWith([("word/media/image1.png", EvidenceSamples.Noise(3 << 20)), ("word/a.xml", EvidenceSamples.Zeroes(1 << 20))]) },
        { "a.doc", EvidenceSamples.Compound("Root Entry", "WordDocument") },
        { "white.docx", EvidenceSamples.DocxWith([("word/media/a.bmp", EvidenceSamples.Zeroes(3 << 20)), ("word/media/b.EMF", EvidenceSamples.Zeroes(3 << 20))]) },
        { "slides.docx", EvidenceSamples.DocxWith([("word/embeddings/a.pptx", EvidenceSamples.Package(("ppt/embeddings/b.xlsx", EvidenceSamples.Package(("xl/workbook.xml", "<w/>")))))]) },
        { "a.wps", EvidenceSamples.Compound("Root Entry", "WordDocument") },
        { "a.xls", EvidenceSamples.Compound("Root Entry", "Workbook") },
        { "a.ppt", EvidenceSamples.Compound("Root Entry", "PowerPoint Document") },
        { "a.txt", "整改情况说明\r\n一、已完成。"u8.ToArray() },
        { "a.csv", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("序号,措施\r\n1,修订制度") },
    };

    public static TheoryData<string, byte[], ContentVerdict> Dishonest => new()
    {
        { "a.pdf", EvidenceSamples.Executable, ContentVerdict.Lies },
        { "a.txt", EvidenceSamples.Executable, ContentVerdict.Lies },
        { "a.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), ContentVerdict.Lies },
        { "a.txt", " \n<html><script>alert(1)</script>"u8.ToArray(), ContentVerdict.Lies },
        { "a.txt", [0xEF, 0xBB, 0xBF, .. "<svg/>"u8], ContentVerdict.Lies },
        { "a.csv", "#!/bin/sh\nrm -rf /"u8.ToArray(), ContentVerdict.Lies },
        { "a.txt", "一\0二"u8.ToArray(), ContentVerdict.Lies },
        { "a.txt", [0xFF, 0xFF, 0xFF], ContentVerdict.Lies },
        { "a.docx", EvidenceSamples.Package(("a.txt", "只是压缩包")), ContentVerdict.Lies },
        { "a.docx", EvidenceSamples.Package(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>")), ContentVerdict.Lies },
        { "a.xlsx", EvidenceSamples.Compound("Root Entry", "EncryptedPackage"), ContentVerdict.Lies },
        { "a.docx", EvidenceSamples.Docx[..^10], ContentVerdict.Lies },
        { "a.docx", [.. "PK\u0003\u0004"u8, .. new byte[100]], ContentVerdict.Lies },
        { "a.doc", EvidenceSamples.Compound("Root Entry", "Workbook"), ContentVerdict.Lies },
        { "a.doc", EvidenceSamples.Docx, ContentVerdict.Lies },
        { "a.pdf", [], ContentVerdict.Empty },
        { "ratio.docx", EvidenceSamples.DocxWith([("word/media/a.xml", EvidenceSamples.Zeroes((1 << 20) + 1))]), ContentVerdict.UnpacksTooLarge },
        { "total.docx", EvidenceSamples.DocxWith([("word/media/a.bmp", EvidenceSamples.Zeroes((200 << 20) + 1))]), ContentVerdict.UnpacksTooLarge },
        { "nested.docx", EvidenceSamples.DocxWith([("word/embeddings/a.xlsx", EvidenceSamples.Package(("a", EvidenceSamples.Zeroes(2 << 20))))]), ContentVerdict.UnpacksTooLarge },
        { "deep.docx", EvidenceSamples.DocxWith([("a.zip", EvidenceSamples.Package(("b.zip", EvidenceSamples.Package(("c.zip", EvidenceSamples.Package(("d", [1])))))))]), ContentVerdict.NestsArchive },
        { "rar.docx", EvidenceSamples.DocxWith([("a.bin", [.. "Rar!\u001A\u0007"u8, 0, 0])]), ContentVerdict.NestsArchive },
        { "gzip.docx", EvidenceSamples.DocxWith([("a.bin", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])]), ContentVerdict.NestsArchive },
        { "program.docx", EvidenceSamples.DocxWith([("a.xlsx", EvidenceSamples.Package(("b.exe", [1])))]), ContentVerdict.CarriesProgram },
        { "out.docx", EvidenceSamples.DocxWith([("../../a.txt", [1])]), ContentVerdict.Lies },
        { "out.xlsx", EvidenceSamples.Package(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", [1]), ("..\\a", [1])), ContentVerdict.Lies },
        { "root.docx", EvidenceSamples.DocxWith([("/etc/a", [1])]), ContentVerdict.Lies },
        { "drive.docx", EvidenceSamples.DocxWith([("C:a", [1])]), ContentVerdict.Lies },
        { "twice.docx", EvidenceSamples.DocxWith([("word/document.xml", [1])]), ContentVerdict.Lies },
        { "encrypted.docx", EvidenceSamples.Encrypted(EvidenceSamples.Docx), ContentVerdict.Lies },
        { "short.docx", EvidenceSamples.Declaring(EvidenceSamples.DocxWith([("word/a.xml", EvidenceSamples.Zeroes(5 << 20))]), 5 << 20, 10), ContentVerdict.Lies },
        { "a.docx", EvidenceSamples.Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/vbaProject.bin", "x")), ContentVerdict.CarriesProgram },
        { "a.docx", EvidenceSamples.Package(("[Content_Types].xml", "<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"), ("word/document.xml", "<w/>")), ContentVerdict.CarriesProgram },
        { "a.docx", EvidenceSamples.Package(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"), ("word/embeddings/a.EXE", "MZ")), ContentVerdict.CarriesProgram },
        { "a.ofd", EvidenceSamples.Package(("OFD.xml", "<ofd/>"), ("Res/a.js", "x")), ContentVerdict.CarriesProgram },
        { "a.doc", EvidenceSamples.Compound("Root Entry", "WordDocument", "_VBA_PROJECT"), ContentVerdict.CarriesProgram },
        { "a.xls", EvidenceSamples.Compound("Root Entry", "Workbook", "_VBA_PROJECT_CUR"), ContentVerdict.CarriesProgram },
    };

    [Theory]
    [MemberData(nameof(Honest))]
    public async Task Content_that_is_what_its_name_says_is_taken(string name, byte[] content) => Assert.Equal(ContentVerdict.Agrees, await JudgeAsync(name, content));

    [Theory]
    [MemberData(nameof(Dishonest))]
    public async Task Content_that_is_something_else_or_carries_programs_is_not(string name, byte[] content, ContentVerdict verdict) =>
        Assert.Equal(verdict, await JudgeAsync(name, content));

    [Theory]
    [InlineData("a.exe")]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.zip")]
    [InlineData("a.docm")]
    [InlineData("a.pdf.exe")]
    [InlineData("a")]
    public void Other_endings_are_not_taken_at_all(string name) => Assert.Null(ContentKinds.OfName(name));

    [Fact]
    public async Task A_directory_of_very_many_parts_is_not_read()
    {
        var zip = EvidenceSamples.Docx;
        zip[^12] = zip[^11] = 0xFF;

        Assert.Equal(ContentVerdict.Lies, await JudgeAsync("a.docx", zip));
    }

    [Fact]
    public async Task A_text_that_is_cut_in_the_middle_of_a_character_between_two_blocks_is_still_text()
    {
        var text = Encoding.UTF8.GetBytes("一" + new string('字', 200_000));

        Assert.Equal(ContentVerdict.Agrees, await JudgeAsync("a.txt", text));
        Assert.Equal(ContentVerdict.Agrees, await JudgeAsync("a.txt", CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("1" + new string('字', 200_000))));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ContentVerdict> JudgeAsync(string name, byte[] content)
    {
        var folder = new EvidenceFolder(Options.Create(new DatabaseOptions { DataFolder = _folder.Path }));
        await using var file = await folder.ReceiveAsync(new MemoryStream(content), TestContext.Current.CancellationToken);
        return await file.JudgeAsync(ContentKinds.OfName(name)!.Value, TestContext.Current.CancellationToken);
    }
}
