using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Restore;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Data.Workers;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Workers;

public abstract class WorkerStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private WorkerStore Store => new(Database);

    [Fact]
    public async Task A_number_grows_only_from_the_one_that_is_expected()
    {
        Assert.True(await Store.JoinAsync(Row(1), 0, Token));
        Assert.True(await Store.StepAsync("w", 1, Test.Now, Token));
        Assert.False(await Store.StepAsync("w", 1, Test.Now, Token));
        Assert.False(await Store.StepAsync("unknown", 0, Test.Now, Token));
        Assert.False(await Store.JoinAsync(Row(2), 1, Token));
        Assert.True(await Store.JoinAsync(Row(3), 2, Token));
        Assert.Equal(3, (await Store.FindAsync("w", Token))!.Number);
    }

    [Fact]
    public async Task A_restore_is_noticed_once_until_the_office_has_answered()
    {
        var restores = new RestoreStore(Database);
        var notice = new RestoreNotice("1", Test.Now, "MarkAhead", "w", null);
        Assert.True(await restores.NoticeAsync(notice, [], Token));
        Assert.False(await restores.NoticeAsync(notice with { Id = "2" }, [], Token));
        Assert.Equal(notice, await restores.NoticedAsync(Token));
        var before = await Database.ReadAsync(RestoreStore.SettledAsync, Token);
        await restores.SettleAsync(new RestoreAnswer.SendAgain(), null, "", new ChangeOrigin(Test.Now, "office", "command"), Token);
        Assert.Null(await restores.NoticedAsync(Token));
        Assert.NotEqual(before, await Database.ReadAsync(RestoreStore.SettledAsync, Token));
        Assert.True(await restores.NoticeAsync(notice, [], Token));
    }

    private WorkerRow Row(long number) => new() { Name = "w", Number = number, Host = "h", Version = "v", StartedAt = Test.Now, SeenAt = Test.Now };
}

public sealed class WorkerStoreOnSqlite(SqliteFixture fixture) : WorkerStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class WorkerStoreOnPostgres(PostgresFixture fixture) : WorkerStoreTests(fixture), IClassFixture<PostgresFixture>;
