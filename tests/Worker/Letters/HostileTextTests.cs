using CaseReform.Ops.Worker.Letters;

namespace CaseReform.Ops.Worker.Tests.Letters;

public sealed class HostileTextTests
{
    [Fact]
    public void Markup_in_a_problem_is_text()
    {
        var page = Render("<script>alert(1)</script><img src=x onerror=\"a\"> & 'b' <a href=\"https://evil.example\">点此</a>");
        Pages.AssertSurvivesMailPrograms(page);
        Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page.Html, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("见 https://evil.example/x", "见 https：//evil.example/x")]
    [InlineData("见 WWW.evil.example", "见 www．evil.example")]
    public void An_address_in_a_problem_is_no_link(string problem, string shown)
    {
        var page = Render(problem);
        Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        Assert.Contains(shown, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("://evil", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("甲\r\n乙\n\n丙", "甲 乙 丙")]
    [InlineData("甲\0\u0007\u001b乙\u0085丙", "甲乙 丙")]
    [InlineData("甲\u202E乙\u2066丙\u200B丁\uFEFF", "甲乙丙丁")]
    [InlineData("甲\u2028乙\u3000 \u00A0丙", "甲 乙 丙")]
    [InlineData("  甲  乙  ", "甲 乙")]
    [InlineData("甲\uFFFF\uFFFE乙", "甲乙")]
    [InlineData("𠮷野家 ①—〔2026〕《方案》“引号”", "𠮷野家 ①—〔2026〕《方案》“引号”")]
    [InlineData("", "")]
    public void Invisible_characters_and_line_breaks_go(string text, string plain) => Assert.Equal(plain, Plain.Tidy(text));

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character()
    {
        Assert.Equal("甲\uFFFD乙", Plain.Tidy("甲\uD842乙"));
        Pages.AssertSurvivesMailPrograms(Render("甲\uD842乙\uDFB7\0"));
    }

    [Fact]
    public void A_cut_does_not_split_a_character()
    {
        Assert.Equal("甲乙丙", Plain.Cut("甲乙丙", 3));
        Assert.Equal("甲乙…", Plain.Cut("甲乙丙丁", 3));
        Assert.Equal("甲…", Plain.Cut("甲𠮷丙丁", 3));
        Assert.Equal("甲…", Plain.Cut("甲 丙丁", 3));
    }

    [Fact]
    public void A_line_break_in_a_name_makes_no_second_line()
    {
        var page = LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter() with { Unit = "甲局\n【整改督办】伪造", Rung = "提醒\r\n伪造" }) with { Recipient = "张示例\n伪造", Office = "办公室\n伪造" });
        Assert.All(page.Text.Split('\n'), line => Assert.False(line.StartsWith("伪造", StringComparison.Ordinal) || line.StartsWith("【整改督办】", StringComparison.Ordinal)));
    }

    private static RenderedPage Render(string problem) => LetterPage.Render(LetterSamples.Letter(LetterSamples.Matter() with { Problem = problem }));
}
