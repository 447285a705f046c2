using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Digest;

namespace CaseReform.Ops.Domain.Tests.Digest;

public sealed class DigestRuleTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);
    private static readonly OfficeHours Hours = new(new(8, 30), new(17, 30), ((ZoneReading.Found)OfficeHours.FindZone("Asia/Shanghai")).Zone);
    private static readonly DateOnly LastWeek = new(2026, 11, 16);

    [Theory]
    [InlineData("2026-11-23T08:29", false)]
    [InlineData("2026-11-23T08:30", true)]
    [InlineData("2026-11-25T11:00", true)] // the program was down on Monday
    [InlineData("2026-11-23T18:00", false)]
    [InlineData("2026-11-28T10:00", false)] // Saturday: the week has passed, Monday's digest says so
    public void It_is_due_while_the_office_is_open(string local, bool due) =>
        Assert.Equal(due, DigestRule.IsDue(Calendar, Hours, At(local), LastWeek, LastWeek));

    [Fact]
    public void A_week_without_a_working_day_has_none()
    {
        // National Day 2025: the whole week from 29 September has working days, the one of 6 October begins on Thursday the 9th
        Assert.Equal(new DateOnly(2025, 10, 9), DigestRule.FirstWorkingDay(Calendar, new DateOnly(2025, 10, 6)));
        var free = new WorkingCalendar([new CalendarYear(2027, [.. Enumerable.Range(0, 7).Select(d => new SpecialDay("", new DateOnly(2027, 3, 1).AddDays(d), true))])]);
        Assert.Null(DigestRule.FirstWorkingDay(free, new DateOnly(2027, 3, 3)));
        Assert.False(DigestRule.IsDue(free, Hours, At("2027-03-03T10:00"), LastWeek, LastWeek));
    }

    [Theory]
    [InlineData("2026-11-25", false)] // released on Wednesday: the first digest is next Monday's
    [InlineData("2026-11-23", true)]
    [InlineData("2026-11-20", true)]
    public void The_very_first_one_waits_for_a_first_working_day(string released, bool due) =>
        Assert.Equal(due, DigestRule.IsDue(Calendar, Hours, At("2026-11-25T10:00"), null, DateOnly.Parse(released, null)));

    [Theory]
    [InlineData("2026-12-24T10:00", "2027-01-04", true)]
    [InlineData("2026-12-24T10:00", "2026-12-25", true)] // the same week
    [InlineData("2026-12-24T10:00", "2026-12-24", false)]
    [InlineData("2026-12-24T10:00", "2026-12-21", false)]
    public void Before_the_last_digest_the_clock_went_back_and_none_is_due(string local, string last, bool back)
    {
        var (now, lastDay) = (At(local), DateOnly.Parse(last, null));
        Assert.Equal(back, DigestRule.ClockWentBack(Hours.DayOf(now), lastDay));
        Assert.Equal(!back, DigestRule.IsDue(Calendar, Hours, now, lastDay, LastWeek));
    }

    [Fact]
    public void Before_the_first_digest_no_clock_went_back() => Assert.False(DigestRule.ClockWentBack(LastWeek, null));

    [Fact]
    public void A_week_is_named_by_its_own_year() => Assert.Equal(("2026-W53", "2026-W48"), (DigestRule.Key(new(2027, 1, 1)), DigestRule.Key(new(2026, 11, 23))));

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, null), TimeSpan.FromHours(8));
}
