using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Shipped = new(ShippedCalendars.All);

    [Theory]
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-13", 5, "2026-02-27")]
    [InlineData("2026-04-30", 3, "2026-05-08")]
    [InlineData("2026-09-18", 3, "2026-09-22")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 5, "2026-10-13")]
    [InlineData("2026-02-24", -1, "2026-02-14")]
    [InlineData("2026-02-24", -2, "2026-02-13")]
    [InlineData("2026-10-04", 0, "2026-10-04")]
    [InlineData("2026-10-04", -1, "2026-09-30")]
    [InlineData("2026-10-04", 1, "2026-10-08")]
    public void The_fields_vectors_are_counted(string from, int n, string expected) =>
        Assert.Equal(Day(expected), Shipped.AddWorkingDays(Day(from), n));

    [Theory]
    [InlineData("2026-01-31", "2026-01-30")]
    [InlineData("2026-05-31", "2026-05-29")]
    [InlineData("2026-10-31", "2026-10-30")]
    [InlineData("2025-01-31", "2025-01-27")]
    [InlineData("2026-02-28", "2026-02-28")]
    public void A_month_end_that_is_off_falls_back_to_the_previous_working_day(string end, string expected) =>
        Assert.Equal(Day(expected), Shipped.LastWorkingDayOnOrBefore(Day(end)));

    [Theory]
    [InlineData("2026-10-01", "2026-10-08")]
    [InlineData("2026-09-20", "2026-09-20")]
    [InlineData("2026-12-31", "2026-12-31")]
    [InlineData("2027-01-01", "2027-01-04")]
    public void The_first_working_day_is_found_forward(string from, string expected) =>
        Assert.Equal(Day(expected), Shipped.FirstWorkingDayOnOrAfter(Day(from)));

    [Fact]
    public void The_working_days_of_each_month_of_2026_agree_with_the_field()
    {
        var months = Enumerable.Range(1, 12).Select(month => WorkingDaysOf(2026, month)).ToArray();

        Assert.Equal([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23], months);
        Assert.Equal(248, months.Sum());
        Assert.Equal(248, Enumerable.Range(1, 12).Sum(month => WorkingDaysOf(2025, month)));
    }

    [Theory]
    [InlineData("2025-01-01", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-11", true)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-06-19", false)]
    [InlineData("2026-09-20", true)]
    [InlineData("2026-09-27", false)]
    [InlineData("2026-12-31", true)]
    public void Holidays_are_off_and_make_up_days_are_worked(string day, bool worked) =>
        Assert.Equal(worked, Shipped.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2027-01-01", false)]
    [InlineData("2027-10-01", true)]
    [InlineData("2027-10-02", false)]
    [InlineData("2028-02-29", true)]
    public void A_year_without_a_calendar_has_weekends_and_new_years_day_off(string day, bool worked)
    {
        Assert.Equal(worked, Shipped.IsWorkingDay(Day(day)));
        Assert.True(Shipped.IsProvisional(Day(day)));
    }

    [Fact]
    public void A_span_that_passes_through_a_year_without_a_calendar_is_provisional_in_both_directions()
    {
        Assert.False(Shipped.TouchesProvisional(Day("2025-01-01"), Day("2026-12-31")));
        Assert.True(Shipped.TouchesProvisional(Day("2026-12-31"), Day("2027-01-01")));
        Assert.True(Shipped.TouchesProvisional(Day("2027-01-01"), Day("2026-12-31")));
        var gap = new WorkingCalendar(ShippedCalendars.All.Where(year => year.Year == 2025).Append(new CalendarYear(2027, [])));
        Assert.True(gap.TouchesProvisional(Day("2025-12-31"), Day("2027-01-04")));
        Assert.Equal([2025, 2027], gap.Years);
    }

    [Fact]
    public void A_december_day_may_stand_in_the_next_years_file()
    {
        var calendar = new WorkingCalendar(
        [
            new CalendarYear(2024, []),
            new CalendarYear(2025, [new SpecialDay("元旦", Day("2024-12-30"), true), new SpecialDay("元旦", Day("2024-12-28"), false), new SpecialDay("元旦", Day("2025-01-01"), true)]),
        ]);

        Assert.False(calendar.IsWorkingDay(Day("2024-12-30")));
        Assert.True(calendar.IsWorkingDay(Day("2024-12-28")));
        Assert.Equal(Day("2024-12-31"), calendar.AddWorkingDays(Day("2024-12-28"), 1));
    }

    [Fact]
    public void When_two_notices_name_one_day_the_later_years_notice_counts_in_any_order()
    {
        var earlier = new CalendarYear(2024, [new SpecialDay("元旦", Day("2024-12-30"), false)]);
        var later = new CalendarYear(2025, [new SpecialDay("元旦", Day("2024-12-30"), true)]);

        Assert.False(new WorkingCalendar([earlier, later]).IsWorkingDay(Day("2024-12-30")));
        Assert.False(new WorkingCalendar([later, earlier]).IsWorkingDay(Day("2024-12-30")));
    }

    [Fact]
    public void A_calendar_given_again_replaces_the_earlier_one()
    {
        var calendar = new WorkingCalendar([.. ShippedCalendars.All, new CalendarYear(2026, [new SpecialDay("元旦", Day("2026-01-02"), true)])]);

        Assert.True(calendar.IsWorkingDay(Day("2026-10-01")));
        Assert.False(calendar.IsWorkingDay(Day("2026-01-02")));
    }

    [Fact]
    public void In_a_year_with_a_calendar_a_day_it_does_not_name_follows_the_week() =>
        Assert.True(new WorkingCalendar([new CalendarYear(2026, [])]).IsWorkingDay(Day("2026-01-01")));

    [Theory]
    [InlineData("2026-02-13", "2026-02-24", 2)]
    [InlineData("2026-02-24", "2026-02-13", -2)]
    [InlineData("2026-10-01", "2026-10-07", 0)]
    [InlineData("2026-12-31", "2027-01-04", 1)]
    [InlineData("2026-12-31", "2026-12-31", 0)]
    public void Working_days_between_two_days_are_counted(string after, string until, int expected) =>
        Assert.Equal(expected, Shipped.CountWorkingDays(Day(after), Day(until)));

    [Fact]
    public void Every_day_from_1990_to_2200_agrees_with_a_plain_walk()
    {
        var named = ShippedCalendars.All.SelectMany(year => year.Days).ToDictionary(day => day.Date, day => !day.IsOffDay);
        var count = 0;
        var start = Day("1989-12-31");
        for (var day = start.AddDays(1); day <= Day("2200-12-31"); day = day.AddDays(1))
        {
            var worked = named.TryGetValue(day, out var said)
                ? said
                : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day is not { Month: 1, Day: 1 };
            Assert.True(worked == Shipped.IsWorkingDay(day), $"{day:O}");
            count += worked ? 1 : 0;
            Assert.True(count == Shipped.CountWorkingDays(start, day), $"{day:O}");
            if (worked)
            {
                Assert.Equal(day, Shipped.AddWorkingDays(start, count));
            }
        }
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Counting_out_of_the_range_of_days_is_an_error(int n) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.AddWorkingDays(Day("2026-01-01"), n));

    private static int WorkingDaysOf(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return Shipped.CountWorkingDays(first.AddDays(-1), first.AddMonths(1).AddDays(-1));
    }

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");
}
