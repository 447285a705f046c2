using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Tests.Calendar;

public sealed class OfficeHoursTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);
    private static readonly OfficeHours Shanghai = Office("Asia/Shanghai", "08:30", "17:30");

    [Theory]
    [InlineData("2026-03-02T00:30:00Z", true)]
    [InlineData("2026-03-02T00:29:59Z", false)]
    [InlineData("2026-03-02T09:29:59Z", true)]
    [InlineData("2026-03-02T09:30:00Z", false)]
    [InlineData("2026-03-01T02:00:00Z", false)]
    [InlineData("2026-02-28T02:00:00Z", true)]
    [InlineData("2026-10-05T02:00:00Z", false)]
    public void The_office_is_open_on_working_days_from_opening_to_before_closing(string instant, bool open) =>
        Assert.Equal(open, Shanghai.IsOpen(At(instant), Calendar));

    [Theory]
    [InlineData("2026-03-02T01:00:00Z", "2026-03-02T01:00:00Z")]
    [InlineData("2026-03-01T16:30:00Z", "2026-03-02T00:30:00Z")]
    [InlineData("2026-03-02T09:30:00Z", "2026-03-03T00:30:00Z")]
    [InlineData("2026-09-30T10:00:00Z", "2026-10-08T00:30:00Z")]
    [InlineData("2026-12-31T10:00:00Z", "2027-01-04T00:30:00Z")]
    public void The_next_opening_is_now_or_the_next_working_mornings(string now, string expected) =>
        Assert.Equal(At(expected), Shanghai.NextOpening(At(now), Calendar));

    [Fact]
    public void An_instant_belongs_to_the_offices_day_and_not_to_the_days_of_utc() =>
        Assert.Equal(new DateOnly(2026, 3, 2), Shanghai.DayOf(At("2026-03-01T16:00:00Z")));

    [Theory]
    // Berlin skips 02:00–03:00 on 29 March and repeats 02:00–03:00 on 25 October.
    [InlineData("Europe/Berlin", "02:30", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "02:30", "2026-10-25", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "08:30", "2026-03-28", "2026-03-28T07:30:00Z")]
    [InlineData("Europe/Berlin", "08:30", "2026-03-30", "2026-03-30T06:30:00Z")]
    // Santiago skips midnight itself.
    [InlineData("America/Santiago", "00:00", "2025-09-07", "2025-09-07T04:00:00Z")]
    [InlineData("America/Santiago", "23:30", "2025-04-05", "2025-04-06T02:30:00Z")]
    [InlineData("America/Santiago", "08:30", "2025-09-08", "2025-09-08T11:30:00Z")]
    // Lord Howe moves by half an hour.
    [InlineData("Australia/Lord_Howe", "02:15", "2025-10-05", "2025-10-04T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-05", "2026-04-04T14:45:00Z")]
    [InlineData("Australia/Lord_Howe", "08:30", "2026-04-06", "2026-04-05T22:00:00Z")]
    public void An_opening_in_a_gap_is_the_end_of_the_gap_and_of_two_it_is_the_first(string zone, string opens, string day, string expected) =>
        Assert.Equal(At(expected), Office(zone, opens, "23:59").OpeningOf(DateOnly.ParseExact(day, "yyyy-MM-dd")));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Santiago")]
    [InlineData("Australia/Lord_Howe")]
    public void The_office_is_open_at_its_next_opening_whatever_the_clock_does(string zone)
    {
        // Hours of half an hour at night: the worst case, because a skip can swallow them whole.
        foreach (var office in (OfficeHours[])[Office(zone, "02:00", "02:30"), Office(zone, "00:00", "00:45"), Office(zone, "08:30", "17:30")])
        {
            for (var now = At("2026-01-01T00:00:00Z"); now < At("2027-01-01T00:00:00Z"); now = now.AddHours(7))
            {
                var next = office.NextOpening(now, Calendar);
                Assert.True(next >= now && office.IsOpen(next, Calendar) && next.Offset == TimeSpan.Zero, $"{zone} {now:O}");
            }
        }
    }

    [Fact]
    public void The_hours_of_a_day_swallowed_by_a_skip_move_to_the_next_working_day()
    {
        // 2 March of an invented zone: 02:00 becomes 03:00 on a working Monday.
        var zone = TimeZoneInfo.CreateCustomTimeZone("示例", TimeSpan.FromHours(8), "示例", "示例", "示例夏令时",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new DateTime(2026, 1, 1), new DateTime(2026, 12, 31), TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 2),
                TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 11, 2)),
        ]);
        var office = new OfficeHours(new TimeOnly(2, 10), new TimeOnly(2, 50), zone);

        Assert.Equal(office.OpeningOf(new DateOnly(2026, 3, 2)), office.ClosingOf(new DateOnly(2026, 3, 2)));
        Assert.Equal(office.OpeningOf(new DateOnly(2026, 3, 3)), office.NextOpening(At("2026-03-01T12:00:00Z"), Calendar));
    }

    [Fact]
    public void An_office_that_closes_before_it_opens_is_an_error() =>
        Assert.Throws<ArgumentException>(() => Office("Asia/Shanghai", "17:30", "08:30"));

    internal static OfficeHours Office(string zone, string opens, string closes) =>
        new(TimeOnly.ParseExact(opens, "HH:mm"), TimeOnly.ParseExact(closes, "HH:mm"), Assert.IsType<ZoneReading.Found>(OfficeHours.FindZone(zone)).Zone);

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);
}
