using CaseReform.Ops.Domain.People;

namespace CaseReform.Ops.Domain.Tests.People;

public sealed class ActingPlanTests
{
    private const long Zhang = 1;
    private const long Li = 2;

    private static readonly DateOnly Today = new(2026, 11, 20);

    [Theory]
    [InlineData("张1-10", "李5-6", "张1-4 李5-6 张7-10")]
    [InlineData("张1-10", "李1-10", "李1-10")]
    [InlineData("张1-10", "李8-20", "张1-7 李8-20")]
    [InlineData("张5-10", "李1-6", "李1-6 张7-10")]
    [InlineData("张1-", "李5-6", "张1-4 李5-6 张7-")]
    [InlineData("张1-4 李5-6 张7-10", "张1-10", "张1-10")]
    [InlineData("", "李5-6", "李5-6")]
    [InlineData("张1-31", "张5-8", "张1-31")]
    [InlineData("张1-10", "张8-20", "张1-20")]
    [InlineData("张1-31", "张1-8", "张1-8")]
    [InlineData("张1-4 李5-6 张7-10", "张3-6", "张1-6 张7-10")]
    [InlineData("张5-", "张1-6", "张1-")]
    public void An_order_takes_its_days_and_no_others(string now, string order, string then)
    {
        var (acting, from, to) = Assert.Single(Days(order));

        Assert.Equal(Days(then), ActingPlan.Ordered(Days(now), acting, from, to!.Value));
    }

    [Theory]
    [InlineData("", "张1-10 李5-6", "张1-4 李5-6 张7-10")]
    [InlineData("", "李5-6 张1-10", "张1-4 李5-6 张7-10")]
    [InlineData("", "李5-6 张1-", "张1-4 李5-6 张7-")]
    [InlineData("", "张1-5 李6-10", "张1-5 李6-10")]
    [InlineData("张1-4 李5-6 张7-10", "张1-10 李5-6", "张1-4 李5-6 张7-10")]
    [InlineData("张1-4 李5-6 张7-10", "张1-10", "张1-4 李5-6 张7-10")]
    [InlineData("张1-4 张7-10", "张1-10", "张1-10")]
    [InlineData("张1-10 李15-20", "张1-10", "张1-10 李15-20")]
    [InlineData("张1-10 李5-6", "张1-10 李5-6", "张1-10 李5-6")]
    [InlineData("张1-10", "张1-12", "张1-12")]
    [InlineData("张1-10", "李5-", "张1-4 李5-")]
    [InlineData("李5-6", "张1-", "张1- 李5-6")]
    [InlineData("", "张1-10 张5-6", "张1-10")]
    [InlineData("", "张1-5 张4-10", "张1-10")]
    [InlineData("", "张4-10 张1-5", "张1-10")]
    [InlineData("", "张1-10 张5-", "张1-")]
    [InlineData("张1-10", "张1-10 张5-6", "张1-10")]
    [InlineData("张1-10", "张5-6 张1-10", "张1-10")]
    [InlineData("张1-5", "张1-5 张4-10", "张1-10")]
    [InlineData("", "张1-30 李5-20 张8-9", "张1-4 李5-7 张8-9 李10-20 张21-30")]
    [InlineData("张1-4 李5-6 张7-31", "张1-20 李5-6", "张1-4 李5-6 张7-20")]
    [InlineData("张1-4 李5-6 张7-31", "张1-3", "张1-3 李5-6")]
    [InlineData("张1-4 李5-6 张7-31", "张1-3 张7-31", "张1-3 李5-6 张7-31")]
    [InlineData("张1-10 李11-12 张13-15", "张1-9 李11-12 张13-15", "张1-9 李11-12 张13-15")]
    [InlineData("张1-10 张20-25", "张1-5", "张1-5 张20-25")]
    public void All_lines_of_a_list_hold_and_what_it_repeats_changes_nothing(string now, string list, string then) =>
        Assert.Equal(Days(then), ActingPlan.Listed(Days(now), [.. Days(list).Select(days => (days.ActingPersonId, new Period(days.From, days.To)))], Today));

    // 张1-10: from 1 to 10 December
    private static List<ActingDays> Days(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(days => (Acting: days[0] == '张' ? Zhang : Li, Ends: days[1..].Split('-')))
            .Select(days => new ActingDays(days.Acting, On(days.Ends[0]), days.Ends[1].Length == 0 ? null : On(days.Ends[1]))),
    ];

    private static DateOnly On(string day) => new(2026, 12, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
}
