using CaseReform.Ops.Bot.Page;

namespace CaseReform.Ops.Bot.Tests.Page;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onfocus=\"alert(1)", "&quot; onfocus=&quot;alert(1)")]
    [InlineData("' onfocus='alert(1)", "&#39; onfocus=&#39;alert(1)")]
    [InlineData("&lt;b&gt;", "&amp;lt;b&amp;gt;")]
    [InlineData("张示例", "张示例")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_text_in_a_hole_is_text(string? text, string shown)
    {
        Markup page = $"<p title=\"{text}\">{text}</p>";
        Assert.Equal($"<p title=\"{shown}\">{shown}</p>", page.ToString());
    }

    [Fact]
    public void Markup_in_a_hole_stays_and_what_is_in_it_was_encoded()
    {
        Markup page = $"<ul>{new[] { "<script>", "乙" }.Select(Row)}</ul>{Markup.If(true, $"<b>{"<i>"}</b>")}{Markup.If(false, $"<b></b>")}{7L}";
        Assert.Equal("<ul><li>&lt;script&gt;</li><li>乙</li></ul><b>&lt;i&gt;</b>7", page.ToString());

        static Markup Row(string text) => $"<li>{text}</li>";
    }

    [Fact]
    public void What_is_marked_stands_as_it_is() => Assert.Equal("main>p{}", Markup.Raw("main>p{}").ToString());
}
