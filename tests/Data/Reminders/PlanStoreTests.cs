using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Reminders;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Reminders;

public abstract class PlanStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    private static readonly string[] DueToday =
        ["责任人:到期:pending", "责任人:预警:superseded", "责任人:提醒:superseded", "分管领导:预警:pending"];

    [Fact]
    public async Task A_measure_that_is_due_is_decided_once()
    {
        var measure = await MeasureAsync("1", Today);
        Assert.True(await Plans.AnyDueAsync(Test.Now, Token));

        Assert.Equal(new PlanTally(1, 2, 2), await PlanAsync());

        Assert.Equal(DueToday, await NoticesAsync(measure));
        Assert.False(await Plans.AnyDueAsync(Test.Now, Token));
        Assert.Equal(PlanTally.None, await PlanAsync());
    }

    [Theory]
    [InlineData("UPDATE measures SET deadline = '9999-12-31' WHERE id = @bad", "1-1")]
    [InlineData("UPDATE measures SET deadline = '2026-13-45' WHERE id = @bad", "1-1")]
    [InlineData("UPDATE measures SET last_report_on = 'gestern' WHERE id = @bad", "1-1")]
    public async Task A_measure_that_cannot_be_reckoned_is_kept_aside_with_its_reason_and_the_others_go_on(string spoil, string number)
    {
        var bad = await MeasureAsync("1", Today);
        var good = await MeasureAsync("2", Today);
        await Test.ExecuteAsync(spoil, new { bad });
        await Test.ExecuteAsync("UPDATE measures SET next_due = 0");
        var sentences = new List<string>();
        var shown = await Plans.PreviewAsync(await ContextAsync(), all: false, sentences, Token);

        var tally = await PlanAsync();

        Assert.Equal(new PlanTally(2, 2, 2, 1), tally);
        Assert.Equal(DueToday, await NoticesAsync(good));
        Assert.Empty(await NoticesAsync(bad));
        Assert.Equal([good], shown.Select(n => n.Measure).Distinct());
        Assert.Contains(number, Assert.Single(sentences), StringComparison.Ordinal);
        var alarm = Assert.Single(await new AlarmStore(Database).OthersAsync([], Token));
        Assert.Equal(sentences[0], alarm);
        Assert.False(await Plans.AnyDueAsync(Test.Now, Token));

        // tried again by another program, in vain, and after the ledger was put right
        await Plans.RetryAsideAsync(Token);
        Assert.Equal(1, (await PlanAsync()).Aside);
        await Test.ExecuteAsync("UPDATE measures SET deadline = @Today, last_report_on = NULL, next_due = 0 WHERE id = @bad", new { Today, bad });
        Assert.Equal(0, (await PlanAsync()).Aside);
        Assert.Equal(DueToday, await NoticesAsync(bad));
        Assert.Empty(await new AlarmStore(Database).OthersAsync([], Token));
    }

    [Fact]
    public async Task A_measure_whose_notices_the_database_does_not_take_is_kept_aside_and_the_others_go_on()
    {
        var bad = await MeasureAsync("1", Today);
        var good = await MeasureAsync("2", Today);
        await Test.ExecuteAsync(Database.Kind == DatabaseKind.Postgres
            ? $"ALTER TABLE notices ADD CONSTRAINT spoilt CHECK (measure_id <> {bad})"
            : $"CREATE TRIGGER spoilt BEFORE INSERT ON notices WHEN NEW.measure_id = {bad} BEGIN SELECT RAISE(ABORT, 'spoilt'); END");

        var tally = await PlanAsync();

        Assert.Equal(new PlanTally(2, 2, 2, 1), tally);
        Assert.Equal(DueToday, await NoticesAsync(good));
        Assert.Empty(await NoticesAsync(bad));
        Assert.Contains("1-1", Assert.Single(await new AlarmStore(Database).OthersAsync([], Token)), StringComparison.Ordinal);
        Assert.False(await Plans.AnyDueAsync(Test.Now, Token));
    }

    [Fact]
    public async Task A_notice_keeps_the_day_it_fired_its_deadline_and_whether_it_asks_to_act()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();

        Assert.Equal(
            ["到期 2026-11-20 2026-11-20 to day", "预警 2026-11-17 2026-11-20 copy before:3"],
            await Test.QueryAsync<string>(
                "SELECT rung || ' ' || fired_on || ' ' || deadline || ' ' || kind || ' ' || reason FROM notices WHERE state = 'pending' ORDER BY fired_on DESC"));
        Assert.Equal([Test.Now], (await Test.QueryAsync<DateTimeOffset>("SELECT DISTINCT planned_at FROM notices")));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public async Task A_measure_wants_a_decision_from_the_first_instant_of_its_day(int milliseconds, bool isDue)
    {
        await MeasureAsync("1", new DateOnly(2026, 12, 1));
        await PlanAsync();
        var midnight = new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.FromHours(8)).AddMilliseconds(milliseconds);

        Assert.Equal(isDue, await Plans.AnyDueAsync(midnight, Token));
        Assert.Equal(isDue ? 1 : 0, (await Plans.PlanBatchAsync(await ContextAsync() with { Now = midnight }, 10, Token)).Measures);
    }

    [Fact]
    public async Task A_decision_over_the_years_end_waits_for_the_first_working_day_of_the_next()
    {
        await MeasureAsync("1", new DateOnly(2026, 12, 31));
        await PlanAsync(new DateOnly(2026, 12, 31));

        Assert.False(await Plans.AnyDueAsync(Seed.Hours.OpeningOf(new DateOnly(2027, 1, 3)), Token));
        Assert.True(await Plans.AnyDueAsync(Seed.Hours.OpeningOf(new DateOnly(2027, 1, 4)), Token));
    }

    [Fact]
    public async Task Deciding_again_on_the_same_day_adds_nothing()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        await Test.ExecuteAsync("UPDATE measures SET next_due = 0");

        Assert.Equal(new PlanTally(1, 0, 0), await PlanAsync());

        Assert.Equal(DueToday, await NoticesAsync(measure));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("sent")]
    [InlineData("superseded")]
    public async Task What_is_said_in_chat_changes_nothing_for_the_letters(string state)
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();
        await Test.ExecuteAsync(
            """
            INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
            SELECT measure_id, rung, deadline, occurrence, post_id, 'chat:directline:1', kind, @state, reason, ladder_version, fired_on, planned_at FROM notices
            """,
            new { state });
        const string Chat = "SELECT count(*) FROM notices WHERE channel <> 'mail' AND state = @state";
        var mirrored = await Test.ScalarAsync<long>(Chat, new { state });

        await CompleteAsync(measure);
        Assert.Equal(new PlanTally(1, 0, 2), await PlanAsync());
        await ReopenAsync(measure);
        Assert.Equal(new PlanTally(1, 2, 0), await PlanAsync());

        Assert.Equal(mirrored, await Test.ScalarAsync<long>(Chat, new { state }));
        Assert.Equal(2, await new LetterStore(Database).PendingCountAsync(Token));
        await Test.ExecuteAsync("DELETE FROM notices WHERE channel <> 'mail'");
        Assert.Equal(DueToday, await NoticesAsync(measure));
    }

    [Fact]
    public async Task The_database_itself_refuses_a_notice_twice()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();

        var touched = await Test.ExecuteAsync(
            """
            INSERT INTO notices (measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at)
            SELECT measure_id, rung, deadline, occurrence, post_id, channel, kind, state, reason, ladder_version, fired_on, planned_at FROM notices
            WHERE 1 = 1 ON CONFLICT (measure_id, rung, deadline, occurrence, post_id, channel) DO NOTHING
            """);

        Assert.Equal(0, touched);
    }

    [Fact]
    public async Task The_next_decision_waits_for_the_beginning_of_the_next_rungs_day()
    {
        await MeasureAsync("1", new DateOnly(2026, 12, 1));
        await PlanAsync();

        var next = await Test.ScalarAsync<long>("SELECT next_due FROM measures");

        // 3 working days before 1 December is 26 November; midnight in Shanghai
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 16, 0, 0, TimeSpan.Zero), DateTimeOffset.FromUnixTimeMilliseconds(next));
    }

    [Fact]
    public async Task A_deadline_that_moves_supersedes_and_one_that_moves_back_revives()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();

        await MoveAsync(measure, new DateOnly(2027, 3, 31));
        await PlanAsync();
        Assert.DoesNotContain(await NoticesAsync(measure), n => n.EndsWith(":pending", StringComparison.Ordinal));

        await MoveAsync(measure, Today);
        await PlanAsync();
        Assert.Equal(DueToday, await NoticesAsync(measure));
    }

    [Fact]
    public async Task A_completed_measure_falls_silent_and_speaks_again_when_that_is_undone()
    {
        var measure = await MeasureAsync("1", Today);
        await PlanAsync();

        await new ProgressStore(Database).ReportAsync(Report("1", completes: true), Token);
        await PlanAsync();
        Assert.DoesNotContain(await NoticesAsync(measure), n => n.EndsWith(":pending", StringComparison.Ordinal));
        Assert.False(await Plans.AnyDueAsync(Test.Now.AddYears(5), Token));

        await ReopenAsync(measure);
        await PlanAsync();
        Assert.Equal(DueToday, await NoticesAsync(measure));
    }

    [Fact]
    public async Task A_batch_takes_no_more_than_it_was_told()
    {
        await Seed.ManyAsync(Ledger, Unit.Id, 7, Today);
        var context = await ContextAsync();

        var sizes = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            sizes.Add((await Plans.PlanBatchAsync(context, 3, Token)).Measures);
        }

        Assert.Equal([3, 3, 1, 0], sizes);
        Assert.Equal(28, await Test.ScalarAsync<long>("SELECT count(*) FROM notices"));
    }

    [Fact]
    public async Task Planners_side_by_side_double_nothing()
    {
        await Seed.ManyAsync(Ledger, Unit.Id, 60, Today);
        await using var second = Test.SecondDoor();
        var planners = new[] { Plans, new PlanStore(second.Database), new PlanStore(second.Database) };
        var contexts = new[] { await ContextAsync(), await ContextAsync(), await ContextAsync() };

        var tallies = await Task.WhenAll(planners.Zip(contexts, (planner, context) => Task.Run(
            async () =>
            {
                var all = PlanTally.None;
                await Until.TrueAsync(async () =>
                {
                    all += await planner.PlanBatchAsync(context, 7, Token);
                    return !await planner.AnyDueAsync(context.Now, Token);
                });
                return all;
            },
            Token)));

        Assert.Equal(new PlanTally(60, 120, 120), tallies.Aggregate((a, b) => a + b));
        Assert.Equal(240, await Test.ScalarAsync<long>("SELECT count(*) FROM notices"));
        Assert.IsType<AuditVerdict.Whole>(await Test.Audit.VerifyAsync(Database, Token));
    }

    [Fact]
    public async Task A_notice_keeps_the_version_of_the_ladder_that_called_for_it()
    {
        await MeasureAsync("1", Today);
        var context = await ContextAsync();
        await Plans.PlanBatchAsync(context with { LadderVersion = 7 }, 10, Token);

        Assert.Equal([7], await Test.QueryAsync<long>("SELECT DISTINCT ladder_version FROM notices"));
    }

    [Fact]
    public async Task A_new_ladder_gets_the_next_version_and_wakes_every_open_measure()
    {
        await MeasureAsync("1", Today);
        await PlanAsync();
        var ladders = new LadderStore(Database);
        var shorter = Domain.Reminders.Ladder.Default.ToJson().Replace("\"before\": 7", "\"before\": 6", StringComparison.Ordinal).Replace("\"before\":7", "\"before\":6", StringComparison.Ordinal);
        var ladder = Assert.IsType<LadderReading.Understood>(Domain.Reminders.Ladder.Parse(shorter)).Ladder;

        Assert.Equal((1, false), await ladders.UseAsync(Domain.Reminders.Ladder.Default, Test.Now, Token));
        Assert.False(await Plans.AnyDueAsync(Test.Now, Token));
        Assert.Null(await ladders.VersionOfAsync(ladder, Token));
        Assert.Equal((2, true), await ladders.UseAsync(ladder, Test.Now, Token));
        Assert.Equal(2, await ladders.VersionOfAsync(ladder, Token));
        Assert.True(await Plans.AnyDueAsync(Test.Now, Token));
    }

    [Fact]
    public async Task A_preview_shows_what_would_go_out_and_changes_nothing()
    {
        await MeasureAsync("1", Today);
        await MeasureAsync("2", new DateOnly(2027, 6, 30));
        var context = await ContextAsync();
        var before = await Test.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'audit.head'");

        var shown = await Plans.PreviewAsync(context, all: false, Token);

        Assert.Equal(["1-1 到期 To", "1-1 预警 Copy"], shown.Select(n => $"{n.Number} {n.Rung.Name} {n.Kind}"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM notices"));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE next_due = 0"));
        Assert.Equal(before, await Test.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'audit.head'"));

        await PlanAsync();
        Assert.Equal(shown.Select(n => (n.Measure, n.Rung.Name, n.PostId)), (await Plans.PreviewAsync(context, all: false, Token)).Select(n => (n.Measure, n.Rung.Name, n.PostId)));
        Assert.Equal(shown.Count, (await Plans.PreviewAsync(context, all: true, Token)).Count);
    }

    [Fact]
    public async Task Go_live_from_today_keeps_what_was_overdue_before_silent_for_good()
    {
        var measure = await MeasureAsync("1", new DateOnly(2026, 10, 29));
        var releases = new ReleaseStore(Database);
        Assert.Null(await releases.ReleasedAtAsync(Token));

        Assert.True(await releases.ReleaseAsync(Today, Test.Now, "办公室", Token));
        await PlanAsync();

        Assert.Equal(Test.Now, await releases.ReleasedAtAsync(Token));
        Assert.All(await NoticesAsync(measure), n => Assert.EndsWith(":superseded", n, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Go_live_from_today_lets_go_what_fires_today_and_nothing_that_fired_before()
    {
        var measure = await MeasureAsync("1", Today);

        await new ReleaseStore(Database).ReleaseAsync(Today, Test.Now, "办公室", Token);
        await PlanAsync();

        Assert.Equal(["责任人:到期:pending", "责任人:预警:superseded", "责任人:提醒:superseded", "分管领导:预警:superseded"], await NoticesAsync(measure));
    }

    [Fact]
    public async Task Go_live_without_a_day_sends_what_is_overdue()
    {
        var measure = await MeasureAsync("1", new DateOnly(2026, 11, 19));

        await new ReleaseStore(Database).ReleaseAsync(null, Test.Now, "办公室", Token);
        await PlanAsync();

        Assert.Contains("责任人:催办:pending", await NoticesAsync(measure));
    }

    [Fact]
    public async Task What_comes_into_the_ledger_after_go_live_is_chased_from_its_own_beginning()
    {
        await new ReleaseStore(Database).ReleaseAsync(Today, Test.Now, "办公室", Token);
        var measure = await MeasureAsync("1", new DateOnly(2026, 11, 19));

        await PlanAsync();

        Assert.Contains("责任人:催办:pending", await NoticesAsync(measure));
    }

    [Fact]
    public async Task Reminders_are_released_once_however_many_try()
    {
        await using var second = Test.SecondDoor();

        var released = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => new ReleaseStore(i % 2 == 0 ? Database : second.Database).ReleaseAsync(null, Test.Now.AddMinutes(i), "办公室", Token), Token)));

        Assert.Single(released, true);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'reminders.released'"));
    }

    [Fact]
    public async Task What_is_due_is_read_from_an_index()
    {
        await Seed.ManyAsync(Ledger, Unit.Id, 400, Today);
        await PlanAsync();

        Assert.Contains("measures_due", await ExplainAsync("SELECT id FROM measures WHERE next_due <= 1 LIMIT 1"), StringComparison.Ordinal);
        Assert.Contains("measures_due", await ExplainAsync(new SqlText(Filled(PlanSql.Due.Sqlite), Filled(PlanSql.Due.Postgres))), StringComparison.Ordinal);

        static string Filled(string sql) => sql.Replace("@now", "1", StringComparison.Ordinal).Replace("@take", "50", StringComparison.Ordinal);
    }

    private async Task<string> ExplainAsync(SqlText sql)
    {
        if (Database.Kind == DatabaseKind.Postgres)
        {
            await Test.ExecuteAsync("ANALYZE measures");
            return string.Join('\n', await Test.QueryAsync<string>("EXPLAIN " + sql.Postgres));
        }

        return string.Join('\n', (await Test.QueryAsync<StepView>("EXPLAIN QUERY PLAN " + sql.Sqlite)).Select(s => s.Detail));
    }

    private sealed record StepView
    {
        public string Detail { get; init; } = string.Empty;
    }
}

public sealed class PlanStoreOnSqlite(SqliteFixture fixture) : PlanStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PlanStoreOnPostgres(PostgresFixture fixture) : PlanStoreTests(fixture), IClassFixture<PostgresFixture>;
