using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Domain.Reminders;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Data.Tests.Updates;

/// <summary>Today, Friday 20 November 2026, is the deadline; 催办 is on Monday the 23rd, 督办 on the 27th, 通报 on 4 December.</summary>
public abstract class PromiseTests(DatabaseFixture fixture) : UpdateTests(fixture)
{
    private static readonly DateOnly Deadline = new(2026, 11, 20);

    private PromiseStore Promises => new(Database);

    [Fact]
    public async Task A_promise_silences_what_waits_and_is_in_the_changes_and_the_trail()
    {
        var measure = await MeasureAsync("12", Deadline);
        await PlanAsync();
        Assert.Contains("责任人:到期:pending", await NoticesAsync(measure));

        Assert.Equal(Deadline, (await RecordAsync(measure, Promise(Deadline))).Until);
        await PlanAsync();

        Assert.All(await NoticesAsync(measure), notice => Assert.EndsWith("superseded", notice, StringComparison.Ordinal));
        Assert.Equal("promised", await Test.ScalarAsync<string>("SELECT reason FROM notices WHERE rung = '到期'"));
        Assert.Equal("2026-11-20", await Test.ScalarAsync<string>("SELECT new_value FROM changes WHERE field = 'promise'"));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'measure.promised'"));
        Assert.Equal(2, (await StateAsync(measure)).Version);
    }

