using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Tests.Calendar;

public sealed class OfficeZoneTests
{
    [Theory]
    [InlineData("Asia/Shanghai")]
    [InlineData("Asia/Urumqi")]
    [InlineData("Europe/London")]
    [InlineData("Africa/Abidjan")]
    [InlineData("UTC")]
    public void A_zone_whose_data_fits_its_name_is_found(string id) =>
        Assert.IsType<ZoneReading.Found>(OfficeHours.FindZone(id));

    [Theory]
    [InlineData(null, "没有写时区名称")]
    [InlineData(" ", "没有写时区名称")]
    [InlineData("Asia/Nowhere", "找不到时区“Asia/Nowhere”的数据")]
    [InlineData("../../../etc/passwd", "时区“../../../etc/passwd”")]
    [InlineData("Asia/\0", "时区")]
    public void A_zone_that_is_not_there_is_refused(string? id, string reason) =>
        Assert.Contains(reason, Assert.IsType<ZoneReading.Refused>(OfficeHours.FindZone(id)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Zone_data_that_silently_says_utc_is_refused()
    {
        Assert.Contains("应相差8小时，实为0小时", Judged("Asia/Shanghai", 0), StringComparison.Ordinal);
        Assert.Contains("应相差8小时，实为9小时", Judged("Asia/Shanghai", 9), StringComparison.Ordinal);
        Assert.Contains("全年与协调世界时相同", Judged("Europe/Berlin", 0), StringComparison.Ordinal);
    }

    private static string Judged(string id, int hours) =>
        Assert.IsType<ZoneReading.Refused>(OfficeZone.Judge(id, TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(hours), id, id))).Reason;
}
