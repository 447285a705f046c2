using CaseReform.Ops.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CaseReform.Ops.Domain.Tests.Calendar;

public sealed class CalendarYearTests
{
    [Fact]
    public void The_fields_schema_is_read_and_other_members_are_passed_over()
    {
        var read = CalendarYear.Parse("""
            {"$schema":"x","papers":["示例通知"],"year":2026,"days":[
              {"name":"春节","date":"2026-02-28","isOffDay":false,"note":1},
              {"name":"元旦","date":"2026-01-01","isOffDay":true}]}
            """);

        var calendar = Assert.IsType<CalendarReading.Understood>(read).Calendar;
        Assert.Equal(2026, calendar.Year);
        Assert.Equal(
            [new SpecialDay("元旦", new DateOnly(2026, 1, 1), true), new SpecialDay("春节", new DateOnly(2026, 2, 28), false)],
            calendar.Days);
    }

    [Fact]
    public void A_byte_order_mark_and_a_day_listed_twice_alike_are_taken()
    {
        var read = CalendarYear.Parse("\uFEFF{\"year\":2026,\"days\":[" + Day("2026-01-01") + "," + Day("2026-01-01") + "]}");

        Assert.Single(Assert.IsType<CalendarReading.Understood>(read).Calendar.Days);
    }

    [Theory]
    [InlineData("", "不是有效的JSON（第1行）")]
    [InlineData("{\n\"year\":2026,\n\"days\":[", "第3行")]
    [InlineData("\"\\uD800\"", "")]
    [InlineData("[]", "最外层应是一个对象")]
    [InlineData("null", "最外层应是一个对象")]
    [InlineData("{\"days\":[]}", "年份（year）")]
    [InlineData("{\"year\":\"2026\",\"days\":[]}", "年份（year）")]
    [InlineData("{\"year\":2026.5,\"days\":[]}", "年份（year）")]
    [InlineData("{\"year\":20266,\"days\":[]}", "1990至2200")]
    [InlineData("{\"year\":2026}", "日期列表（days）")]
    [InlineData("{\"year\":2026,\"days\":{}}", "日期列表（days）")]
    [InlineData("{\"year\":2026,\"year\":2027,\"days\":[]}", "“year”写了两次")]
    [InlineData("{\"year\":2026,\"days\":[1]}", "第1项不是对象")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":\"2026/01/01\",\"isOffDay\":true}]}", "第1项的日期（date）应写成“2026-01-01”的形式，现为“2026/01/01”")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":\"2026-02-30\",\"isOffDay\":true}]}", "第1项的日期")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":20260101,\"isOffDay\":true}]}", "第1项的日期")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":\"2026-01-01\",\"isOffDay\":\"true\"}]}", "isOffDay应为true或false")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":\"2026-01-01\"}]}", "isOffDay应为true或false")]
    [InlineData("{\"year\":2026,\"days\":[{\"date\":\"2026-01-01\",\"isOffDay\":true}]}", "名称（name）")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":\"2025-11-30\",\"isOffDay\":true}]}", "2025-11-30不在2025年12月至2027年1月之间")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"元旦\",\"date\":\"2027-02-01\",\"isOffDay\":true}]}", "2027-02-01不在")]
    [InlineData("{\"year\":2026,\"days\":[{\"name\":\"节\",\"date\":\"2026-01-01\",\"isOffDay\":true},{\"name\":\"节\",\"date\":\"2026-01-01\",\"isOffDay\":false}]}", "第2项与前面矛盾：2026-01-01")]
    public void A_file_that_is_no_calendar_is_refused_with_the_place(string json, string reason) =>
        Assert.Contains(reason, Assert.IsType<CalendarReading.Refused>(CalendarYear.Parse(json)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_deep_or_endless_file_is_refused()
    {
        Assert.IsType<CalendarReading.Refused>(CalendarYear.Parse("{\"papers\":" + new string('[', 100_000)));
        var days = string.Join(',', Enumerable.Repeat(Day("2026-01-01"), 401));
        Assert.Contains("401天", Assert.IsType<CalendarReading.Refused>(CalendarYear.Parse("{\"year\":2026,\"days\":[" + days + "]}")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_throws() =>
        Prop.ForAll<string>(text => CalendarYear.Parse(text ?? "") is CalendarReading.Refused { Reason.Length: > 0 }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_shipped_calendars_are_those_of_2025_and_2026()
    {
        Assert.Equal([2025, 2026], ShippedCalendars.All.Select(year => year.Year));
        Assert.Equal([28, 33], ShippedCalendars.All.Select(year => year.Days.Count(day => day.IsOffDay)));
        Assert.Equal([5, 6], ShippedCalendars.All.Select(year => year.Days.Count(day => !day.IsOffDay)));
    }

    private static string Day(string date) => $$"""{"name":"元旦","date":"{{date}}","isOffDay":true}""";
}
