using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Orders;

public abstract class PeopleOrderTests(DatabaseFixture fixture) : OrderTests(fixture)
{
    [Fact(Timeout = Limit.Outside)]
    public async Task Another_责任人_answers_by_the_post_that_fits_best_and_the_plan_is_made_anew()
    {
        var other = await Seed.UnitAsync("乙县示例局");
        var measure = await MeasureAsync("12", Today.AddDays(-1));
        await PlanAsync();
        var leaderHere = await Seed.PostAsync(Unit.Id, PostRole.Overseer, "督查员");
        var person = await Seed.HolderAsync(leaderHere, "赵示例", "zhao@example.test");
        await Seed.HoldAsync(other.Handler, person);

        await DoAsync(new OfficeOrder.ChangeResponsible(measure, person));

        Assert.Equal($"赵示例 {other.Handler} 0 2", await Test.ScalarAsync<string>("SELECT responsible_name || ' ' || responsible_post_id || ' ' || next_due || ' ' || version FROM measures"));
        Assert.Equal(["responsible_name: - → 赵示例 v2 周示例 chat", $"responsible_post: - → {other.Handler} v2 周示例 chat"], await ChangesAsync());
        await PlanAsync();
        Assert.Contains("责任人:催办:superseded", await NoticesAsync(measure));
        Assert.Contains("其他:催办:pending", await NoticesAsync(measure));
        await Database.WriteAsync(session => ResponsibleNames.ResolveAsync(session, Today, new(Test.Now, "office", "import")), Token);
        Assert.Equal(other.Handler, await Test.ScalarAsync<long>("SELECT responsible_post_id FROM measures"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_is_gone_has_no_post_or_is_it_already_is_refused()
    {
        var measure = await MeasureAsync("12", Today);
        await RefusedAsync(OrderRefusal.NotPermitted, new OfficeOrder.ChangeResponsible(measure, Handler), Leader);
        await RefusedAsync(OrderRefusal.PersonGone, new OfficeOrder.ChangeResponsible(measure, 999));
        await RefusedAsync(OrderRefusal.PersonGone, new OfficeOrder.ChangeHolder(Unit.Handler, 999));
        await RefusedAsync(OrderRefusal.PostGone, new OfficeOrder.ChangeHolder(999, Handler));
        await RefusedAsync(OrderRefusal.SamePerson, new OfficeOrder.ChangeHolder(Unit.Handler, Handler));
        foreach (var role in new[] { PostRole.Office, PostRole.LeadingGroup, PostRole.Inspector })
        {
            var post = await Seed.PostAsync(Unit.Id, role, "副职");
            await Database.WriteAsync(RosterStore.TouchAsync, Token);
            await RefusedAsync(OrderRefusal.PostPrivileged, new OfficeOrder.ChangeHolder(post, Handler));
        }

        await RefusedAsync(OrderRefusal.Withdrawn, new OfficeOrder.ChangeResponsible(999, Handler));
        await DoAsync(new OfficeOrder.ChangeResponsible(measure, Handler));
        await RefusedAsync(OrderRefusal.SamePerson, new OfficeOrder.ChangeResponsible(measure, Handler));
        var inspector = await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Inspector), "吴示例", "wu@example.test");
        await RefusedAsync(OrderRefusal.NoPost, new OfficeOrder.ChangeResponsible(measure, inspector));
        await CompleteAsync(measure);
        await RefusedAsync(OrderRefusal.Completed, new OfficeOrder.ChangeResponsible(measure, Leader));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_post_gets_another_holder_from_today_and_what_it_answers_for_stays_with_it()
    {
        var measure = await MeasureAsync("12", Today);
        Assert.Equal("1", (await ReadyAsync(new OfficeOrder.ChangeHolder(Unit.Handler, Leader))).Now(OrderField.OpenMeasures));
        Assert.Equal("0", (await ReadyAsync(new OfficeOrder.ChangeHolder(Unit.Leader, Handler))).Now(OrderField.OpenMeasures));
        await DoAsync(new OfficeOrder.ChangeResponsible(measure, Handler));
        var ready = await ReadyAsync(new OfficeOrder.ChangeHolder(Unit.Handler, Leader));
        Assert.Equal(("张示例", "李示例", "1"), (ready.Facts.First(f => f.Field == OrderField.Holder).Before, ready.Now(OrderField.Holder), ready.Now(OrderField.OpenMeasures)));
        Assert.Equal([OrderRemarkKind.StillHolds], ready.Remarks.Select(r => r.Kind));

        await DoAsync(new OfficeOrder.ChangeHolder(Unit.Handler, Leader));

        Assert.Equal(
            [$"{Handler} 2020-01-01 2026-11-19", $"{Leader} 2026-11-20 -"],
            await Test.QueryAsync<string>("SELECT person_id || ' ' || from_day || ' ' || coalesce(to_day, '-') FROM holdings WHERE post_id = @post ORDER BY id", new { post = Unit.Handler }));
        Assert.Equal(Unit.Handler, await Test.ScalarAsync<long>("SELECT responsible_post_id FROM measures"));
        Assert.Equal(["周示例 chat holding.added", "周示例 chat holding.changed"], await Test.QueryAsync<string>("SELECT actor || ' ' || through || ' ' || action FROM audit WHERE action LIKE 'holding.%' ORDER BY action"));
        Assert.Equal([Leader], (await new RosterStore(Database).LoadAsync(Token)).HoldersOf(Unit.Handler, Today));

        // back on the same day: what never came to be leaves no holding
        await DoAsync(new OfficeOrder.ChangeHolder(Unit.Handler, Handler));
        Assert.Equal([Handler], (await new RosterStore(Database).LoadAsync(Token)).HoldersOf(Unit.Handler, Today));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_card_of_a_holder_goes_stale_with_the_directory()
    {
        var press = await ProposeAsync(new OfficeOrder.ChangeHolder(Unit.Handler, Leader));
        await DoAsync(new OfficeOrder.ChangeHolder(Unit.Handler, Clerk));

        Refused(OrderRefusal.Changed, await Orders.ConfirmAsync(press, Token));
        Assert.Equal([Clerk], (await new RosterStore(Database).LoadAsync(Token)).HoldersOf(Unit.Handler, Today));
    }
}

public sealed class PeopleOrderOnSqlite(SqliteFixture fixture) : PeopleOrderTests(fixture), IClassFixture<SqliteFixture>;

public sealed class PeopleOrderOnPostgres(PostgresFixture fixture) : PeopleOrderTests(fixture), IClassFixture<PostgresFixture>;
