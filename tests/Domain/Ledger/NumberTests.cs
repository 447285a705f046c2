using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.Ledger;

public sealed class NumberTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData(" １２ ", "12")]
    [InlineData("XC2026-012", "XC2026-012")]
    [InlineData("示例〔2026〕12", "示例〔2026〕12")]
    public void Numbers_are_taken_as_people_type_them(string typed, string number)
    {
        Assert.True(ProblemNumber.TryParse(typed, out var read));
        Assert.Equal(number, read.Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1 2")]
    [InlineData("\uD800")]
    [InlineData("12\uDC00")]
    [InlineData("1\uFFFE2-1")]
    [InlineData("1\uFFFF2-1")]
    [InlineData("123456789012345678901234567890123")]
    public void What_is_no_number_is_said_to_be_none(string? typed)
    {
        Assert.False(ProblemNumber.TryParse(typed, out _));
        Assert.False(MeasureNumber.TryParse(typed, out _));
    }

    [Fact]
    public void The_last_hyphen_of_a_measure_number_counts()
    {
        Assert.True(MeasureNumber.TryParse("XC-12-３", out var measure));
        Assert.Equal(("XC-12", 3), (measure.Problem.Text, measure.Ordinal));
    }
}
