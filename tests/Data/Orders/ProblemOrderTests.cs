using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Domain.Ledger;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Orders;

public abstract class ProblemOrderTests(DatabaseFixture fixture) : OrderTests(fixture)
{
    private OfficeOrder.EnterProblem Enter(string symptom = "窗口排队时间长") => new("默认台账", symptom, null, Unit.Id)
    {
        Deadline = new DateOnly(2026, 12, 21), DeadlineText = "12月21日前", Source = "审计反馈",
    };

    [Fact(Timeout = Limit.Outside)]
    public async Task A_problem_is_entered_as_an_import_enters_it_and_counted()
    {
        await DoAsync(Enter());

        Assert.Equal("1 audit 审计反馈 2026-11-20 2026-11-20 not_started 1 1", await Test.ScalarAsync<string>(
            "SELECT number || ' ' || source_kind || ' ' || source_text || ' ' || issued_on || ' ' || entered_on || ' ' || status || ' ' || version || ' ' || imported_version FROM problems"));
        Assert.Equal("窗口排队时间长 2026-12-21 2026-12-21 12月21日前 1 0", await Test.ScalarAsync<string>(
            "SELECT text || ' ' || deadline || ' ' || original_deadline || ' ' || deadline_text || ' ' || open || ' ' || next_due FROM measures"));
        Assert.Equal("new 1", await Test.ScalarAsync<string>("SELECT kind || ' ' || delta FROM events"));
        Assert.Equal(["周示例 chat problem.entered 默认台账/1", "周示例 chat ledger.imported 默认台账/默认台账"], await Test.QueryAsync<string>("SELECT actor || ' ' || through || ' ' || action || ' ' || subject FROM audit WHERE action IN ('problem.entered', 'ledger.imported') ORDER BY seq"));
        Assert.Equal(1, (await PlanAsync()).Measures);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task The_next_number_is_behind_every_one_that_was_ever_given()
    {
        await Seed.ProblemAsync(Ledger, Unit.Id, "9");
        await Seed.ProblemAsync(Ledger, Unit.Id, "10", ProblemStatus.Closed);
        await Test.ExecuteAsync("INSERT INTO withdrawals (id, ledger, number, day, at, actor, reason) VALUES (7, '默认台账', '11', '2026-11-19', 1, 'office', 'x')");
        var gone = await Seed.ProblemAsync(Ledger, Unit.Id, "11");
        await Test.ExecuteAsync("UPDATE problems SET withdrawal_id = 7 WHERE id = @gone", new { gone });

        Assert.Equal("12", (await ReadyAsync(Enter())).Now(OrderField.NewNumber));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_cards_of_one_number_become_two_numbers()
    {
        var (first, second) = (await ProposeAsync(Enter()), await ProposeAsync(Enter("投诉无人回复")));

        Assert.IsType<OrderConfirmation.Done>(await Orders.ConfirmAsync(first, Token));
        Refused(OrderRefusal.Changed, await Orders.ConfirmAsync(second, Token));
        Assert.Equal("2", (await DoAsync(Enter("投诉无人回复"))).Outlook.Now(OrderField.NewNumber));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM problems"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_ledger_that_is_gone_and_a_unit_out_of_use_take_nothing()
    {
        await RefusedAsync(OrderRefusal.NotPermitted, Enter(), Leader);
        await RefusedAsync(OrderRefusal.LedgerGone, Enter() with { Ledger = "没有的台账" });
        await RefusedAsync(OrderRefusal.UnitGone, Enter() with { UnitId = 999 });
        var press = await ProposeAsync(Enter());
        await Test.ExecuteAsync("UPDATE units SET retired_on = '2026-11-20'");
        Refused(OrderRefusal.UnitGone, await Orders.ConfirmAsync(press, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_is_to_be_considered_is_said()
    {
        await DoAsync(Enter());
        var empty = await Seed.UnitAsync("乙县示例局");

        Assert.Equal([OrderRemarkKind.SameSymptom, OrderRemarkKind.RemindersTo], (await ReadyAsync(Enter())).Remarks.Select(r => r.Kind));
        Assert.Equal([OrderRemarkKind.DayPassed, OrderRemarkKind.NobodyOfThatName, OrderRemarkKind.RemindersTo], (await ReadyAsync(Enter("x") with { Deadline = Today.AddDays(-1), Responsible = "郑某某" })).Remarks.Select(r => r.Kind));
        Assert.Equal([OrderRemarkKind.DayOff, OrderRemarkKind.NobodyReached], (await ReadyAsync(Enter("x") with { Deadline = Today.AddDays(1), UnitId = empty.Id })).Remarks.Select(r => r.Kind));
        Assert.Empty((await ReadyAsync(Enter("x") with { Deadline = Today, Responsible = "张示例" })).Remarks);
    }
}

public sealed class ProblemOrderOnSqlite(SqliteFixture fixture) : ProblemOrderTests(fixture), IClassFixture<SqliteFixture>;

public sealed class ProblemOrderOnPostgres(PostgresFixture fixture) : ProblemOrderTests(fixture), IClassFixture<PostgresFixture>;
