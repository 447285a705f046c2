using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Counting;

public sealed class FiguresTests
{
    private static readonly DateOnly Day = new(2026, 11, 16);

    [Fact]
    public void Each_problem_of_an_overdue_group_counts()
    {
        var figures = new Figures(Day, Day.AddDays(7));

        figures.AddProblems(ProblemStatus.InProgress, Day.AddDays(-1), 3);
        figures.AddProblems(ProblemStatus.Returned, Day.AddDays(-9), 2);
        figures.AddProblems(ProblemStatus.InProgress, Day, 4);
        figures.AddProblems(ProblemStatus.Closed, null, 7);

        Assert.Equal((16, 9, 5), (figures.Problems, figures.Open, figures.OverdueProblems));
    }

    [Fact]
    public void Units_stand_by_what_is_overdue_then_by_what_is_open_then_by_name()
    {
        var units = new FiguresByUnit<string>(Day, Day.AddDays(7));
        Fill("甲", overdue: 1, others: 1);
        Fill("丙", overdue: 0, others: 3);
        Fill("乙", overdue: 0, others: 3);
        Fill("丁", overdue: 0, others: 9);
        Fill("戊", overdue: 2, others: 0);

        Assert.Equal(["戊", "甲", "丁", "丙", "乙"], units.Units.InOrder(UnitOrder.MostOverdue, name => name).Select(u => u.Key));

        void Fill(string unit, int overdue, int others)
        {
            var figures = units.Of(unit);
            figures.AddProblems(ProblemStatus.InProgress, null, overdue + others);
            figures.AddMeasures(Toward(-1), Light.None, overdue);
            figures.AddMeasures(Toward(1), Light.None, others);
        }
    }

    private static CountedMeasure Toward(int days) => CountedMeasure.Of(ProblemStatus.InProgress, MeasureStatus.InProgress, Day.AddDays(days), null, null);
}
