using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Tests.Text;

public sealed class FullWidthTests
{
    [Theory]
    [InlineData("ｚｈａｎｇ１＠ｔｏｗｎ．ｅｘａｍｐｌｅ", "zhang1@town.example")]
    [InlineData("Ａｚ０９＿－＋", "Az09_-+")]
    [InlineData("zhang@town.example", "zhang@town.example")]
    [InlineData("张三①ﬁ", "张三①ﬁ")]
    [InlineData("", "")]
    public void What_a_wide_keyboard_typed_is_folded_and_nothing_else(string text, string folded) => Assert.Equal(folded, FullWidth.Folded(text));
}
