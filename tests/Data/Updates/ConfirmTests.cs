using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Updates;

public abstract class ConfirmTests(DatabaseFixture fixture) : UpdateTests(fixture)
{
    [Fact(Timeout = Limit.Outside)]
    public async Task A_confirmed_report_is_in_the_ledger_the_reports_the_changes_and_the_trail_like_one_from_the_command_line()
    {
        var measure = await MeasureAsync("12", Today);
        await PlanAsync();

        var recorded = await RecordAsync(measure, Progress(60, "已修订两项制度"));

        Assert.Equal((UpdateAction.Report, "默认台账", "12-1", null, 60, "已修订两项制度"), (recorded.Action, recorded.Ledger, recorded.Measure, recorded.PercentBefore, recorded.Percent, recorded.Text));
        var state = await StateAsync(measure);
        Assert.Equal((60, "已修订两项制度", MeasureStatus.InProgress, Today, 2, 2), (state.Percent, state.Progress, state.Status, state.LastReportOn, state.Version, state.ProblemVersion));
        Assert.Equal($"{Handler} chat 60", await Test.ScalarAsync<string>("SELECT person_id || ' ' || through || ' ' || percent FROM reports"));
        Assert.Equal("张示例 chat", await Test.ScalarAsync<string>("SELECT actor || ' ' || through FROM audit WHERE action = 'measure.reported'"));
        Assert.Equal(3, await Test.ScalarAsync<long>("SELECT count(*) FROM changes WHERE version = 2 AND through = 'chat'"));
        Assert.True(await Plans.AnyDueAsync(Test.Now, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_completion_may_be_of_an_earlier_day_which_the_changes_and_the_trail_tell()
    {
        var measure = await MeasureAsync("12", Today);
        var day = Today.AddDays(-3);

        var recorded = await RecordAsync(measure, Complete() with { CompletedOn = day });

        Assert.Equal(day, recorded.CompletedOn);
        var state = await StateAsync(measure);
        Assert.Equal((MeasureStatus.Completed, day, Today), (state.Status, state.CompletedOn, state.LastReportOn));
        Assert.Equal("2026-11-17", await Test.ScalarAsync<string>("SELECT new_value FROM changes WHERE field = 'completed_on'"));
        Assert.Contains("2026-11-17", await Test.ScalarAsync<string>("SELECT detail FROM audit WHERE action = 'measure.completed'"), StringComparison.Ordinal);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_completion_lies_between_the_day_of_issue_and_today_also_when_it_is_confirmed()
    {
        var measure = await MeasureAsync("12", Today);
        await Test.ExecuteAsync("UPDATE problems SET issued_on = @day", new { day = Today.AddDays(-9) });

        Refused(UpdateRefusal.CompletedAhead, await DoAsync(measure, Complete() with { CompletedOn = Today.AddDays(1) }));
        Refused(UpdateRefusal.CompletedBeforeIssue, await DoAsync(measure, Complete() with { CompletedOn = Today.AddDays(-10) }));
        Assert.Equal(1, (await StateAsync(measure)).Version);
        Assert.Equal(Today.AddDays(-9), (await RecordAsync(measure, Complete() with { CompletedOn = Today.AddDays(-9) })).CompletedOn);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_button_five_times_at_once_changes_once_and_all_are_told_the_same()
    {
        var measure = await MeasureAsync("12", Today);
        var press = await ProposeAsync(measure, Progress(60));
        await using var second = Test.SecondDoor();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Task.Run(() => (i % 2 == 0 ? Updates : StoreOf(second)).ConfirmAsync(press, Token), Token)));

        Assert.All(answers, answer => Assert.Equal(60, Assert.IsType<Confirmation.Recorded>(answer).Update.Percent));
        Assert.Single(answers.Select(a => ((Confirmation.Recorded)a).Update.At).Distinct());
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
        Assert.Equal(2, (await StateAsync(measure)).Version);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_process_that_is_killed_in_the_middle_leaves_each_change_made_or_not_and_asking_again_tells()
    {
        const int Count = 60;
        for (var i = 1; i <= Count; i++)
        {
            await ProposeAsync(await MeasureAsync($"{i}", Today), Progress(60));
        }

        using var child = SecondProcess.Start(Test, "confirm", Count);
        while (await child.StandardOutput.ReadLineAsync(Token) is { } line && line != "7")
        {
            Assert.NotEmpty(line);
        }

        child.Kill();
        await child.WaitForExitAsync(Token);

        var told = new List<RecordedUpdate>();
        for (var i = 1; i <= Count; i++)
        {
            told.Add(Assert.IsType<Confirmation.Recorded>(await Updates.ConfirmAsync(PressOf(i, Handler) with { At = Now.AddMinutes(1) }, Token)).Update);
        }

        // what the killed process had done keeps the time of that
        Assert.InRange(told.Count(update => update.At == Now), 7, Count - 1);
        Assert.Equal($"{Count} {Count}", await Test.ScalarAsync<string>("SELECT count(*) || ' ' || count(DISTINCT measure_id) FROM reports"));
        Assert.Equal(Count, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'measure.reported'"));
        Assert.Equal(Count, await Test.ScalarAsync<long>("SELECT count(*) FROM measures WHERE version = 2 AND percent = 60"));
        Assert.IsType<AuditVerdict.Whole>(await Test.Audit.VerifyAsync(Database, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_button_is_good_for_ten_minutes_and_whoever_pressed_it_in_time_is_told_later_too()
    {
        var measure = await MeasureAsync("12", Today);
        var (late, intime) = (await ProposeAsync(measure, Progress(60)), await ProposeAsync(measure, Progress(70)));

        Refused(UpdateRefusal.Expired, await Updates.ConfirmAsync(late with { At = Now.AddMinutes(10) }, Token));
        Assert.IsType<Confirmation.Recorded>(await Updates.ConfirmAsync(intime with { At = Now.AddMinutes(9.9) }, Token));
        Assert.Equal(70, Assert.IsType<Confirmation.Recorded>(await Updates.ConfirmAsync(intime with { At = Now.AddDays(1) }, Token)).Update.Percent);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Nobody_else_confirms_nor_the_same_person_elsewhere()
    {
        var press = await ProposeAsync(await MeasureAsync("12", Today), Progress(60));

        Refused(UpdateRefusal.NotYours, await Updates.ConfirmAsync(press with { PersonId = Leader }, Token));
        Refused(UpdateRefusal.NotYours, await Updates.ConfirmAsync(press with { Conversation = "directline/c2" }, Token));
        Refused(UpdateRefusal.Unknown, await Updates.ConfirmAsync(press with { NonceHash = new string('f', 64) }, Token));
        Refused(UpdateRefusal.NotYours, await Updates.DropAsync(press with { PersonId = Leader }, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
        Assert.IsType<Confirmation.Recorded>(await Updates.ConfirmAsync(press, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_changed_since_the_card_was_shown_is_refused_and_stays()
    {
        var measure = await MeasureAsync("12", Today);
        var press = await ProposeAsync(measure, Progress(60));
        await new ProgressStore(Database).ReportAsync(Report("12", percent: 50), Token);

        Refused(UpdateRefusal.Changed, await Updates.ConfirmAsync(press, Token));
        Refused(UpdateRefusal.Changed, await Updates.ConfirmAsync(press, Token));
        Assert.Equal(50, (await StateAsync(measure)).Percent);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_loses_the_post_after_the_card_was_shown_changes_nothing()
    {
        var press = await ProposeAsync(await MeasureAsync("12", Today), Progress(60));
        await Test.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-19' WHERE person_id = @Handler", new { Handler });
        await Test.ExecuteAsync("UPDATE settings SET value = '99' WHERE key = 'roster.version'");

        Refused(UpdateRefusal.NotPermitted, await Updates.ConfirmAsync(press, Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_measure_that_goes_to_another_hand_is_no_longer_ones_own()
    {
        var measure = await MeasureAsync("12", Today);
        var press = await ProposeAsync(measure, Progress(60));
        var other = await Seed.PostAsync(Unit.Id, PostRole.Handler, "审批科");
        await Seed.HolderAsync(other, "赵示例", "zhao@example.test");
        await Test.ExecuteAsync("UPDATE measures SET responsible_post_id = @other, version = version + 1 WHERE id = @measure", new { other, measure });

        Refused(UpdateRefusal.NotPermitted, await Updates.ConfirmAsync(press, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_problem_that_was_closed_meanwhile_takes_nothing()
    {
        var measure = await MeasureAsync("12", Today);
        var press = await ProposeAsync(measure, Progress(60));
        await Test.ExecuteAsync("UPDATE problems SET status = 'closed', version = version + 1");

        Refused(UpdateRefusal.ProblemClosed, await Updates.ConfirmAsync(press, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_dropped_proposal_cannot_be_confirmed_and_a_confirmed_one_not_dropped()
    {
        var measure = await MeasureAsync("12", Today);
        var (dropped, confirmed) = (await ProposeAsync(measure, Progress(60)), await ProposeAsync(measure, Progress(70)));

        Assert.IsType<Confirmation.Dropped>(await Updates.DropAsync(dropped, Token));
        Assert.IsType<Confirmation.Dropped>(await Updates.DropAsync(dropped, Token));
        Refused(UpdateRefusal.Dropped, await Updates.ConfirmAsync(dropped, Token));
        Assert.IsType<Confirmation.Recorded>(await Updates.ConfirmAsync(confirmed, Token));
        Assert.Equal(70, Assert.IsType<Confirmation.Recorded>(await Updates.DropAsync(confirmed, Token)).Update.Percent);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Completing_ends_a_measure_or_makes_it_go_on_for_good_and_closes_nothing()
    {
        var once = await MeasureAsync("12", Today);
        var always = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "13"), Today, longTerm: true);

        Assert.Equal(MeasureStatus.Completed, (await RecordAsync(once, Complete())).Status);
        Assert.Equal(MeasureStatus.LongTerm, (await RecordAsync(always, Complete())).Status);
        Assert.Equal(ProblemStatus.InProgress, (await StateAsync(once)).ProblemStatus);
        Refused(UpdateRefusal.Completed, await DoAsync(once, Complete()));
        Refused(UpdateRefusal.Completed, await DoAsync(once, Progress(60)));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_number_finds_what_lies_in_the_scope_and_says_what_does_not()
    {
        var other = await Seed.UnitAsync("乙县示例局");
        await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, other.Id, "7"), Today);
        await MeasureAsync("12", Today);
        var scope = (await StandingAsync(Handler)).Scope;

        Assert.Equal("12-1", Assert.Single(await Updates.FindAsync(scope, "12-1", null, Token)).Name);
        Assert.Empty(await Updates.FindAsync(scope, "7", null, Token));
        Assert.Equal("默认台账/7-1", await Updates.HiddenAsync("7", null, Token));
        Assert.Empty(await Updates.FindAsync(scope, "8", null, Token));
        Assert.Null(await Updates.HiddenAsync("8", null, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Old_proposals_are_forgotten()
    {
        await RecordAsync(await MeasureAsync("12", Today), Progress(60));

        Assert.Equal(0, await Updates.PurgeAsync(Now.AddDays(29), Token));
        Assert.Equal(1, await Updates.PurgeAsync(Now.AddDays(31), Token));
    }
}

public sealed class ConfirmOnSqlite(SqliteFixture fixture) : ConfirmTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ConfirmOnPostgres(PostgresFixture fixture) : ConfirmTests(fixture), IClassFixture<PostgresFixture>;
