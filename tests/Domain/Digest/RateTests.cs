using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Domain.Tests.Digest;

public sealed class RateTests
{
    [Theory]
    [InlineData(168, 257, "65.4%")]
    [InlineData(453, 471, "96.2%")]
    [InlineData(18, 471, "3.8%")]
    [InlineData(1, 2000, "0.1%")]
    [InlineData(1, 2001, "0.0%")]
    [InlineData(1, 16, "6.3%")]
    [InlineData(0, 5, "0.0%")]
    [InlineData(5, 5, "100.0%")]
    [InlineData(2_000_000_000, 2_100_000_000, "95.2%")]
    [InlineData(0, 0, "—")]
    public void A_share_has_one_decimal_and_half_goes_up(int part, int whole, string shown) => Assert.Equal(shown, new Rate(part, whole).ToString());
}
