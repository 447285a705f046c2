using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Tests.Text;

public sealed class SquashTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("张三", "张三")]
    [InlineData(" 张　三\t\r\n", "张三")]
    [InlineData("ＡＢ１２（３）", "AB12(3)")]
    [InlineData("①", "1")]
    [InlineData("e\u0301", "é")]
    [InlineData("\u00B4", "\u0301")]
    [InlineData("㈠ 😀", "(一)😀")]
    public void One_spelling_stands_for_all(string text, string squashed) => Assert.Equal(squashed, text.Squashed());

    [Theory]
    [InlineData("", "")]
    [InlineData("Ａ　Ｂ", "ＡＢ")]
    [InlineData("a\u2028b\u00A0c", "abc")]
    [InlineData("a\u200Bb", "a\u200Bb")]
    public void White_space_goes_and_width_stays(string text, string without) => Assert.Equal(without, text.WithoutSpaces());

    [Theory]
    [InlineData("Ａ　Ｂ", "A B")]
    [InlineData("ｶﾞ", "ガ")]
    public void Width_goes_and_white_space_stays(string text, string narrowed) => Assert.Equal(narrowed, text.Narrowed());

    [Fact]
    public void Half_a_pair_cannot_be_narrowed() => Assert.Throws<ArgumentException>(() => "a\ud83d".Narrowed());
}
