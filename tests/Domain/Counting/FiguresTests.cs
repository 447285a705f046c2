using CaseReform.Ops.Domain.Counting;
using CaseReform.Ops.Domain.Ledger;

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
}
