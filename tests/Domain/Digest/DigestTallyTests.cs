using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.Reminders;

namespace CaseReform.Ops.Domain.Tests.Digest;

public sealed class DigestTallyTests
{
    private static readonly DateOnly Day = new(2026, 11, 16);

    private static readonly DigestPeriod Period = new()
    {
        AsOf = new DateTimeOffset(2026, 11, 16, 8, 30, 0, TimeSpan.FromHours(8)), Day = Day, From = Day.AddDays(-7), To = Day, NextFrom = Day, NextTo = Day.AddDays(6),
    };

    [Fact]
    public void Overdue_means_open_and_past_the_deadline()
    {
        var figures = Figures(
            Problem(1, ProblemStatus.InProgress, Measure(1, Day.AddDays(-1)), Measure(2, Day.AddDays(-2))),
            Problem(2, ProblemStatus.InProgress, Measure(1, Day)),
            Problem(3, ProblemStatus.InProgress, Measure(1, Day.AddDays(-5), MeasureStatus.Completed)),
            Problem(4, ProblemStatus.Closed, Measure(1, Day.AddDays(-5))),
            Problem(5, ProblemStatus.LongTerm, Measure(1, Day.AddDays(-5), MeasureStatus.LongTerm)));
        Assert.Equal(["1-2", "1-1"], figures.Overdue.Rows.Select(m => m.Number.ToString()));
        Assert.Equal([2, 1], figures.Overdue.Rows.Select(m => m.DaysOverdue));
        Assert.Equal((2, 1), (figures.Overdue.Total, figures.OverdueProblems));
    }

