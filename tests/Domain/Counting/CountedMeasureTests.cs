using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;

namespace CaseReform.Ops.Domain.Tests.Counting;

public sealed class CountedMeasureTests
{
    private static readonly DateOnly Day = new(2026, 11, 16);

    [Theory]
    [InlineData(ProblemStatus.InProgress, MeasureStatus.NotStarted, true, 5)]
    [InlineData(ProblemStatus.Returned, MeasureStatus.InProgress, true, 5)]
    [InlineData(ProblemStatus.LongTerm, MeasureStatus.LongTerm, true, null)]
    [InlineData(ProblemStatus.InProgress, MeasureStatus.Completed, false, null)]
    [InlineData(ProblemStatus.Closed, MeasureStatus.InProgress, false, null)]
    public void What_is_open_and_runs_toward_its_deadline_follows_from_both_states(ProblemStatus problem, MeasureStatus status, bool isOpen, int? toward)
    {
        var counted = CountedMeasure.Of(problem, status, Day.AddDays(5), null, null);

        Assert.Equal((isOpen, In(toward)), (counted.IsOpen, counted.Toward));
    }

    [Theory]
    [InlineData(MeasureStatus.Completed, 9, 3, 3, true, null)]
    [InlineData(MeasureStatus.Completed, 9, 3, 4, false, null)]
    [InlineData(MeasureStatus.Completed, 9, null, 9, true, null)]
    [InlineData(MeasureStatus.Completed, 9, 3, null, null, null)]
    [InlineData(MeasureStatus.Completed, null, null, 1, null, null)]
    [InlineData(MeasureStatus.LongTerm, 9, 3, 4, false, null)]
    [InlineData(MeasureStatus.LongTerm, 9, 3, null, null, null)]
    [InlineData(MeasureStatus.InProgress, 9, 3, null, null, 3)]
    [InlineData(MeasureStatus.NotStarted, 9, null, null, null, 9)]
    [InlineData(MeasureStatus.InProgress, 9, 3, 2, true, null)]
    public void On_time_is_a_matter_of_the_original_deadline_even_where_the_problem_was_closed(
        MeasureStatus status, int? deadline, int? original, int? completed, bool? onTime, int? awaited)
    {
        var counted = CountedMeasure.Of(ProblemStatus.Closed, status, In(deadline), In(original), In(completed));

        Assert.Equal((onTime, In(awaited)), (counted.OnTime, counted.AwaitedUntil));
    }

    [Theory]
    [InlineData(-1, true, false)]
    [InlineData(0, false, true)]
    [InlineData(7, false, true)]
    [InlineData(8, false, false)]
    [InlineData(null, false, false)]
    public void The_deadline_itself_is_in_time_and_the_window_holds_both_its_days(int? deadline, bool isOverdue, bool isDue)
    {
        var counted = CountedMeasure.Of(ProblemStatus.InProgress, MeasureStatus.InProgress, In(deadline), null, null);

        Assert.Equal((isOverdue, isDue), (counted.IsOverdue(Day), counted.IsDueBy(Day.AddDays(7), Day)));
    }

    private static DateOnly? In(int? days) => days is { } n ? Day.AddDays(n) : null;
}
