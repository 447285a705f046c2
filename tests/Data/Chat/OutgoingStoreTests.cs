using CaseReform.Ops.Data.Chat;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Testing.Databases;

using Npgsql;

namespace CaseReform.Ops.Data.Tests.Chat;

public abstract class OutgoingStoreTests(DatabaseFixture fixture)
{
    private protected const string Service = "https://channel.example/";
    private protected static readonly CancellationToken Token = CancellationToken.None;

    [Fact]
    public async Task The_same_key_is_kept_once()
    {
        await using var db = await fixture.NewAsync();
        var store = new OutgoingStore(db.Database);

        var kept = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.AddAsync(Say(db, "1/a.1"), Token)));

        Assert.Single(kept, true);
        Assert.Single(await ClaimAsync(store, db));
    }

    [Fact]
    public async Task Only_the_first_of_a_conversation_is_claimed_until_it_has_ended()
    {
        await using var db = await fixture.NewAsync();
        var store = new OutgoingStore(db.Database);
        await store.AddAsync(Say(db, "a1", "a"), Token);
        await store.AddAsync(Say(db, "a2", "a"), Token);
        await store.AddAsync(Say(db, "b1", "b"), Token);

        var first = await ClaimAsync(store, db);
        Assert.Equal(["a1", "b1"], first.Select(f => f.Key).Order());
        Assert.All(first, f => Assert.Equal((1, "{}", "in"), (f.Attempts, f.Json, f.ReplyTo)));
        Assert.Empty(await ClaimAsync(store, db));
        Assert.Empty(await store.DueServicesAsync(db.Now, Token));

        await store.PutOffAsync(first.Single(f => f.Key == "a1").Id, db.Now.AddSeconds(5), Token);
        Assert.Empty(await ClaimAsync(store, db));
        Assert.Empty(await store.DueServicesAsync(db.Now, Token));
        db.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([Service], await store.DueServicesAsync(db.Now, Token));
        var again = Assert.Single(await ClaimAsync(store, db));
        Assert.Equal(("a1", 2), (again.Key, again.Attempts));

        await store.EndAsync(again.Id, OutgoingEnd.Sent, db.Now, Token);
        Assert.Equal("a2", Assert.Single(await ClaimAsync(store, db)).Key);
    }

    [Theory]
    [InlineData(OutgoingEnd.Sent, "sent")]
    [InlineData(OutgoingEnd.Uncertain, "uncertain")]
    [InlineData(OutgoingEnd.Refused, "refused")]
    [InlineData(OutgoingEnd.GivenUp, "given_up")]
    public async Task What_has_ended_forgets_its_words(OutgoingEnd end, string code)
    {
        await using var db = await fixture.NewAsync();
        var store = new OutgoingStore(db.Database);
        await store.AddAsync(Say(db, "1"), Token);

        await store.EndAsync((await ClaimAsync(store, db))[0].Id, end, db.Now, Token);

        Assert.Equal(code, await db.ScalarAsync<string>("SELECT state FROM outgoing WHERE json IS NULL AND done_at IS NOT NULL"));
        Assert.False(await store.AddAsync(Say(db, "1"), Token));
        await store.PurgeAsync(db.Now.AddMilliseconds(1), Token);
        Assert.Equal(0, await db.ScalarAsync<long>("SELECT count(*) FROM outgoing"));
    }

    [Fact]
    public async Task What_a_dead_process_was_sending_is_not_sent_again()
    {
        await using var db = await fixture.NewAsync();
        var store = new OutgoingStore(db.Database);
        await store.AddAsync(Say(db, "mine", "a"), Token);
        await store.ClaimAsync(Service, "me", db.Now, db.Now.AddMinutes(5), 8, Token);
        await store.AddAsync(Say(db, "theirs", "b"), Token);
        await store.ClaimAsync(Service, "them", db.Now, db.Now.AddMinutes(5), 8, Token);

        await store.AbandonAsync("me", db.Now, Token);
        Assert.Equal(["mine"], await db.QueryAsync<string>("SELECT key FROM outgoing WHERE state = 'uncertain'"));
        await store.AbandonAsync(null, db.Now.AddMinutes(5), Token);
        Assert.Single(await db.QueryAsync<string>("SELECT key FROM outgoing WHERE state = 'uncertain'"));
        await store.AbandonAsync(null, db.Now.AddMinutes(5).AddMilliseconds(1), Token);
        Assert.Equal(2, (await db.QueryAsync<string>("SELECT key FROM outgoing WHERE state = 'uncertain'")).Count);
    }

    [Fact]
    public async Task What_the_channel_waits_for_is_never_claimed_and_can_be_read_again()
    {
        await using var db = await fixture.NewAsync();
        var store = new OutgoingStore(db.Database);
        await store.AddInlineAsync(Say(db, "1", json: """{"text":"1"}"""), Token);
        await store.AddInlineAsync(Say(db, "2", json: """{"text":"2"}"""), Token);

        Assert.Empty(await ClaimAsync(store, db));
        Assert.Equal(["""{"text":"1"}""", """{"text":"2"}"""], await store.InlineAsync("msteams", "c", "in", Token));
        Assert.Empty(await store.InlineAsync("slack", "c", "in", Token));
    }

    private protected DatabaseFixture Fixture => fixture;

    private static Task<IReadOnlyList<OutgoingActivity>> ClaimAsync(OutgoingStore store, TestDatabase db) =>
        store.ClaimAsync(Service, "me", db.Now, db.Now.AddMinutes(5), 8, Token);

    private protected static OutgoingActivity Say(TestDatabase db, string key, string conversation = "c", string json = "{}") => new()
    {
        Key = key, Channel = "msteams", Conversation = conversation, ServiceUrl = Service, ReplyTo = "in", Json = json, CreatedAt = db.Now,
    };
}

public sealed class OutgoingStoreOnSqlite(SqliteFixture fixture) : OutgoingStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class OutgoingStoreOnPostgres(PostgresFixture fixture) : OutgoingStoreTests(fixture), IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task No_more_is_claimed_than_was_asked_for_however_the_server_goes_about_it()
    {
        await using var db = await Fixture.NewAsync();
        var store = new OutgoingStore(db.Database);
        for (var i = 0; i < 10; i++)
        {
            await store.AddAsync(Say(db, $"{i}", $"c{i}"), Token);
        }

        var options = new NpgsqlConnectionStringBuilder(db.DatabaseOptions.ConnectionString)
        {
            Options = "-c enable_hashagg=off -c enable_sort=off -c enable_indexonlyscan=off -c enable_bitmapscan=off -c enable_material=off",
        };
        await db.ExecuteAsync("ANALYZE outgoing");
        await using var other = new TestDatabase(
            new DatabaseOptions { Kind = DatabaseKind.Postgres, ConnectionString = options.ToString(), DataFolder = db.DatabaseOptions.DataFolder }, clock: db.Clock);

        Assert.Equal(["0", "1"], (await new OutgoingStore(other.Database).ClaimAsync(Service, "me", db.Now, db.Now.AddMinutes(5), 2, Token)).Select(o => o.Key).Order());
    }
}
