using CaseReform.Ops.Domain.Calendar;
using FsCheck;
using FsCheck.Fluent;

namespace CaseReform.Ops.Domain.Tests.Calendar;

/// <summary>What must hold for any calendar, however odd, and any day.</summary>
public sealed class WorkingCalendarProperties
{
    private static readonly Gen<DateOnly> Days =
        Gen.Choose(new DateOnly(1990, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly Gen<DateOnly> NearDays =
        Gen.Choose(new DateOnly(2023, 12, 1).DayNumber, new DateOnly(2028, 1, 31).DayNumber).Select(DateOnly.FromDayNumber);

    private static readonly Gen<WorkingCalendar> Calendars =
        from years in Gen.SubListOf(2024, 2025, 2026, 2027)
        from named in NearDays.ListOf()
        from off in Gen.Elements(true, false).ListOf(named.Count)
        let days = named.Zip(off, (day, isOff) => new SpecialDay("节", day, isOff)).DistinctBy(day => day.Date).ToArray()
        select new WorkingCalendar(years.Select(year => new CalendarYear(year, [.. days.Where(day => day.Date.Year == year)])));

    private static readonly Arbitrary<(WorkingCalendar Calendar, DateOnly Day, int N)> Cases =
        (from calendar in Calendars
         from day in Gen.OneOf(Days, NearDays)
         from n in Gen.Choose(1, 400)
         select (calendar, day, n)).ToArbitrary();

    [Fact]
    public void Counting_to_the_nth_working_day_after_gives_n() =>
        Prop.ForAll(Cases, c =>
        {
            var end = c.Calendar.AddWorkingDays(c.Day, c.N);
            return c.Calendar.IsWorkingDay(end) && end > c.Day && c.Calendar.CountWorkingDays(c.Day, end) == c.N;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counting_from_the_nth_working_day_before_gives_n() =>
        Prop.ForAll(Cases, c =>
        {
            var start = c.Calendar.AddWorkingDays(c.Day, -c.N);
            return c.Calendar.IsWorkingDay(start) && start < c.Day && c.Calendar.CountWorkingDays(start.AddDays(-1), c.Day.AddDays(-1)) == c.N;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Forward_and_back_from_a_working_day_comes_home() =>
        Prop.ForAll(Cases, c =>
        {
            var home = c.Calendar.FirstWorkingDayOnOrAfter(c.Day);
            return c.Calendar.AddWorkingDays(c.Calendar.AddWorkingDays(home, c.N), -c.N) == home
                && c.Calendar.AddWorkingDays(c.Calendar.AddWorkingDays(home, -c.N), c.N) == home;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Steps_add_up() =>
        Prop.ForAll(Cases, c =>
            c.Calendar.AddWorkingDays(c.Calendar.AddWorkingDays(c.Day, c.N), 3) == c.Calendar.AddWorkingDays(c.Day, c.N + 3)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_count_turned_round_changes_its_sign() =>
        Prop.ForAll(Cases, c =>
        {
            var other = c.Day.AddDays(c.N);
            return c.Calendar.CountWorkingDays(c.Day, other) == -c.Calendar.CountWorkingDays(other, c.Day);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_is_worked_between_a_day_and_its_nearest_working_days() =>
        Prop.ForAll(Cases, c =>
        {
            var (before, after) = (c.Calendar.LastWorkingDayOnOrBefore(c.Day), c.Calendar.FirstWorkingDayOnOrAfter(c.Day));
            return before <= c.Day && after >= c.Day
                && c.Calendar.CountWorkingDays(before, c.Day) == 0
                && c.Calendar.CountWorkingDays(c.Day.AddDays(-1), after) == 1;
        }).QuickCheckThrowOnFailure();
}
