using CaseReform.Ops.Data.Calendar;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Calendar;

public abstract class CalendarStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly DateOnly Monday = new(2027, 5, 3);

    [Fact]
    public async Task An_imported_year_counts_at_once_and_in_other_processes()
    {
        await using var second = Test.SecondDoor();
        var store = new CalendarStore(second.Database);
        Assert.True((await store.LoadAsync(Token)).IsWorkingDay(Monday));
        Assert.Same(await store.LoadAsync(Token), await store.LoadAsync(Token));

        await PutAsync(isOffDay: true);
        Assert.False((await store.LoadAsync(Token)).IsWorkingDay(Monday));

        await PutAsync(isOffDay: false);
        Assert.True((await store.LoadAsync(Token)).IsWorkingDay(Monday));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM calendars"));
    }

    [Fact]
    public async Task A_year_that_was_only_tried_is_forgotten()
    {
        var store = new CalendarStore(Database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async session =>
            {
                await CalendarStore.PutAsync(session, 2027, Json(isOffDay: true), Test.Now);
                Assert.False((await store.LoadAsync(session)).IsWorkingDay(Monday));
                throw new InvalidOperationException("only a try");
            },
            Token));
        await PutAsync(isOffDay: false);

        Assert.True((await store.LoadAsync(Token)).IsWorkingDay(Monday));
    }

    private Task PutAsync(bool isOffDay) => Database.WriteAsync(session => CalendarStore.PutAsync(session, 2027, Json(isOffDay), Test.Now), Token);

    private static string Json(bool isOffDay) =>
        $$"""{"year":2027,"days":[{"name":"劳动节","date":"2027-05-03","isOffDay":{{(isOffDay ? "true" : "false")}}}]}""";
}

public sealed class CalendarsOnSqlite(SqliteFixture fixture) : CalendarStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class CalendarsOnPostgres(PostgresFixture fixture) : CalendarStoreTests(fixture), IClassFixture<PostgresFixture>;
