using CaseReform.Ops.Bot.Cards;
using CaseReform.Ops.Domain.Calendar;

using static CaseReform.Ops.Bot.Answers.AnswerPhrases;

namespace CaseReform.Ops.Bot.Answers;

/// <summary>工作日计算: says so where a year without a holiday calendar is counted by weekends.</summary>
internal static class CalendarQuestions
{
    /// <summary>9月30日后5个工作日; negative days count back.</summary>
    public static Answer Add(WorkingCalendar calendar, DateOnly from, int days)
    {
        try
        {
            var day = calendar.AddWorkingDays(from, days);
            return Said(Say(days < 0 ? AnswerTexts.DaysBefore : AnswerTexts.DaysAfter, LongDay(from), Math.Abs((long)days), LongDay(day)), calendar.TouchesProvisional(from, day));
        }
        catch (ArgumentOutOfRangeException)
        {
            return new Answer(AnswerTexts.DaysOutOfRange);
        }
    }

    /// <summary>10月1日到10月20日有几个工作日, both inclusive.</summary>
    public static Answer Count(WorkingCalendar calendar, DateOnly from, DateOnly to)
    {
        var (first, last) = from <= to ? (from, to) : (to, from);
        var count = calendar.CountWorkingDays(first, last) + (calendar.IsWorkingDay(first) ? 1 : 0);
        return Said(Say(AnswerTexts.DaysBetween, LongDay(first), LongDay(last), count), calendar.TouchesProvisional(first, last));
    }

    /// <summary>10月11日上班吗</summary>
    public static Answer Is(WorkingCalendar calendar, DateOnly day) =>
        Said(Say(calendar.IsWorkingDay(day) ? AnswerTexts.IsWorked : AnswerTexts.IsOff, LongDay(day)), calendar.IsProvisional(day));

    private static Answer Said(string sentence, bool provisional) => new(provisional ? sentence + AnswerTexts.ByWeekends : sentence);
}
