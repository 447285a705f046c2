using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2026-01-01至2026-12-31", "2026-01-01", "2026-12-31")]
    [InlineData("2026-01-01-2026-12-31", "2026-01-01", "2026-12-31")]
    [InlineData("2026年1月1日—2026年12月31日", "2026-01-01", "2026-12-31")]
    [InlineData("2026年1月1日 ~ 6月30日", "2026-01-01", "2026-06-30")]
    [InlineData("2026年1月1日—", "2026-01-01", null)]
    [InlineData("2026年1月1日起", "2026-01-01", null)]
    [InlineData("自2026年1月1日起至今", "2026-01-01", null)]
    [InlineData("自2026年1月1日至2026年2月底止", "2026-01-01", "2026-02-28")]
    [InlineData("2026.1-2026.12", "2026-01-01", "2026-12-31")]
    [InlineData("２０２６．３．１至２０２６．６．３０", "2026-03-01", "2026-06-30")]
    [InlineData("至2026年6月30日", null, "2026-06-30")]
    [InlineData("", null, null)]
    [InlineData("长期", null, null)]
    public void Both_ends_are_inclusive_and_may_be_open(string text, string? from, string? to)
    {
        var period = Period.Read(text);
        Assert.Equal((from, to), (period?.From?.ToString("yyyy-MM-dd", null), period?.To?.ToString("yyyy-MM-dd", null)));
        Assert.NotNull(period);
    }

    [Theory]
    [InlineData("年底前")]
    [InlineData("2026年13月1日起")]
    [InlineData("2026年2月30日至2026年3月1日")]
    [InlineData("6月30日")]
    [InlineData("待定")]
    public void Anything_else_is_not_understood(string text) => Assert.Null(Period.Read(text));
}
