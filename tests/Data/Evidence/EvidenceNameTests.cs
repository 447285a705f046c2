using CaseReform.Ops.Data.Evidence;

namespace CaseReform.Ops.Data.Tests.Evidence;

public sealed class EvidenceNameTests
{
    [Theory]
    [InlineData("会议纪要.pdf", "会议纪要.pdf")]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\共享\\..\\制度.docx", "制度.docx")]
    [InlineData("制度\r\nSet-Cookie: a=b.pdf", "制度Set-Cookie a=b.pdf")]
    [InlineData("图\u202Efdp.exe", "图fdp.exe")]
    [InlineData("零\u200B宽\uFEFF.pdf", "零宽.pdf")]
    [InlineData("a\0b.pdf", "ab.pdf")]
    [InlineData("半\uD800个.pdf", "半个.pdf")]
    [InlineData("<script>\"|?*.txt", "script.txt")]
    [InlineData("CON.txt", "_CON.txt")]
    [InlineData("com1.说明.txt", "_com1.说明.txt")]
    [InlineData("  名称 . pdf", "名称. pdf")]
    [InlineData(".pdf", "pdf")]
    [InlineData("...", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_loses_what_could_do_harm(string? sent, string kept) => Assert.Equal(kept, EvidenceName.Clean(sent));

    [Fact]
    public void A_long_name_is_cut_before_its_ending_and_not_in_a_character()
    {
        var name = EvidenceName.Clean(new string('长', 75) + "𠮷" + new string('长', 300) + ".docx");

        Assert.Equal(new string('长', 75)[..75] + ".docx", name);
        Assert.Equal(80, EvidenceName.Clean(new string('长', 300) + ".docx").Length);
    }
}
