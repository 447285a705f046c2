using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Domain.Digest;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Ledger;
using CaseReform.Ops.Worker.Digest;
using CaseReform.Ops.Worker.Tests.Hosting;

namespace CaseReform.Ops.Worker.Tests.Digest;

/// <summary>The days a digest speaks of, at their edges.</summary>
public sealed class DigestCounterTests
{
    [Theory]
    [InlineData("2026-11-23", "2026-12-06")]
    [InlineData("2026-11-25", "2026-12-06")]
    [InlineData("2026-11-29", "2026-12-06")]
    [InlineData("2026-11-30", "2026-12-13")]
    [InlineData("2026-12-28", "2027-01-10")]
    public async Task What_comes_next_reaches_to_the_end_of_next_week_from_whatever_day_it_is_counted(string day, string last)
    {
        using var bench = await OpenAsync(day);

        var period = (await CountAsync(bench)).Figures.Period;

        Assert.Equal((Day(day), Day(last)), (period.NextFrom, period.NextTo));
    }

    [Theory]
    [InlineData("2026-11-22", 1, 0)]
    [InlineData("2026-11-23", 0, 1)]
    [InlineData("2026-12-06", 0, 1)]
    [InlineData("2026-12-07", 0, 0)]
    public async Task A_deadline_is_overdue_or_comes_next_or_neither(string deadline, int overdue, int next)
    {
        using var bench = await OpenAsync("2026-11-23");
        await MeasureAsync(bench, deadline);

        var figures = (await CountAsync(bench)).Figures;

        Assert.Equal((overdue, next), (figures.Overdue.Total, figures.DueNext.Total));
    }

    [Theory]
    [InlineData("2026-12-31", false)]
    [InlineData("2027-01-01", true)]
    public async Task A_year_without_a_calendar_counts_from_its_first_day(string deadline, bool isNamed)
    {
        using var bench = await OpenAsync("2026-11-23");
        await MeasureAsync(bench, deadline);

        int[] named = isNamed ? [2027] : [];
        Assert.Equal(named, (await CountAsync(bench)).Figures.ProvisionalYears);
    }

    [Theory]
    [InlineData(MeasureStatus.Completed, ProblemStatus.InProgress)]
    [InlineData(MeasureStatus.LongTerm, ProblemStatus.LongTerm)]
    [InlineData(MeasureStatus.InProgress, ProblemStatus.Closed)]
    public async Task A_year_that_no_reminder_counts_through_is_not_named(MeasureStatus measure, ProblemStatus problem)
    {
        using var bench = await OpenAsync("2026-11-23");
        await MeasureAsync(bench, "2027-03-01", measure, problem);

        Assert.Empty((await CountAsync(bench)).Figures.ProvisionalYears);
    }

    [Fact]
    public async Task The_very_first_one_speaks_of_all_that_was_since_the_ledger_began_and_is_never_late()
    {
        using var bench = await OpenAsync("2026-11-25");
        await MeasureAsync(bench, "2026-12-31");

        var count = await CountAsync(bench);

        Assert.Equal((new DateOnly(2026, 9, 1), Day("2026-11-25"), 0, false), (count.Figures.Period.From, count.Figures.Period.To, count.Figures.Period.WeeksMissed, count.IsLate));
    }

    [Fact]
    public async Task A_completion_is_told_once_and_not_before_it_was_known()
    {
        using var bench = await OpenAsync("2026-11-16");
        await bench.Seed.HolderAsync(await bench.Seed.UnitAsync("甲市领导小组办公室"), PostRole.Office, "陈示例", "chen@example.test");
        await bench.Get<ReleaseStore>().ReleaseAsync(null, bench.Clock.GetUtcNow(), "office", default);
        await MeasureAsync(bench, "2026-12-31");
        await bench.Seed.RunAsync("UPDATE measures SET status = 'completed', open = 0");
        Assert.Empty((await CountAsync(bench)).Figures.Completed.Rows);

        Assert.IsType<DigestOutcome.Queued>(await bench.Get<DigestRun>().RunAsync(atOnce: true, default));
        await bench.Seed.RunAsync("UPDATE measures SET completed_on = '2026-11-10'");
        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(["1-1"], (await CountAsync(bench)).Figures.Completed.Rows.Select(n => n.Number));

        Assert.IsType<DigestOutcome.Queued>(await bench.Get<DigestRun>().RunAsync(atOnce: true, default));
        bench.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Empty((await CountAsync(bench)).Figures.Completed.Rows);
    }

    [Fact]
    public async Task It_says_whose_an_overdue_measure_is()
    {
        using var bench = await OpenAsync("2026-11-23");
        await MeasureAsync(bench, "2026-11-20");
        Assert.Equal(DigestOwner.Nobody, Assert.Single((await CountAsync(bench)).Figures.Overdue.Rows).Owner);

        await bench.Seed.HolderAsync(await bench.Seed.UnitAsync("甲市示例局"), PostRole.Handler, "赵示例", "zhao@example.test");
        await bench.Seed.HolderAsync(await bench.Seed.UnitAsync("甲市示例局"), PostRole.SupervisingLeader, "钱示例", "qian@example.test");
        Assert.Equal(new DigestOwner("赵示例", "钱示例"), Assert.Single((await CountAsync(bench)).Figures.Overdue.Rows).Owner);
    }

    [Fact]
    public async Task Without_a_ledger_it_speaks_of_its_day_alone()
    {
        using var bench = await OpenAsync("2026-11-25");

        var period = (await CountAsync(bench)).Figures.Period;

        Assert.Equal((Day("2026-11-25"), Day("2026-11-25")), (period.From, period.To));
    }

    [Theory]
    [InlineData(1, false, 0)]
    [InlineData(7, false, 0)]
    [InlineData(8, true, 0)]
    [InlineData(14, false, 1)]
    public async Task It_is_late_after_the_first_working_day_of_its_week_unless_it_was_issued(int days, bool isLate, int missed)
    {
        using var bench = await OpenAsync("2026-11-16");
        await bench.Seed.HolderAsync(await bench.Seed.UnitAsync("甲市领导小组办公室"), PostRole.Office, "陈示例", "chen@example.test");
        await bench.Get<ReleaseStore>().ReleaseAsync(null, bench.Clock.GetUtcNow(), "office", default);
        Assert.IsType<DigestOutcome.Queued>(await bench.Get<DigestRun>().RunAsync(atOnce: true, default));
        bench.Clock.Advance(TimeSpan.FromDays(days));

        var count = await CountAsync(bench);

        Assert.Equal((isLate, missed, Day("2026-11-16")), (count.IsLate, count.Figures.Period.WeeksMissed, count.Figures.Period.From));
    }

    private static async Task<WorkerBench> OpenAsync(string day) => await WorkerBench.OpenAsync(new DateTimeOffset(Day(day).ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(8)));

    private static async Task MeasureAsync(WorkerBench bench, string deadline, MeasureStatus status = MeasureStatus.InProgress, ProblemStatus problem = ProblemStatus.InProgress) =>
        await bench.Seed.MeasureAsync(
            await bench.Seed.ProblemAsync("1", await bench.Seed.UnitAsync("甲市示例局"), new SeedProblem { Status = problem }), new SeedMeasure { Deadline = Day(deadline), Status = status });

    private static Task<DigestCount> CountAsync(WorkerBench bench) => bench.Get<DigestCounter>().CountAsync(default);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
