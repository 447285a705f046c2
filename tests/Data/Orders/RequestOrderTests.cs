using CaseReform.Ops.Data.Orders;
using CaseReform.Ops.Data.People;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Orders;

public abstract class RequestOrderTests(DatabaseFixture fixture) : OrderTests(fixture)
{
    private static readonly DateOnly From = new(2026, 12, 7);

    private static readonly DateOnly To = new(2026, 12, 9);

    [Fact(Timeout = Limit.Outside)]
    public async Task A_deputy_of_the_unit_acts_at_once_and_the_period_can_be_cut_short()
    {
        await DoAsync(new OfficeOrder.SetDeputy(Handler, Leader, From, To), Handler);
        Assert.Equal(("李示例", "李示例"), (await BeforeAsync(new OfficeOrder.SetDeputy(Handler, Leader, From, To.AddDays(-1)))));
        await DoAsync(new OfficeOrder.SetDeputy(Handler, Leader, From, To.AddDays(-1)), Handler);

        Assert.Equal([$"{Handler} {Leader} 2026-12-07 2026-12-08"], await AbsencesAsync());
        Assert.Equal(["张示例 chat absence.added", "张示例 chat absence.changed"], await Test.QueryAsync<string>("SELECT actor || ' ' || through || ' ' || action FROM audit WHERE action LIKE 'absence.%' ORDER BY seq"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM requests"));
    }

    [Theory(Timeout = Limit.Outside)]
    [InlineData("2026-12-01", "2026-12-31", "2026-12-01 2026-12-06", "2026-12-10 2026-12-31")]
    [InlineData("2026-12-01", null, "2026-12-01 2026-12-06", "2026-12-10 -")]
    [InlineData("2026-12-07", "2026-12-31", "2026-12-10 2026-12-31")]
    [InlineData("2026-12-08", "2026-12-10", "2026-12-10 2026-12-10")]
    [InlineData("2026-12-08", "2026-12-09")]
    [InlineData("2026-12-01", "2026-12-07", "2026-12-01 2026-12-06")]
    [InlineData("2026-12-10", "2026-12-12", "2026-12-10 2026-12-12")]
    public async Task Whoever_acts_already_acts_before_and_behind_these_days_and_not_within(string from, string? to, params string[] left)
    {
        var other = await Seed.HolderAsync((await Seed.UnitAsync("乙县示例局")).Handler, "钱示例", "qian@example.test");
        await Test.ExecuteAsync(
            "INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@Handler, @other, @from, @to)",
            new { Handler, other, from = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), to = to is null ? (DateOnly?)null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture) });

        await DoAsync(new OfficeOrder.SetDeputy(Handler, Leader, From, To), Clerk);

        Assert.Equal(
            [.. left.Select(days => $"{other} {days}"), $"{Leader} 2026-12-07 2026-12-09"],
            await Test.QueryAsync<string>("SELECT acting_id || ' ' || from_day || ' ' || coalesce(CAST(to_day AS text), '-') FROM absences ORDER BY acting_id DESC, from_day"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Whoever_acts_already_gives_way_for_the_days_and_acts_again_after_them()
    {
        var chief = await Seed.HolderAsync(Unit.First, "吴示例", "wu@example.test");
        foreach (var (before, after) in new (string, string[])[]
        {
            ("2026-12-01 2026-12-31", ["C 2026-12-01 2026-12-06", "D 2026-12-07 2026-12-09", "C 2026-12-10 2026-12-31"]),
            ("2026-12-01 -", ["C 2026-12-01 2026-12-06", "D 2026-12-07 2026-12-09", "C 2026-12-10 -"]),
            ("2026-12-07 2026-12-31", ["D 2026-12-07 2026-12-09", "C 2026-12-10 2026-12-31"]),
            ("2026-12-08 2026-12-12", ["D 2026-12-07 2026-12-09", "C 2026-12-10 2026-12-12"]),
            ("2026-12-01 2026-12-08", ["C 2026-12-01 2026-12-06", "D 2026-12-07 2026-12-09"]),
            ("2026-12-08 2026-12-09", ["D 2026-12-07 2026-12-09"]),
            ("2026-12-10 2026-12-12", ["D 2026-12-07 2026-12-09", "C 2026-12-10 2026-12-12"]),
        })
        {
            var days = before.Split(' ');
            await Test.ExecuteAsync("DELETE FROM absences");
            await Test.ExecuteAsync(
                "INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@Handler, @chief, @from, @to)", new { Handler, chief, from = days[0], to = days[1] == "-" ? null : days[1] });
            await Database.WriteAsync(RosterStore.TouchAsync, Token);

            await DoAsync(new OfficeOrder.SetDeputy(Handler, Leader, From, To), Handler);

            Assert.Equal(after, await Test.QueryAsync<string>(
                $"SELECT CASE acting_id WHEN {chief} THEN 'C ' ELSE 'D ' END || from_day || ' ' || coalesce(to_day, '-') FROM absences ORDER BY from_day"));
        }
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_deputy_is_ended_by_who_was_away_or_the_office_once_and_by_nobody_else()
    {
        var began = Today.AddDays(-2);
        await Test.ExecuteAsync("INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@Handler, @Leader, @began, @To)", new { Handler, Leader, began, To });
        await Database.WriteAsync(RosterStore.TouchAsync, Token);
        await DoAsync(new OfficeOrder.SetDeputy(Handler, Leader, To.AddDays(5), To.AddDays(6)), Handler);
        await RefusedAsync(OrderRefusal.NotPermitted, new OfficeOrder.EndDeputy(Handler, Leader, began), Leader);
        await RefusedAsync(OrderRefusal.DeputyGone, new OfficeOrder.EndDeputy(Handler, Leader, Today), Handler);

        await DoAsync(new OfficeOrder.EndDeputy(Handler, Leader, To.AddDays(5)), Clerk);
        await DoAsync(new OfficeOrder.EndDeputy(Handler, Leader, began), Handler);

        Assert.Equal([$"{Handler} {Leader} {began:yyyy-MM-dd} {Today.AddDays(-1):yyyy-MM-dd}"], await AbsencesAsync());
        await RefusedAsync(OrderRefusal.DeputyGone, new OfficeOrder.EndDeputy(Handler, Leader, began), Handler);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task What_cannot_be_is_refused()
    {
        await RefusedAsync(OrderRefusal.NotPermitted, new OfficeOrder.SetDeputy(Leader, Handler, From, To), Handler);
        await RefusedAsync(OrderRefusal.SameActing, new OfficeOrder.SetDeputy(Handler, Handler, From, To), Handler);
        await RefusedAsync(OrderRefusal.DaysReversed, new OfficeOrder.SetDeputy(Handler, Leader, To, From), Handler);
        await RefusedAsync(OrderRefusal.DaysPassed, new OfficeOrder.SetDeputy(Handler, Leader, Today.AddDays(-3), Today.AddDays(-1)), Handler);
        await ReadyAsync(new OfficeOrder.SetDeputy(Handler, Leader, Today, Today), Handler);
        await RefusedAsync(OrderRefusal.PersonGone, new OfficeOrder.SetDeputy(Handler, 999, From, To), Handler);
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_stranger_as_deputy_waits_for_the_office_is_asked_once_and_done_once()
    {
        var stranger = await Seed.HolderAsync((await Seed.UnitAsync("乙县示例局")).Handler, "赵示例", "zhao@example.test");
        var order = new OfficeOrder.SetDeputy(Handler, stranger, From, To);
        Assert.True((await DoAsync(order, Handler)).Outlook.IsRequest);
        await DoAsync(order, Handler);
        var request = Assert.Single(await new RequestStore(Database).WaitingAsync(10, Token));
        Assert.Equal(("张示例", order), (request.AskedBy, request.Order));
        Assert.Empty(await AbsencesAsync());
        await RefusedAsync(OrderRefusal.NotPermitted, new OfficeOrder.Decide(request.Id, true, null), Leader);

        var (first, second) = (await ProposeAsync(new OfficeOrder.Decide(request.Id, true, null)), await ProposeAsync(new OfficeOrder.Decide(request.Id, true, null)));
        Assert.IsType<OrderConfirmation.Done>(await Orders.ConfirmAsync(first, Token));
        Refused(OrderRefusal.RequestGone, await Orders.ConfirmAsync(second, Token));

        Assert.Equal([$"{Handler} {stranger} 2026-12-07 2026-12-09"], await AbsencesAsync());
        Assert.Equal(["RequestAsked", "RequestApproved"], await Test.QueryAsync<string>("SELECT kind FROM tidings ORDER BY id"));
        Assert.Equal(["张示例 request.asked", "周示例 request.approved"], await Test.QueryAsync<string>("SELECT actor || ' ' || action FROM audit WHERE action LIKE 'request.%' ORDER BY seq"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_request_that_can_no_longer_be_done_is_not_granted_and_can_be_declined()
    {
        var stranger = await Seed.HolderAsync((await Seed.UnitAsync("乙县示例局")).Handler, "赵示例", "zhao@example.test");
        await DoAsync(new OfficeOrder.SetDeputy(Handler, stranger, From, To), Handler);
        await Test.ExecuteAsync("UPDATE people SET active = 0 WHERE id = @stranger", new { stranger });
        await Database.WriteAsync(RosterStore.TouchAsync, Token);

        await RefusedAsync(OrderRefusal.PersonGone, new OfficeOrder.Decide(1, true, null));
        await DoAsync(new OfficeOrder.Decide(1, false, "已调离"));
        Assert.Equal($"declined {Clerk} 已调离", await Test.ScalarAsync<string>("SELECT state || ' ' || decider_id || ' ' || reason FROM requests"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_people_of_the_office_give_a_role_and_neither_alone()
    {
        var second = await Seed.HolderAsync(await Seed.PostAsync(Unit.Id, PostRole.Office, "副主任"), "郑示例", "zheng@example.test");
        var order = new OfficeOrder.Grant(Handler, PostRole.Inspector, Unit.Id);
        Assert.True((await DoAsync(order)).Outlook.IsRequest);
        await RefusedAsync(OrderRefusal.NeedsOther, new OfficeOrder.Decide(1, true, null));
        Assert.Equal(0, await InspectorsAsync());

        await DoAsync(new OfficeOrder.Decide(1, true, null), second);
        Assert.Equal(1, await InspectorsAsync());
        await RefusedAsync(OrderRefusal.HasRole, order);

        // one of two does not take the other's place: whose address it is confirms it
        Assert.True((await DoAsync(new OfficeOrder.SetAddress(second, "zheng2@example.test"))).Outlook.IsRequest);
        await RefusedAsync(OrderRefusal.NeedsOther, new OfficeOrder.Decide(2, true, null));
        Assert.Equal("zheng@example.test", await Test.ScalarAsync<string>("SELECT email FROM people WHERE id = @second", new { second }));
        await DoAsync(new OfficeOrder.Decide(2, true, null), second);
        Assert.Equal("zheng2@example.test", await Test.ScalarAsync<string>("SELECT email FROM people WHERE id = @second", new { second }));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task An_address_is_fit_free_and_new_and_ends_what_the_old_one_let_in()
    {
        await RefusedAsync(OrderRefusal.AddressUnfit, new OfficeOrder.SetAddress(Handler, "zhang"));
        await RefusedAsync(OrderRefusal.SameAddress, new OfficeOrder.SetAddress(Handler, "zhang@example.test"));
        await RefusedAsync(OrderRefusal.AddressTaken, new OfficeOrder.SetAddress(Handler, "LI@example.test"));
        await Test.ExecuteAsync(
            "INSERT INTO sessions (kind, cookie_hash, person_id, user_agent, created_at, seen_at, expires_at) VALUES ('link', 'a', @Handler, '', 1, 1, 9999999999999), ('link', 'b', @Leader, '', 1, 1, 9999999999999)", new { Handler, Leader });
        await Test.ExecuteAsync("INSERT INTO bindings (account, person_id, bound_at) VALUES ('x', @Handler, 1)", new { Handler });

        await DoAsync(new OfficeOrder.SetAddress(Handler, "zhang2@example.test"));

        Assert.Equal([Handler], await Test.QueryAsync<long>("SELECT person_id FROM sessions WHERE ended_at IS NOT NULL"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM bindings"));
        Assert.Equal(["AddressLeft zhang@example.test", "AddressChanged -"], await Test.QueryAsync<string>("SELECT kind || ' ' || coalesce(address, '-') FROM tidings ORDER BY id"));
        Assert.Equal("zhang2@example.test zhang2@example.test", await Test.ScalarAsync<string>("SELECT email || ' ' || email_key FROM people WHERE id = @Handler", new { Handler }));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_suggestion_is_answered_once()
    {
        await DoAsync(new OfficeOrder.Suggest("请注明联系电话"), Handler);
        await RefusedAsync(OrderRefusal.NotPermitted, new OfficeOrder.AnswerSuggestion(1, "好"), Leader);
        var (first, second) = (await ProposeAsync(new OfficeOrder.AnswerSuggestion(1, "已补上")), await ProposeAsync(new OfficeOrder.AnswerSuggestion(1, "再说一次")));

        Assert.IsType<OrderConfirmation.Done>(await Orders.ConfirmAsync(first, Token));
        Refused(OrderRefusal.Answered, await Orders.ConfirmAsync(second, Token));

        var suggestions = new SuggestionStore(Database);
        Assert.Empty(await suggestions.WaitingAsync(10, Token));
        var own = Assert.Single(await suggestions.OfAsync(Handler, 10, Token));
        Assert.Equal(("张示例", "请注明联系电话", "已补上"), (own.Person, own.Text, own.Answer));
        Assert.Equal(["Suggested", "SuggestionAnswered"], await Test.QueryAsync<string>("SELECT kind FROM tidings ORDER BY id"));
    }

    private async Task<(string? Before, string? Now)> BeforeAsync(OfficeOrder order)
    {
        var fact = (await ReadyAsync(order, Handler)).Facts.First(f => f.Field == OrderField.Acting);
        return (fact.Before, fact.Value);
    }

    private Task<IReadOnlyList<string>> AbsencesAsync() => Test.QueryAsync<string>("SELECT person_id || ' ' || acting_id || ' ' || from_day || ' ' || to_day FROM absences ORDER BY id");

    private Task<long> InspectorsAsync() => Test.ScalarAsync<long>("SELECT count(*) FROM holdings h JOIN posts p ON p.id = h.post_id WHERE p.role = 'inspector'");
}

public sealed class RequestOrderOnSqlite(SqliteFixture fixture) : RequestOrderTests(fixture), IClassFixture<SqliteFixture>;

public sealed class RequestOrderOnPostgres(PostgresFixture fixture) : RequestOrderTests(fixture), IClassFixture<PostgresFixture>;
