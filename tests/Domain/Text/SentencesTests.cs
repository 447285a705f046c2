using static CaseReform.Ops.Domain.Text.Sentences;

namespace CaseReform.Ops.Domain.Tests.Text;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("{0:0.0}%", "60.5%")]
    [InlineData("完成{0}", "完成60.5")]
    public void Numbers_are_the_same_in_every_culture(string format, string said) => Assert.Equal(said, Say(format, 60.5m));

    [Fact]
    public void A_part_that_is_missing_is_blank() => Assert.Equal("甲：", Say("{0}：{1}", "甲", null));
}
