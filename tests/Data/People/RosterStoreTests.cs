using CaseReform.Ops.Data.People;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Domain.People;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.People;

public abstract class RosterStoreTests(DatabaseFixture fixture) : LedgerTests(fixture)
{
    [Fact]
    public async Task A_snapshot_is_kept_until_somebody_changes_it_even_in_another_process()
    {
        var store = new RosterStore(Database);
        var first = await store.LoadAsync(Token);
        Assert.Same(first, await store.LoadAsync(Token));
        await using var second = Test.SecondDoor();

        var office = await new Seed(second.Database).PostAsync(Unit.Id, PostRole.Office, "专班");
        await new Seed(second.Database).HolderAsync(office, "赵示例", "zhao@example.test");

        var later = await store.LoadAsync(Token);
        Assert.NotSame(first, later);
        Assert.True(later.IsHeld(office, Today));
        Assert.Equal(("专班", string.Empty), (later.Post(office)!.Title, later.Post(Unit.Handler)!.Title));
    }

    [Fact]
    public async Task What_a_transaction_saw_before_it_was_rolled_back_is_not_kept()
    {
        var store = new RosterStore(Database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE people SET email = 'undone@example.test' WHERE id = @Handler", new { Handler });
                await RosterStore.TouchAsync(session);
                Assert.Equal("undone@example.test", (await store.LoadAsync(session)).Person(Handler)!.Email);
                throw new InvalidOperationException("only a try");
            },
            Token));
        await Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE people SET email = 'done@example.test' WHERE id = @Handler", new { Handler });
                await RosterStore.TouchAsync(session);
            },
            Token);

        Assert.Equal("done@example.test", (await store.LoadAsync(Token)).Person(Handler)!.Email);
    }

    [Fact]
    public async Task A_list_of_people_read_beside_a_busy_writer_is_that_of_one_moment()
    {
        await using var second = Test.SecondDoor();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var busy = Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    // a unit with its people comes and goes as a whole
                    await second.Database.WriteAsync(ComeAsync, Token);
                    await second.Database.WriteAsync(GoAsync, Token);
                }
            },
            Token);

        for (var i = 0; i < 150; i++)
        {
            var roster = i % 2 == 0
                ? await new RosterStore(Database).LoadAsync(Token)
                : await Database.RehearseAsync(new RosterStore(Database).LoadAsync, Token);
            var guests = roster.Units.Count(u => u.Name.StartsWith("临时", StringComparison.Ordinal));
            Assert.True(guests is 0 or 20, $"{guests} of 20 units");
            Assert.Equal(guests, roster.People.Count(p => p.Name == "临时人员"));
        }

        await enough.CancelAsync();
        await busy;

        static async Task ComeAsync(DatabaseSession session)
        {
            for (var i = 0; i < 20; i++)
            {
                var unit = await session.InsertAsync("INSERT INTO units (name) VALUES (@name) RETURNING id", new { name = $"临时单位{i}" });
                var post = await session.InsertAsync("INSERT INTO posts (unit_id, role, title) VALUES (@unit, 'handler', '') RETURNING id", new { unit });
                var person = await session.InsertAsync("INSERT INTO people (name, active) VALUES ('临时人员', 1) RETURNING id", new { });
                await session.ExecuteAsync("INSERT INTO holdings (post_id, person_id, from_day) VALUES (@post, @person, '2020-01-01')", new { post, person });
            }

            await RosterStore.TouchAsync(session);
        }

        static async Task GoAsync(DatabaseSession session)
        {
            await session.ExecuteAsync("DELETE FROM holdings WHERE person_id IN (SELECT id FROM people WHERE name = '临时人员')");
            await session.ExecuteAsync("DELETE FROM people WHERE name = '临时人员'");
            await session.ExecuteAsync("DELETE FROM posts WHERE unit_id IN (SELECT id FROM units WHERE name LIKE '临时单位%')");
            await session.ExecuteAsync("DELETE FROM units WHERE name LIKE '临时单位%'");
            await RosterStore.TouchAsync(session);
        }
    }

    [Fact]
    public async Task Absences_and_ends_of_terms_are_read()
    {
        await Test.ExecuteAsync("UPDATE holdings SET to_day = '2026-11-20' WHERE post_id = @First", new { Unit.First });
        await Test.ExecuteAsync(
            "INSERT INTO absences (person_id, acting_id, from_day, to_day) VALUES (@Handler, @Leader, '2026-11-20', NULL)", new { Handler, Leader });
        await Database.WriteAsync(RosterStore.TouchAsync, Token);

        var roster = await new RosterStore(Database).LoadAsync(Token);

        Assert.Equal((true, false), (roster.IsHeld(Unit.First, Today), roster.IsHeld(Unit.First, Today.AddDays(1))));
        var found = Assert.IsType<Recipients.Found>(roster.RecipientsOf(Unit.Handler, Today));
        Assert.Equal((Leader, Handler), (Assert.Single(found.People).PersonId, found.People[0].ActingFor));
    }
}

public sealed class RosterOnSqlite(SqliteFixture fixture) : RosterStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class RosterOnPostgres(PostgresFixture fixture) : RosterStoreTests(fixture), IClassFixture<PostgresFixture>;
