using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Tests.Text;

public sealed class TextCutTests
{
    [Theory]
    [InlineData("", 0, "")]
    [InlineData("", 5, "")]
    [InlineData("督办单", 3, "督办单")]
    [InlineData("督办单", 2, "督办")]
    [InlineData("督办单", 0, "")]
    [InlineData("督办单", -1, "")]
    [InlineData("a😀b", 3, "a😀")]
    [InlineData("a😀b", 2, "a")]
    [InlineData("😀", 1, "")]
    [InlineData("𠮷𠮷", 3, "𠮷")]
    [InlineData("ＡＢ", 1, "Ａ")]
    public void A_cut_halves_no_character(string text, int max, string cut) => Assert.Equal(cut, text.CutTo(max));

    // a mark that stands alone is lost, what it marked stays
    [Theory]
    [InlineData("e\u0301f", 1, "e")]
    [InlineData("e\u0301f", 2, "e\u0301")]
    public void A_combining_mark_may_be_cut_off(string text, int max, string cut) => Assert.Equal(cut, text.CutTo(max));

    [Theory]
    [InlineData("", 5, "")]
    [InlineData("督办单", 3, "督办单")]
    [InlineData("督办单位", 3, "督办…")]
    [InlineData("督办 单位", 4, "督办…")]
    [InlineData("a😀bc", 3, "a…")]
    [InlineData("a😀bc", 4, "a😀…")]
    [InlineData("abc", 1, "…")]
    public void A_marked_cut_is_no_longer_than_asked(string text, int max, string cut) => Assert.Equal(cut, text.CutWithMark(max));

    [Fact]
    public void The_mark_may_be_a_sentence() => Assert.Equal("整改（略）", "整改措施落实情况".CutWithMark(5, "（略）"));
}
