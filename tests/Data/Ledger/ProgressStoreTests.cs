using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Ledger;

public abstract class ProgressStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    [Fact]
    public async Task A_report_is_in_the_ledger_the_reports_the_changes_and_the_trail_and_wakes_the_measure()
    {
        var problem = await Seed.ProblemAsync(Ledger, Unit.Id, "12", ProblemStatus.NotStarted);
        var measure = await Seed.MeasureAsync(problem, Today, status: MeasureStatus.NotStarted);
        await PlanAsync();

        Assert.Equal(new ProgressOutcome.Recorded("12-1", "默认台账"), await ReportAsync(Report("12", percent: 40, text: "完成初稿。")));
        Assert.Equal(new ProgressOutcome.Recorded("12-1", "默认台账"), await ReportAsync(Report("12-1", percent: 60, text: "完成定稿。")));

        var row = Assert.Single(await LedgerAsync());
        var stored = Assert.Single(row.Measures);
        Assert.Equal((ProblemStatus.InProgress, 3), (row.Status, row.Version));
        Assert.Equal((MeasureStatus.InProgress, 60, "完成定稿。", Today, 3), (stored.Status, stored.Percent, stored.Progress, stored.LastReportOn, stored.Version));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM reports WHERE measure_id = @measure", new { measure }));
        Assert.Equal(
            ["40→60 v3", "完成初稿。→完成定稿。 v3"],
            await Test.QueryAsync<string>("SELECT old_value || '→' || new_value || ' v' || version FROM changes WHERE version = 3 ORDER BY field"));
        Assert.Contains("完成初稿。", await Test.ScalarAsync<string>("SELECT detail FROM audit WHERE action = 'measure.reported' ORDER BY seq DESC LIMIT 1"), StringComparison.Ordinal);
        Assert.True(await Plans.AnyDueAsync(Test.Now, Token));
    }

    [Fact]
    public async Task Completing_a_measure_does_not_close_its_problem()
    {
        await MeasureAsync("12", Today);

        await ReportAsync(Report("12", completes: true));

        var row = Assert.Single(await LedgerAsync());
        Assert.Equal(ProblemStatus.InProgress, row.Status);
        Assert.Equal((MeasureStatus.Completed, 100, Today), (row.Measures[0].Status, row.Measures[0].Percent, row.Measures[0].CompletedOn));
    }

    [Fact]
    public async Task A_completion_that_is_told_again_keeps_its_first_day_and_a_report_takes_nothing_away()
    {
        await MeasureAsync("12", Today);
        await ReportAsync(Report("12", percent: 40, text: "完成初稿。") with { Day = Today.AddDays(-5) });
        await ReportAsync(Report("12", completes: true) with { Day = Today.AddDays(-3) });

        await ReportAsync(Report("12", completes: true));
        await ReportAsync(Report("12"));

        var stored = Assert.Single(await LedgerAsync()).Measures[0];
        Assert.Equal(
            (MeasureStatus.Completed, 100, "完成初稿。", Today.AddDays(-3), Today), (stored.Status, stored.Percent, stored.Progress, stored.CompletedOn, stored.LastReportOn));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT open FROM measures"));
    }

    [Fact]
    public async Task A_measure_that_goes_on_for_good_is_reached_and_not_ended()
    {
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "12"), Today, longTerm: true);

        await ReportAsync(Report("12", completes: true));

        Assert.Equal(MeasureStatus.LongTerm, (Assert.Single(await LedgerAsync())).Measures[0].Status);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT open FROM measures"));
    }

    [Fact]
    public async Task A_number_that_means_several_measures_is_answered_with_all_of_them()
    {
        var problem = await Seed.ProblemAsync(Ledger, Unit.Id, "12");
        await Seed.MeasureAsync(problem, Today);
        await Seed.MeasureAsync(problem, Today, ordinal: 2);
        await Seed.MeasureAsync(await Seed.ProblemAsync(await Seed.LedgerAsync("巡察整改台账"), Unit.Id, "12"), Today);

        Assert.Equal(
            ["默认台账/12-1", "默认台账/12-2", "巡察整改台账/12-1"], Assert.IsType<ProgressOutcome.Several>(await ReportAsync(Report("12"))).Measures);
        Assert.Equal(["默认台账/12-1", "巡察整改台账/12-1"], Assert.IsType<ProgressOutcome.Several>(await ReportAsync(Report("12-1"))).Measures);
        Assert.Equal(new ProgressOutcome.Recorded("12-1", "巡察整改台账"), await ReportAsync(Report("12", ledger: "巡察整改台账")));
        Assert.Equal(new ProgressOutcome.Recorded("12-2", "默认台账"), await ReportAsync(Report("12-2")));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact]
    public async Task A_problem_whose_number_has_a_hyphen_is_found_by_its_whole_number()
    {
        await MeasureAsync("2026-12", Today);
        await MeasureAsync("2026", Today);

        Assert.Equal(new ProgressOutcome.Recorded("2026-12-1", "默认台账"), await ReportAsync(Report("2026-12")));
        Assert.Equal(new ProgressOutcome.Recorded("2026-12-1", "默认台账"), await ReportAsync(Report("2026-12-1")));
        Assert.Equal(new ProgressOutcome.Recorded("2026-1", "默认台账"), await ReportAsync(Report("2026-1")));
    }

    [Theory]
    [InlineData("13")]
    [InlineData("12-9")]
    [InlineData("不是编号")]
    public async Task An_unknown_number_is_answered_and_changes_nothing(string number)
    {
        await MeasureAsync("12", Today);

        Assert.IsType<ProgressOutcome.NotFound>(await ReportAsync(Report(number)));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM audit"));
    }

    [Fact]
    public async Task A_closed_problem_takes_no_report()
    {
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "12", ProblemStatus.Closed), Today);

        Assert.IsType<ProgressOutcome.ProblemClosed>(await ReportAsync(Report("12", percent: 10)));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact]
    public async Task Reports_on_one_problem_at_once_get_versions_of_their_own()
    {
        var problem = await Seed.ProblemAsync(Ledger, Unit.Id, "12");
        for (var ordinal = 1; ordinal <= 8; ordinal++)
        {
            await Seed.MeasureAsync(problem, Today, ordinal);
        }

        await using var second = Test.SecondDoor();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(
            () => new ProgressStore(i % 2 == 0 ? Database : second.Database).ReportAsync(Report($"12-{i}", percent: 50), Token), Token)));

        Assert.Equal(Enumerable.Range(2, 8).Select(v => (long)v), await Test.QueryAsync<long>("SELECT DISTINCT version FROM changes ORDER BY version"));
        Assert.Equal(9, (Assert.Single(await LedgerAsync())).Version);
    }

    private Task<ProgressOutcome> ReportAsync(ProgressReport report) => new ProgressStore(Database).ReportAsync(report, Token);

    private async Task<IReadOnlyList<LedgerProblem>> LedgerAsync()
    {
        var all = new List<LedgerProblem>();
        await new LedgerStore(Database).ReadAsync(new LedgerQuery("默认台账"), page =>
        {
            all.AddRange(page);
            return ValueTask.CompletedTask;
        }, Token);
        return all;
    }
}

public sealed class ProgressOnSqlite(SqliteFixture fixture) : ProgressStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ProgressOnPostgres(PostgresFixture fixture) : ProgressStoreTests(fixture), IClassFixture<PostgresFixture>;
