using CaseReform.Ops.Data.Access;
using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Testing.Databases;

namespace CaseReform.Ops.Data.Tests.Access;

public abstract class BindingStoreTests(DatabaseFixture fixture)
{
    private const string Account = "msteams/tenant/object/1";
    private static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task An_account_belongs_to_the_last_person_it_was_bound_to()
    {
        await using var db = await fixture.NewAsync();
        var (store, jia, yi) = await PeopleAsync(db);

        await store.BindAsync(new Binding { Account = Account, PersonId = jia, Reference = "{}" }, Origin(db), Token);
        await store.BindAsync(new Binding { Account = Account, PersonId = yi }, Origin(db), Token);
        await store.BindAsync(new Binding { Account = Account + "2", PersonId = yi }, Origin(db), Token);

        Assert.Equal(new Binding { Account = Account, PersonId = yi }, await store.FindAsync(Account, Token));
        Assert.Null(await store.FindAsync(Account + "3", Token));
        Assert.Equal(["binding.made", "binding.made", "binding.made"], await db.QueryAsync<string>("SELECT action FROM audit ORDER BY seq"));
    }

    [Fact]
    public async Task Unbinding_is_noted_once()
    {
        await using var db = await fixture.NewAsync();
        var (store, jia, _) = await PeopleAsync(db);
        await store.BindAsync(new Binding { Account = Account, PersonId = jia }, Origin(db), Token);

        Assert.True(await store.UnbindAsync(Account, Origin(db), Token));
        Assert.False(await store.UnbindAsync(Account, Origin(db), Token));

        Assert.Null(await store.FindAsync(Account, Token));
        Assert.Equal(["binding.made", "binding.removed"], await db.QueryAsync<string>("SELECT action FROM audit ORDER BY seq"));
        Assert.Contains($"{{\"person\":{jia}}}", await db.QueryAsync<string>("SELECT detail FROM audit"));
    }

    [Fact]
    public async Task Where_the_conversation_is_can_change()
    {
        await using var db = await fixture.NewAsync();
        var (store, jia, _) = await PeopleAsync(db);
        await store.BindAsync(new Binding { Account = Account, PersonId = jia }, Origin(db), Token);

        await store.ReferAsync(Account, """{"channelId":"msteams"}""", Token);

        Assert.Equal("""{"channelId":"msteams"}""", (await store.FindAsync(Account, Token))?.Reference);
    }

    private static async Task<(BindingStore Store, long Jia, long Yi)> PeopleAsync(TestDatabase db)
    {
        var seed = new Seed(db.Database);
        var unit = await seed.UnitAsync("甲局");
        return (new BindingStore(db.Database), await seed.HolderAsync(unit.Handler, "甲甲", "jia@office.example"), await seed.HolderAsync(unit.Leader, "乙乙", "yi@office.example"));
    }

    private static ChangeOrigin Origin(TestDatabase db) => new(db.Now, Account, "connector");
}

public sealed class BindingStoreOnSqlite(SqliteFixture fixture) : BindingStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class BindingStoreOnPostgres(PostgresFixture fixture) : BindingStoreTests(fixture), IClassFixture<PostgresFixture>;
