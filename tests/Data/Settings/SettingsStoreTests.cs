using CaseReform.Ops.Data.Settings;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Settings;

public abstract class SettingsStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    [Fact]
    public async Task A_setting_is_stored_replaced_and_forgotten()
    {
        var store = new SettingsStore(Database);
        Assert.Null(await store.GetAsync("sending.pause", Token));

        await store.SetAsync("sending.pause", "一", Token);
        await store.SetAsync("sending.pause", "二", Token);
        Assert.Equal("二", await store.GetAsync("sending.pause", Token));

        await store.RemoveAsync("sending.pause", Token);
        Assert.Null(await store.GetAsync("sending.pause", Token));
    }
}

public sealed class SettingsOnSqlite(SqliteFixture fixture) : SettingsStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class SettingsOnPostgres(PostgresFixture fixture) : SettingsStoreTests(fixture), IClassFixture<PostgresFixture>;