    [Fact]
    public void On_time_is_judged_by_the_original_deadline()
    {
        var moved = Measure(1, Day.AddDays(30)) with { OriginalDeadline = Day.AddDays(-10) };
        var figures = Figures(
            Problem(1, ProblemStatus.InProgress, moved),
            Problem(2, ProblemStatus.InProgress, moved with { Status = MeasureStatus.Completed, CompletedOn = Day.AddDays(-9) }),
            Problem(3, ProblemStatus.InProgress, moved with { Status = MeasureStatus.Completed, CompletedOn = Day.AddDays(-10) }),
            Problem(4, ProblemStatus.InProgress, Measure(1, Day)),
            Problem(5, ProblemStatus.InProgress, Measure(1, Day.AddDays(-3), MeasureStatus.Completed)),
            Problem(6, ProblemStatus.InProgress, Measure(1, null)));
        Assert.Equal(new Rate(1, 3), figures.OnTime);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public void What_is_not_completed_is_judged_from_the_day_after_its_deadline(int due, int judged) =>
        Assert.Equal(new Rate(0, judged), Figures(Problem(1, ProblemStatus.InProgress, Measure(1, Day.AddDays(due)))).OnTime);

    [Fact]
    public void A_deadline_that_was_only_set_later_is_the_one_to_be_kept() => Assert.Equal(
        new Rate(1, 2),
        Figures(Problem(
            1, ProblemStatus.InProgress,
            Measure(1, Day.AddDays(-3)) with { OriginalDeadline = null },
            Measure(2, Day.AddDays(-3), MeasureStatus.Completed) with { OriginalDeadline = null, CompletedOn = Day.AddDays(-3) })).OnTime);

    [Fact]
    public void What_was_not_begun_is_overdue_like_what_is_under_way() =>
        Assert.Equal(1, Figures(Problem(1, ProblemStatus.NotStarted, Measure(1, Day.AddDays(-1), MeasureStatus.NotStarted))).Overdue.Total);

    [Fact]
    public void A_problem_with_several_overdue_measures_counts_once_and_each_measure_for_its_unit()
    {
        var figures = Figures(
            Problem(1, ProblemStatus.InProgress, Measure(1, Day.AddDays(-1)), Measure(2, Day.AddDays(-1)), Measure(3, Day)),
            Problem(2, ProblemStatus.InProgress, Measure(1, Day)));

        Assert.Equal((2, 1), (figures.Overdue.Total, figures.OverdueProblems));
        Assert.Equal((2, 2), (Assert.Single(figures.Units.Rows).OverdueMeasures, figures.Units.Rows[0].DueNext));
    }

    [Fact]
    public void Equal_deadlines_stand_in_the_order_people_count()
    {
        var figures = Figures(
            Problem(10, ProblemStatus.InProgress, Measure(1, Day.AddDays(1)), Measure(2, Day.AddDays(-1))),
            Problem(9, ProblemStatus.InProgress, Measure(2, Day.AddDays(1)), Measure(1, Day.AddDays(1)), Measure(3, Day.AddDays(-1))));

        Assert.Equal(["9-1", "9-2", "10-1"], figures.DueNext.Rows.Select(m => m.Number.ToString()));
        Assert.Equal(["9-3", "10-2"], figures.Overdue.Rows.Select(m => m.Number.ToString()));
    }

    [Fact]
    public void The_coming_window_holds_both_its_days()
    {
        var figures = Figures(Problem(
            1, ProblemStatus.InProgress, Measure(1, Day.AddDays(6)), Measure(2, Day), Measure(3, Day.AddDays(7)), Measure(4, Day.AddDays(1), MeasureStatus.Completed)));
        Assert.Equal(["1-2", "1-1"], figures.DueNext.Rows.Select(m => m.Number.ToString()));
    }

    [Fact]
    public void Units_stand_by_overdue_and_count_what_is_theirs()
    {
        var figures = Figures(
            Problem(1, ProblemStatus.InProgress, Measure(1, Day.AddDays(3))) with { Unit = "甲局" },
            Problem(2, ProblemStatus.InProgress, Measure(1, Day.AddDays(-3))) with { Unit = "乙局" },
            Problem(3, ProblemStatus.Closed) with { Unit = "乙局", ClosedInPeriod = true },
            Problem(4, ProblemStatus.Closed) with { Unit = "乙局" });
        Assert.Equal(
            [new DigestUnit("乙局", 1, 1, 0, 1, new Rate(2, 3)), new DigestUnit("甲局", 1, 0, 1, 0, new Rate(0, 1))],
            figures.Units.Rows);
    }

    [Fact]
    public void Statuses_and_lights_add_up()
    {
        var figures = Figures(
            Problem(1, ProblemStatus.InProgress, Measure(1, Day) with { Light = Light.Yellow }, Measure(2, Day, MeasureStatus.Completed)),
            Problem(2, ProblemStatus.Closed, Measure(1, Day)),
            Problem(3, ProblemStatus.LongTerm, Measure(1, null, MeasureStatus.LongTerm) with { Light = Light.None, Unattended = true }));
        Assert.Equal(3, figures.Problems);
        Assert.Equal(new Rate(1, 3), figures.CloseOut);
        Assert.Equal(2, figures.ByLight.Values.Sum());
        Assert.Equal((1, 1), (figures.ByLight[Light.Yellow], figures.ByLight[Light.None]));
        Assert.Equal("3-1", Assert.Single(figures.VacantChains.Rows).Number.ToString());
    }

    [Fact]
    public void What_happened_since_the_last_digest_is_named_by_number()
    {
        var figures = Figures(
            Problem(1, ProblemStatus.Closed, Measure(1, Day, MeasureStatus.Completed) with { CompletedInPeriod = true }) with { ClosedInPeriod = true },
            Problem(2, ProblemStatus.InProgress, Measure(1, Day, MeasureStatus.Completed), Measure(2, Day, MeasureStatus.Completed) with { CompletedInPeriod = true }) with { ClosedInPeriod = true },
            Problem(3, ProblemStatus.Reopened) with { ReopenedInPeriod = true, ClosedInPeriod = true },
            Problem(4, ProblemStatus.Closed) with { ReopenedInPeriod = true });
        Assert.Equal(("1", "1-1 2-2", "3"), (Numbers(figures.Closed), Numbers(figures.Completed), Numbers(figures.Reopened)));
    }

    [Theory]
    [InlineData(-8, false)]
    [InlineData(-7, true)]
    [InlineData(-1, true)]
    public void What_was_not_past_its_deadline_on_the_day_of_the_last_digest_is_new(int days, bool isNew)
    {
        var figures = Figures(Problem(1, ProblemStatus.InProgress, Measure(1, Period.From.AddDays(7 + days))));
        Assert.Equal(isNew, Assert.Single(figures.Overdue.Rows).IsNew);
        Assert.Equal(isNew ? 1 : 0, figures.NewlyOverdue.Total);
    }

    [Fact]
    public void Each_of_several_ledgers_is_counted_by_itself()
    {
        var figures = Figures(
            InLedger("甲台账", Problem(1, ProblemStatus.Closed, Measure(1, Day, MeasureStatus.Completed) with { CompletedInPeriod = true }) with { ClosedInPeriod = true }),
            InLedger("乙台账", Problem(1, ProblemStatus.InProgress, Measure(1, Day.AddDays(-1)), Measure(2, Day.AddDays(1)))),
            InLedger("甲台账", Problem(2, ProblemStatus.InProgress)));
        Assert.Equal([new DigestLedger("甲台账", 2, 1, 1, 0, 0, new Rate(1, 2)), new DigestLedger("乙台账", 1, 0, 0, 1, 1, new Rate(0, 1))], figures.Ledgers);
        Assert.Empty(Figures(Problem(1, ProblemStatus.InProgress)).Ledgers);
    }

    private static string Numbers(DigestList<DigestNumber> list) => string.Join(' ', list.Rows.Select(n => n.Number));

    private static TalliedProblem InLedger(string ledger, TalliedProblem problem) => problem with { Key = problem.Key with { Ledger = ledger } };

    [Fact]
    public void Lists_are_bounded_and_remember_how_long_they_are()
    {
        var figures = Figures([.. Enumerable.Range(1, 300).Select(i => Problem(i, ProblemStatus.InProgress, Measure(1, Day.AddDays(-1))) with { Unit = $"单位{i}" })]);
        Assert.Equal((DigestTally.Rows, 300), (figures.Overdue.Rows.Count, figures.Overdue.Total));
        Assert.Equal((DigestTally.Rows, 300), (figures.Units.Rows.Count, figures.Units.Total));
        Assert.Equal(["1-1", "2-1", "3-1"], figures.Overdue.Rows.Take(3).Select(m => m.Number.ToString()));
    }

    private static DigestFigures Figures(params TalliedProblem[] problems)
    {
        var tally = new DigestTally(Period);
        foreach (var problem in problems)
        {
            tally.Add(problem);
        }

        return tally.Figures(new DigestFlow(0, 0, 0, 0, 0, 0));
    }

    private static TalliedProblem Problem(int number, ProblemStatus status, params TalliedMeasure[] measures) =>
        new(new ProblemKey(null, ProblemNumber.From($"{number}")), "甲市示例局", "示例问题", status, false, measures);

    private static TalliedMeasure Measure(int ordinal, DateOnly? deadline, MeasureStatus status = MeasureStatus.InProgress) =>
        new(ordinal, status, deadline, deadline, null, Light.Green, false);
}
