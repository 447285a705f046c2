using CaseReform.Ops.Bot.Answers;
using CaseReform.Ops.Domain.Calendar;

namespace CaseReform.Ops.Bot.Tests.Answers;

/// <summary>Working days as they are told, by the real calendar of 2026.</summary>
public sealed class CalendarQuestionsTests
{
    private static readonly WorkingCalendar Shipped = new(ShippedCalendars.All);

    [Theory]
    [InlineData("2026-11-20", "2026-11-27", 6)]
    [InlineData("2026-11-21", "2026-11-27", 5)] // from a Saturday
    [InlineData("2026-11-20", "2026-11-22", 1)] // to a Sunday
    [InlineData("2026-11-21", "2026-11-22", 0)]
    [InlineData("2026-11-20", "2026-11-20", 1)]
    [InlineData("2026-11-22", "2026-11-22", 0)]
    [InlineData("2026-09-20", "2026-09-27", 5)] // from a Sunday that is worked into a feast
    [InlineData("2026-10-01", "2026-10-10", 3)] // from a feast to a Saturday that is worked
    public void Both_ends_count_where_they_are_worked_whichever_is_named_first(string from, string to, int count)
    {
        Assert.Contains($"共{count}个工作日（含首尾两日）", CalendarQuestions.Count(Shipped, Day(from), Day(to)).Sentence, StringComparison.Ordinal);
        Assert.Equal(CalendarQuestions.Count(Shipped, Day(from), Day(to)).Sentence, CalendarQuestions.Count(Shipped, Day(to), Day(from)).Sentence);
    }

    [Fact]
    public void A_span_has_as_many_working_days_as_it_has_days_of_which_it_is_said_that_they_are_worked()
    {
        var days = Enumerable.Range(0, 40).Select(Day("2026-09-14").AddDays).ToList();
        foreach (var from in days)
        {
            foreach (var to in days.Where(day => day >= from))
            {
                var worked = days.Count(day => day >= from && day <= to && CalendarQuestions.Is(Shipped, day).Sentence.EndsWith("）上班。", StringComparison.Ordinal));

                Assert.Contains($"共{worked}个工作日", CalendarQuestions.Count(Shipped, from, to).Sentence, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("2026-11-20", 1, "11月23日")]
    [InlineData("2026-11-21", 1, "11月23日")]
    [InlineData("2026-11-21", -1, "11月20日")]
    [InlineData("2026-11-23", -1, "11月20日")]
    public void A_working_day_after_or_before_a_day_is_never_that_day(string from, int days, string found) =>
        Assert.Contains($"第1个工作日是2026年{found}", CalendarQuestions.Add(Shipped, Day(from), days).Sentence, StringComparison.Ordinal);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
