using CaseReform.Ops.Data.Ledger;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Updates;

public abstract class UndoTests(DatabaseFixture fixture) : UpdateTests(fixture)
{
    [Fact]
    public async Task An_undone_update_leaves_the_cells_as_they_were_and_an_entry_in_the_trail()
    {
        var measure = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "12", ProblemStatus.NotStarted), Today, status: MeasureStatus.NotStarted);
        var before = MeasureCells.Of(await StateAsync(measure));
        await RecordAsync(measure, Complete());
        await PlanAsync();

        var undone = await RecordAsync(measure, await UndoAsync());

        Assert.Equal((UpdateAction.Undo, UpdateAction.Complete), (undone.Action, undone.Undone));
        var state = await StateAsync(measure);
        Assert.Equal(before, MeasureCells.Of(state));
        Assert.Equal(3, state.Version);
        Assert.Equal("1 0", await Test.ScalarAsync<string>("SELECT open || ' ' || next_due FROM measures"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM reports"));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'measure.undone'"));
        Assert.Equal("100→", await Test.ScalarAsync<string>("SELECT old_value || '→' || coalesce(new_value, '') FROM changes WHERE version = 3 AND field = 'percent'"));
    }

    [Fact]
    public async Task Reminders_of_an_undone_completion_come_back()
    {
        var measure = await MeasureAsync("12", Today);
        await PlanAsync();
        await RecordAsync(measure, Complete());
        await PlanAsync();
        Assert.Contains("责任人:到期:superseded", await NoticesAsync(measure));

        await RecordAsync(measure, await UndoAsync());
        await PlanAsync();

        Assert.Contains("责任人:到期:pending", await NoticesAsync(measure));
    }

    [Fact]
    public async Task After_ten_minutes_nothing_is_undone()
    {
        var measure = await MeasureAsync("12", Today);
        var recorded = await RecordAsync(measure, Progress(60));
        Now = Now.AddMinutes(1);
        var press = await ProposeAsync(measure, await UndoAsync());

        // the card itself is a minute younger
        Refused(UpdateRefusal.NothingToUndo, await Updates.ConfirmAsync(press with { At = recorded.At.AddMinutes(10) }, Token));
        Now = Now.AddMinutes(10);
        Assert.Null((await UndoAsync()).Undoes);
        Assert.Equal(60, (await StateAsync(measure)).Percent);
    }

    [Fact]
    public async Task What_somebody_has_built_on_stays()
    {
        var measure = await MeasureAsync("12", Today);
        await RecordAsync(measure, Progress(60));
        var press = await ProposeAsync(measure, await UndoAsync());
        await new ProgressStore(Database).ReportAsync(Report("12", percent: 80), Token);

        Refused(UpdateRefusal.BuiltOn, await Updates.ConfirmAsync(press, Token));
        Refused(UpdateRefusal.BuiltOn, await DoAsync(measure, await UndoAsync()));
        Assert.Equal(80, (await StateAsync(measure)).Percent);
    }

    [Fact]
    public async Task A_problem_that_moved_on_by_another_measure_does_not_go_back()
    {
        var problem = await Seed.ProblemAsync(Ledger, Unit.Id, "12", ProblemStatus.NotStarted);
        var measure = await Seed.MeasureAsync(problem, Today, status: MeasureStatus.NotStarted);
        await Seed.MeasureAsync(problem, Today, ordinal: 2, status: MeasureStatus.NotStarted);
        await RecordAsync(measure, Progress(60));
        await new ProgressStore(Database).ReportAsync(Report("12-2", percent: 10), Token);

        await RecordAsync(measure, await UndoAsync());

        var state = await StateAsync(measure);
        Assert.Equal((MeasureStatus.NotStarted, ProblemStatus.InProgress), (state.Status, state.ProblemStatus));
    }

    [Fact]
    public async Task Only_ones_own_last_update_of_the_named_measures_is_offered()
    {
        var (first, second) = (await MeasureAsync("12", Today), await MeasureAsync("13", Today));
        await RecordAsync(first, Progress(60));
        Now = Now.AddMinutes(1);
        await RecordAsync(second, Progress(70));

        Assert.Equal(second, (await Updates.LastAsync(Handler, [], null, Now, Token))!.MeasureId);
        Assert.Equal(first, (await Updates.LastAsync(Handler, [first], null, Now, Token))!.MeasureId);
        Assert.Null(await Updates.LastAsync(Leader, [], null, Now, Token));
        await RecordAsync(second, await UndoAsync());
        Assert.Equal(first, (await Updates.LastAsync(Handler, [], null, Now, Token))!.MeasureId);
    }

    [Fact]
    public async Task The_button_of_what_was_undone_says_so()
    {
        var measure = await MeasureAsync("12", Today);
        var press = await ProposeAsync(measure, Progress(60));
        await Updates.ConfirmAsync(press, Token);
        await RecordAsync(measure, await UndoAsync());

        Refused(UpdateRefusal.Undone, await Updates.ConfirmAsync(press, Token));
    }
}

public sealed class UndoOnSqlite(SqliteFixture fixture) : UndoTests(fixture), IClassFixture<SqliteFixture>;

public sealed class UndoOnPostgres(PostgresFixture fixture) : UndoTests(fixture), IClassFixture<PostgresFixture>;