    [Fact]
    public async Task A_broken_promise_is_counted_once_and_the_preview_agrees_with_the_plan()
    {
        var measure = await MeasureAsync("12", Deadline);
        await RecordAsync(measure, Promise(Deadline));
        await PlanAsync();
        var monday = new DateOnly(2026, 11, 23);

        var preview = await Plans.PreviewAsync(await ContextAsync(monday), all: false, Token);
        await PlanAsync(monday);

        // 催办 is on that day; one rung higher is 督办
        Assert.Equal(["分管领导:督办:pending", "第一责任人:督办:pending", "责任人:督办:pending"], (await NoticesAsync(measure)).Where(n => n.EndsWith(":pending", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            await Test.ScalarAsync<long>("SELECT count(*) FROM notices WHERE state = 'pending'"),
            preview.Select(n => (n.PostId, n.Rung.Name, n.FiredOn, n.Reason)).Distinct().Count(n => n is { Name: "督办", Reason: "promise:2026-11-20" } && n.FiredOn == monday));
        Assert.Equal(monday, (await Promises.OfAsync([measure], Token))[measure].BrokenOn);
        await PlanAgainAsync(measure, new DateOnly(2026, 11, 24));
        var told = Assert.Single(await Promises.BrokenAsync(null, monday, monday, 5, Token));
        Assert.Equal(("12", 1, Deadline, monday, 1), (told.Number, told.Ordinal, told.Until, told.BrokenOn, told.Total));
        Assert.Empty(await Promises.BrokenAsync(null, monday.AddDays(1), monday.AddDays(30), 5, Token));
        Assert.Contains("promise broken 2026-11-20", await Test.ScalarAsync<string>("SELECT detail FROM audit WHERE action = 'notices.planned' ORDER BY seq DESC LIMIT 1 OFFSET 0"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_promises_are_told_to_those_who_may_see_the_measure_and_however_few_are_read_all_are_counted()
    {
        foreach (var number in new[] { "12", "13", "14" })
        {
            await RecordAsync(await MeasureAsync(number, Deadline), Promise(Deadline));
        }

        await PlanAsync(new DateOnly(2026, 11, 23));

        var seen = await Promises.BrokenAsync((await StandingAsync(Handler)).Scope, new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 29), 2, Token);
        Assert.Equal([3, 3], seen.Select(b => b.Total));
        var stranger = await new LedgerSeed(Database, Now).HolderAsync(await new LedgerSeed(Database, Now).UnitAsync("样例中心"), PostRole.Handler, "孙外人", "sun@example.test");
        Assert.Empty(await Promises.BrokenAsync((await StandingAsync(stranger)).Scope, new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 29), 2, Token));
    }

    [Fact]
    public async Task A_letter_is_told_which_promise_was_broken_and_of_no_other()
    {
        var (broken, other) = (await MeasureAsync("12", Deadline), await MeasureAsync("13", Deadline));
        await RecordAsync(broken, Promise(Deadline));
        await PlanAsync(new DateOnly(2026, 11, 23));
        var told = new Dictionary<long, DateOnly?>();

        await new LetterStore(Database).ComposeAsync(
            [new Addressee { PersonId = Handler, Email = "zhang@example.test", Posts = [Unit.Handler] }],
            (_, notices) =>
            {
                told = notices.ToDictionary(n => n.MeasureId, n => n.BrokenPromise);
                return null;
            },
            new LeaseTerms("worker-1", Now.AddHours(1)), new DateOnly(2026, 11, 23), Now.AddHours(1), Token);

        Assert.Equal(new Dictionary<long, DateOnly?> { [broken] = Deadline, [other] = null }, told);
    }

    [Fact]
    public async Task A_kept_promise_has_no_consequence()
    {
        var measure = await MeasureAsync("12", Deadline);
        await RecordAsync(measure, Promise(Deadline));
        await RecordAsync(measure, Complete());

        await PlanAsync(new DateOnly(2026, 11, 23));

        Assert.Empty(await NoticesAsync(measure));
        Assert.Null((await Promises.OfAsync([measure], Token))[measure].BrokenOn);
    }

    [Fact]
    public async Task What_is_completed_after_the_promised_day_is_counted_although_nobody_is_reminded()
    {
        var measure = await MeasureAsync("12", Deadline);
        await RecordAsync(measure, Promise(Deadline));
        await Test.ExecuteAsync("UPDATE measures SET status = 'completed', open = 0, completed_on = '2026-11-21', next_due = 0");

        await PlanAsync(new DateOnly(2026, 11, 23));

        Assert.Empty(await NoticesAsync(measure));
        Assert.NotNull((await Promises.OfAsync([measure], Token))[measure].BrokenOn);
    }

    [Fact]
    public async Task A_promise_lapses_with_its_deadline_and_a_new_one_may_be_given()
    {
        var measure = await MeasureAsync("12", Deadline);
        await RecordAsync(measure, Promise(Deadline));
        Refused(UpdateRefusal.PromisedBefore, await DoAsync(measure, Promise(Deadline)));
        await MoveAsync(measure, new DateOnly(2026, 12, 31));

        await PlanAsync(new DateOnly(2026, 12, 22));

        Assert.Equal(["责任人:提醒:pending"], await NoticesAsync(measure));
        Assert.Empty(await Promises.OfAsync([measure], Token));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM promises WHERE broken_on IS NOT NULL"));
        Assert.Equal(new DateOnly(2026, 12, 25), (await RecordAsync(measure, Promise(new DateOnly(2026, 12, 25)))).Until);
    }

    [Fact]
    public async Task A_promise_that_is_taken_back_lets_the_notice_go()
    {
        var measure = await MeasureAsync("12", Deadline);
        await PlanAsync();
        await RecordAsync(measure, Promise(Deadline));
        await PlanAsync();

        await RecordAsync(measure, await UndoAsync());
        await PlanAsync();

        Assert.Contains("责任人:到期:pending", await NoticesAsync(measure));
    }

    [Fact]
    public async Task Who_does_not_answer_for_it_promises_nothing()
    {
        var measure = await MeasureAsync("12", Deadline);

        Refused(UpdateRefusal.NotPermitted, await Updates.ConfirmAsync(await ProposeAsync(measure, Promise(Deadline), Leader), Token));
        Refused(UpdateRefusal.DayNotAllowed, await DoAsync(measure, Promise(Deadline.AddDays(1))));
        Refused(UpdateRefusal.DayNotAllowed, await DoAsync(measure, Promise(Deadline.AddDays(-1))));
    }

    [Fact]
    public async Task A_promise_wakes_the_measure_on_the_day_after()
    {
        var measure = await MeasureAsync("12", new DateOnly(2026, 12, 31));
        await RecordAsync(measure, Promise(new DateOnly(2026, 11, 25)));
        await PlanAsync();

        Assert.False(await Plans.AnyDueAsync(Seed.Hours.OpeningOf(new DateOnly(2026, 11, 25)), Token));
        Assert.True(await Plans.AnyDueAsync(Seed.Hours.OpeningOf(new DateOnly(2026, 11, 26)), Token));
        await PlanAsync(new DateOnly(2026, 11, 26));
        Assert.Equal(["责任人:提醒:pending"], await NoticesAsync(measure));
    }

    private async Task PlanAgainAsync(long measure, DateOnly day)
    {
        await Test.ExecuteAsync("UPDATE measures SET next_due = 0 WHERE id = @measure", new { measure });
        await PlanAsync(day);
    }
}

public sealed class PromisesOnSqlite(SqliteFixture fixture) : PromiseTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PromisesOnPostgres(PostgresFixture fixture) : PromiseTests(fixture), IClassFixture<PostgresFixture>;
