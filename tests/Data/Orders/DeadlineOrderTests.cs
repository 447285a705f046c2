using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.Updates;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Orders;

public abstract class DeadlineOrderTests(DatabaseFixture fixture) : OrderTests(fixture)
{
    private static readonly DateOnly Later = new(2026, 12, 21);

    [Fact(Timeout = Limit.Outside)]
    public async Task A_moved_deadline_keeps_the_first_one_rewrites_the_words_and_has_the_plan_made_anew()
    {
        var measure = await MeasureAsync("12", Today.AddDays(-1));
        await PlanAsync();
        Assert.Contains("责任人:催办:pending", await NoticesAsync(measure));

        await DoAsync(new OfficeOrder.MoveDeadline(measure, Later, "招标流标"));
        await DoAsync(new OfficeOrder.MoveDeadline(measure, Later.AddDays(1), "再次流标"));

        Assert.Equal("2026-12-22 2026-11-19 2026年12月22日 0 0 3", await Test.ScalarAsync<string>(
            "SELECT deadline || ' ' || original_deadline || ' ' || deadline_text || ' ' || provisional || ' ' || next_due || ' ' || version FROM measures"));
        Assert.Equal(
            [
                "deadline_text: 2026-11-19 → 2026年12月21日 v2 周示例 chat", "deadline: 2026-11-19 → 2026-12-21 v2 周示例 chat", "deadline_reason: - → 招标流标 v2 周示例 chat",
                "deadline_text: 2026年12月21日 → 2026年12月22日 v3 周示例 chat", "deadline: 2026-12-21 → 2026-12-22 v3 周示例 chat", "deadline_reason: - → 再次流标 v3 周示例 chat",
            ],
            await ChangesAsync());
        Assert.Equal(["默认台账/12-1", "默认台账/12-1"], await Test.QueryAsync<string>("SELECT subject FROM audit WHERE action = 'measure.deadline_moved'"));
        await PlanAsync();
        Assert.DoesNotContain(await NoticesAsync(measure), notice => notice.EndsWith(":pending", StringComparison.Ordinal));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_card_tells_what_was_promised_and_of_days_that_have_passed_or_are_off()
    {
        var measure = await MeasureAsync("12", Later);
        await Test.ExecuteAsync("INSERT INTO promises (measure_id, deadline, made_on, until, person_id) VALUES (@measure, '2026-12-21', '2026-11-20', '2026-12-18', @person)", new { measure, person = Handler });

        Assert.Equal([OrderRemarkKind.PromiseEnds], (await ReadyAsync(new OfficeOrder.MoveDeadline(measure, new DateOnly(2026, 12, 25), "x"))).Remarks.Select(r => r.Kind));
        Assert.Equal([OrderRemarkKind.DayPassed, OrderRemarkKind.PromiseEnds], (await ReadyAsync(new OfficeOrder.MoveDeadline(measure, Today.AddDays(-1), "x"))).Remarks.Select(r => r.Kind));
        Assert.Equal([OrderRemarkKind.DayOff, OrderRemarkKind.PromiseEnds], (await ReadyAsync(new OfficeOrder.MoveDeadline(measure, Today.AddDays(1), "x"))).Remarks.Select(r => r.Kind));
        Assert.Equal([OrderRemarkKind.PromiseEnds], (await ReadyAsync(new OfficeOrder.MoveDeadline(measure, Today, "x"))).Remarks.Select(r => r.Kind));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_closed_complete_for_good_the_same_or_before_its_issue_is_not_moved()
    {
        var measure = await MeasureAsync("12", Later);
        var forGood = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "13"), null, status: MeasureStatus.LongTerm, longTerm: true);
        var closed = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "14", ProblemStatus.Closed), Later);

        await RefusedAsync(OrderRefusal.SameDeadline, new OfficeOrder.MoveDeadline(measure, Later, "x"));
        await RefusedAsync(OrderRefusal.BeforeIssue, new OfficeOrder.MoveDeadline(measure, new DateOnly(2026, 11, 15), "x"));
        await ReadyAsync(new OfficeOrder.MoveDeadline(measure, new DateOnly(2026, 11, 16), "x"));
        await RefusedAsync(OrderRefusal.LongTerm, new OfficeOrder.MoveDeadline(forGood, Later, "x"));
        await RefusedAsync(OrderRefusal.ProblemClosed, new OfficeOrder.MoveDeadline(closed, Later, "x"));
        await RefusedAsync(OrderRefusal.Withdrawn, new OfficeOrder.MoveDeadline(999, Later, "x"));
        await CompleteAsync(measure);
        await RefusedAsync(OrderRefusal.Completed, new OfficeOrder.MoveDeadline(measure, Today, "x"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_deadline_with_long_term_behind_it_keeps_both_in_its_words()
    {
        var measure = await Seed.MeasureAsync(await Seed.ProblemAsync(Ledger, Unit.Id, "12"), Later, longTerm: true);

        await DoAsync(new OfficeOrder.MoveDeadline(measure, Later.AddDays(1), "招标流标"));

        Assert.Equal("2026年12月22日前，并长期坚持", await Test.ScalarAsync<string>("SELECT deadline_text FROM measures"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Only_who_saw_the_card_confirms_it_once_in_time_and_while_it_is_so()
    {
        var measure = await MeasureAsync("12", Later);
        var order = new OfficeOrder.MoveDeadline(measure, Later.AddDays(1), "招标流标");
        await RefusedAsync(OrderRefusal.NotPermitted, order, Handler);
        var press = await ProposeAsync(order);

        Refused(OrderRefusal.NotYours, await Orders.ConfirmAsync(press with { PersonId = Handler }, Token));
        Refused(OrderRefusal.NotYours, await Orders.ConfirmAsync(press with { Conversation = "elsewhere" }, Token));
        Refused(OrderRefusal.Unknown, await Orders.ConfirmAsync(press with { NonceHash = "0" }, Token));
        Refused(OrderRefusal.Expired, await Orders.ConfirmAsync(press with { At = press.At.AddMinutes(10) }, Token));
        Assert.IsType<OrderConfirmation.Done>(await Orders.ConfirmAsync(press with { At = press.At.AddMinutes(10).AddTicks(-1) }, Token));
        Assert.True(Assert.IsType<OrderConfirmation.Done>(await Orders.ConfirmAsync(press, Token)).Again);
        Assert.True(Assert.IsType<OrderConfirmation.Done>(await Orders.DropAsync(press, Token)).Again);
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT version FROM measures"));

        var changed = await ProposeAsync(order with { To = Later.AddDays(2) });
        await MoveAsync(measure, Later.AddDays(5));
        Refused(OrderRefusal.Changed, await Orders.ConfirmAsync(changed, Token));
        Refused(OrderRefusal.Changed, await Orders.ConfirmAsync(changed, Token));

        var left = await ProposeAsync(order with { To = Later.AddDays(3) });
        await Test.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-19' WHERE person_id = @person", new { person = Clerk });
        await Database.WriteAsync(Data.People.RosterStore.TouchAsync, Token);
        Refused(OrderRefusal.NotPermitted, await Orders.ConfirmAsync(left, Token));
        Assert.Equal("2026-12-26", await Test.ScalarAsync<string>("SELECT deadline FROM measures"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_same_button_five_times_at_once_changes_once()
    {
        var measure = await MeasureAsync("12", Later);
        var press = await ProposeAsync(new OfficeOrder.MoveDeadline(measure, Later.AddDays(1), "招标流标"));

        var all = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Orders.ConfirmAsync(press, Token)));

        Assert.Equal(1, all.Count(c => c is OrderConfirmation.Done { Again: false }));
        Assert.Equal(4, all.Count(c => c is OrderConfirmation.Done { Again: true }));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT version FROM measures"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Cards_of_last_month_are_forgotten()
    {
        var measure = await MeasureAsync("12", Later);
        await ProposeAsync(new OfficeOrder.MoveDeadline(measure, Later.AddDays(1), "招标流标"));

        await Orders.PurgeAsync(Test.Now.AddDays(30), Token);
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
        await Orders.PurgeAsync(Test.Now.AddDays(30).AddTicks(10_000), Token);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM orders"));
    }
}

public sealed class DeadlineOrderOnSqlite(SqliteFixture fixture) : DeadlineOrderTests(fixture), IClassFixture<SqliteFixture>;

public sealed class DeadlineOrderOnPostgres(PostgresFixture fixture) : DeadlineOrderTests(fixture), IClassFixture<PostgresFixture>;
