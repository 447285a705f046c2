using CaseReform.Ops.Data.Alarms;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Alarms;

/// <summary>What is wrong is raised once, told once, and raised again when it comes back.</summary>
public abstract class AlarmStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private static readonly Alarm Vacant = new("vacant|1", "vacant", "空缺");
    private static readonly Alarm Silent = new("address|2", "address", "没有邮箱");

    private AlarmStore Alarms => new(Database);

    [Fact]
    public async Task What_stands_is_untold_until_it_is_told_and_raised_once()
    {
        Assert.Equal(["vacant|1"], await SyncAsync(Vacant));
        Assert.Equal(["vacant|1"], await SyncAsync(Vacant));
        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM audit WHERE action = 'alarms.changed'"));

        await ToldAsync("vacant|1");

        Assert.Empty(await SyncAsync(Vacant));
    }

    [Fact]
    public async Task What_is_gone_is_cleared_and_what_comes_back_is_untold_again()
    {
        await SyncAsync(Vacant, Silent);
        await ToldAsync("vacant|1", "address|2");

        Assert.Empty(await SyncAsync(Silent));
        Assert.Equal(["vacant|1"], await Test.QueryAsync<string>("SELECT key FROM alarms WHERE cleared_at IS NOT NULL"));
        Assert.Equal(["vacant|1"], await SyncAsync(Vacant, Silent));
        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM alarms WHERE cleared_at IS NULL"));
    }

    [Fact]
    public async Task Alarms_of_another_kind_are_left_alone_and_listed_apart()
    {
        await SyncAsync(Vacant, Silent);

        Assert.Equal(["address|2"], (await Alarms.SyncAsync(["address"], [Silent], Origin, Token)).Order());
        Assert.Empty(await Alarms.SyncAsync(["address"], [], Origin, Token));

        Assert.Equal(["空缺"], await Alarms.OthersAsync(["address"], Token));
        Assert.Empty(await Alarms.OthersAsync(["address", "vacant"], Token));
    }

    private ChangeOrigin Origin => new(Test.Now, "worker", "worker");

    private async Task<IEnumerable<string>> SyncAsync(params Alarm[] seen) => (await Alarms.SyncAsync(["vacant", "address"], seen, Origin, Token)).Order();

    private Task ToldAsync(params string[] keys) => Database.WriteAsync(session => AlarmStore.MarkToldAsync(session, keys, Today), Token);
}

public sealed class AlarmsOnSqlite(SqliteFixture fixture) : AlarmStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class AlarmsOnPostgres(PostgresFixture fixture) : AlarmStoreTests(fixture), IClassFixture<PostgresFixture>;
