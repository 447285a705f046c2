using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Orders;

public abstract class UrgeOrderTests(DatabaseFixture fixture) : OrderTests(fixture)
{
    [Fact(Timeout = Limit.Outside)]
    public async Task An_urge_is_a_notice_for_who_has_to_act_that_planning_leaves_alone_until_it_is_done()
    {
        var measure = await MeasureAsync("12", Today.AddDays(-1));
        await PlanAsync();

        await DoAsync(new OfficeOrder.Urge([measure], "请本周内报送"));
        await WakeAsync();

        Assert.Equal(["责任人:催办:pending", "责任人:办公室催办:pending"], (await NoticesAsync(measure)).Where(n => n.StartsWith("责任人", StringComparison.Ordinal) && n.EndsWith("pending", StringComparison.Ordinal)));
        Assert.Contains(await Plans.PreviewAsync(await ContextAsync(), false, Token), n => n.Rung.Name == "办公室催办" && n.PostId == Unit.Handler);
        await MoveAsync(measure, Today.AddDays(30));
        await PlanAsync();
        Assert.Contains("责任人:办公室催办:pending", await NoticesAsync(measure));
        await CompleteAsync(measure);
        await PlanAsync();
        Assert.Contains("责任人:办公室催办:superseded", await NoticesAsync(measure));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_somebody_else_answers_for_by_then_is_not_urged_of_the_old_one()
    {
        var measure = await MeasureAsync("12", Today.AddDays(-1));
        await DoAsync(new OfficeOrder.Urge([measure], null));

        await DoAsync(new OfficeOrder.ChangeResponsible(measure, Leader));
        await PlanAsync();

        Assert.Contains("责任人:办公室催办:superseded", await NoticesAsync(measure));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_letter_takes_it_with_its_words()
    {
        var measure = await MeasureAsync("12", Today.AddDays(20));
        await PlanAsync();
        await DoAsync(new OfficeOrder.Urge([measure], "请本周内报送"));
        IReadOnlyList<PendingNotice> got = [];

        await new LetterStore(Database).ComposeAsync(
            [new Addressee { PersonId = Handler, Email = "zhang@example.test", Posts = [Unit.Handler] }],
            (_, notices) =>
            {
                got = notices;
                return null;
            },
            new LeaseTerms("w", Test.Now.AddMinutes(5)), Today, Test.Now, Token);

        Assert.Equal([("办公室催办", "请本周内报送")], got.Select(n => (n.Rung, n.Urge)));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task At_most_one_a_measure_and_day_and_of_several_those_that_were_not()
    {
        var (one, two) = (await MeasureAsync("12", Today), await MeasureAsync("13", Today));
        await DoAsync(new OfficeOrder.Urge([one], null));
        await RefusedAsync(OrderRefusal.UrgedToday, new OfficeOrder.Urge([one], "请再报"));

        var ready = await ReadyAsync(new OfficeOrder.Urge([one, two], null));
        Assert.Equal("13-1", ready.Now(OrderField.Number));
        Assert.Contains(ready.Remarks, r => r.Kind == OrderRemarkKind.UrgedToday && r.With[0] == "12-1");
        await DoAsync(new OfficeOrder.Urge([one, two], null));

        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM urges"));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'measure.urged'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_acts_for_an_absent_责任人_is_told_and_where_nobody_is_it_is_refused()
    {
        var measure = await MeasureAsync("12", Today);
        await Test.ExecuteAsync("INSERT INTO absences (person_id, acting_id, from_day) VALUES (@Handler, @Leader, '2026-11-19')", new { Handler, Leader });
        await Database.WriteAsync(RosterStore.TouchAsync, Token);
        Assert.Equal("李示例", (await ReadyAsync(new OfficeOrder.Urge([measure], null))).Now(OrderField.Told));

        var empty = await Seed.UnitAsync("乙县示例局");
        var nobodys = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, empty.Id, "20"), Today);
        await RefusedAsync(OrderRefusal.NobodyToTell, new OfficeOrder.Urge([nobodys], null));
        await RefusedAsync(OrderRefusal.NotPermitted, new OfficeOrder.Urge([measure], null), Leader);
        var both = await ReadyAsync(new OfficeOrder.Urge([measure, nobodys], null));
        Assert.Equal(("12-1", OrderRemarkKind.NobodyToTell), (both.Now(OrderField.Number), both.Remarks[^1].Kind));
    }

    private async Task WakeAsync()
    {
        await Test.ExecuteAsync("UPDATE measures SET next_due = 0");
        await PlanAsync();
    }
}

public sealed class UrgeOrderOnSqlite(SqliteFixture fixture) : UrgeOrderTests(fixture), IClassFixture<SqliteFixture>;

public sealed class UrgeOrderOnPostgres(PostgresFixture fixture) : UrgeOrderTests(fixture), IClassFixture<PostgresFixture>;
