using CaseReform.Ops.Domain.Calendar;
using CaseReform.Ops.Domain.Questions;

namespace CaseReform.Ops.Domain.Tests.Questions;

public sealed class DaysLateTests
{
    private static readonly WorkingCalendar Calendar = new(ShippedCalendars.All);

    [Fact]
    public void Deadlines_are_those_of_what_is_that_late_told_day_by_day()
    {
        foreach (var today in Enumerable.Range(0, 21).Select(n => new DateOnly(2026, 9, 28).AddDays(n)))
        {
            foreach (var working in new[] { false, true })
            {
                foreach (var (from, to) in new (int?, int?)[] { (null, null), (0, null), (1, null), (2, null), (10, null), (null, 0), (null, 1), (null, 6), (3, 5), (5, 5), (9, 2) })
                {
                    var deadlines = new DaysLate(from, to, working).Deadlines(Calendar, today);
                    for (var deadline = today.AddDays(-60); deadline <= today.AddDays(5); deadline = deadline.AddDays(1))
                    {
                        var days = working ? Calendar.CountWorkingDays(deadline, today) : today.DayNumber - deadline.DayNumber;
                        Assert.Equal((today, deadline, from, to, working, deadline < today && !(days < from) && !(days > to)), (today, deadline, from, to, working, deadlines.Holds(deadline)));
                    }
                }
            }
        }
    }
}
