using System.Globalization;

using CaseReform.Ops.Domain.Text;

namespace CaseReform.Ops.Domain.Tests.Text;

public sealed class IsoDayTests
{
    [Theory]
    [InlineData(2026, 11, 20, "2026-11-20")]
    [InlineData(2026, 1, 2, "2026-01-02")]
    [InlineData(1, 1, 1, "0001-01-01")]
    public void A_day_is_written_and_read(int year, int month, int day, string text)
    {
        Assert.Equal(text, IsoDay.Text(new DateOnly(year, month, day)));
        Assert.Equal(new DateOnly(year, month, day), IsoDay.Parse(text));
        Assert.Equal(new DateOnly(year, month, day), IsoDay.Find(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-1-2")]
    [InlineData("2026-02-29")]
    [InlineData(" 2026-11-20")]
    [InlineData("２０２６-11-20")]
    [InlineData("2026-11-20\ud83d")]
    public void Nothing_else_is_one(string? text)
    {
        Assert.Null(IsoDay.Find(text));
        Assert.ThrowsAny<Exception>(() => IsoDay.Parse(text!));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Another_calendar_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("2026-11-20", IsoDay.Text(new DateOnly(2026, 11, 20)));
            Assert.Equal(new DateOnly(2026, 11, 20), IsoDay.Parse("2026-11-20"));
            Assert.Equal(new DateOnly(2026, 11, 20), IsoDay.Find("2026-11-20"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_day_is_no_text() => Assert.Null(IsoDay.Text(null));

    [Fact]
    public void A_minute_is_told_in_the_zone_it_carries() =>
        Assert.Equal("2026-11-20 08:30", IsoDay.Minute(new DateTimeOffset(2026, 11, 20, 8, 30, 59, TimeSpan.FromHours(8))));
}
