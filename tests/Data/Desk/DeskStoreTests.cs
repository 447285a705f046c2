using CaseReform.Ops.Data.Audit;
using CaseReform.Ops.Data.Desk;
using CaseReform.Ops.Data.Mail;
using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Ledger;

namespace CaseReform.Ops.Data.Tests.Desk;

public abstract class DeskStoreTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private DeskStore Store => new(Test.Database);

    private Task LetterAsync(long id, string kind, string state, DateOnly day, bool settled = false) => Test.Database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                """
                INSERT INTO letters (id, kind, recipient, day, subject, message_id, content_hash, state, any_hour, priority, attempts, repeats, composed_at, settled_at)
                VALUES (@id, @kind, 'a@example.test', @day, '示例', '<a@example.test>', 'x', @state, 0, 5, 1, 0, @now, @settled)
                """,
                new { id, kind, state, day, now = Test.Now, settled = settled ? Test.Now : (DateTimeOffset?)null });
            return await session.ExecuteAsync("INSERT INTO letter_bodies (letter_id, bytes) VALUES (@id, @bytes)", new { id, bytes = new byte[] { 1 } });
        },
        Token);

    private Task<DeskState> LoadAsync(int letters = 100) => Store.LoadAsync(Today, letters, 5, Token);

    [Fact]
    public async Task Letters_of_the_day_open_ones_and_failures_that_nothing_made_good_are_listed()
    {
        await LetterAsync(1, "ladder", "sent", Today);
        await LetterAsync(2, "ladder", "sent", Today.AddDays(-1));
        await LetterAsync(3, "digest", "waiting", Today.AddDays(-2));
        await LetterAsync(4, "office", "uncertain", Today.AddDays(-2));
        await LetterAsync(5, "ladder", "refused", Today.AddDays(-9));
        await LetterAsync(6, "ladder", "given_up", Today.AddDays(-9), settled: true);
        await LetterAsync(7, "probe", "dropped", Today);

        var state = await LoadAsync();

        Assert.Equal([7, 5, 4, 3, 1], state.Letters.Select(l => l.Id));
        Assert.Equal((5, LetterState.Refused, true), (state.LetterCount, state.Letters[1].State, state.Letters[1].HasBody));
        var few = await LoadAsync(letters: 2);
        Assert.Equal((2, 5), (few.Letters.Count, few.LetterCount));
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("waiting")]
    [InlineData("refused")]
    public async Task What_lets_somebody_in_is_neither_listed_nor_given_out(string state)
    {
        await LetterAsync(1, "access", state, Today);
        await LetterAsync(2, "ladder", state, Today);

        Assert.Equal([2], (await LoadAsync()).Letters.Select(l => l.Id));
        Assert.Null(await Store.LetterAsync(1, Token));
        Assert.Equal([1], (await Store.LetterAsync(2, Token))!.Bytes);
    }

    [Fact]
    public async Task Ledgers_and_their_imports_and_what_holds_letters_back_are_told()
    {
        var seed = new LedgerSeed(Test.Database, Test.Now);
        await seed.ProblemAsync("1", await seed.UnitAsync("示例局"));
        await Test.Database.WriteAsync(
            async session =>
            {
                session.Audit(new AuditEntry { At = Test.Now, Actor = "office", Through = "import", Action = "ledger.imported", Subject = "a/a", Detail = """{"File":"台账.xlsx"}""" });
                session.Audit(new AuditEntry { At = Test.Now, Actor = "office", Through = "import", Action = "people.imported", Subject = "x", Detail = "{}" });
                return await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('sending.pause', '{\"Reason\":\"账号未通过验证\"}')");
            },
            Token);

        var state = await LoadAsync();

        var ledger = Assert.Single(state.Ledgers);
        Assert.Equal((LedgerSeed.Ledger, 1, 0, false), (ledger.Name, ledger.Problems, ledger.Closed, ledger.Withdrawn));
        Assert.Equal("a/a", Assert.Single(state.Imports).Subject);
        Assert.Equal((false, false, "账号未通过验证"), (state.Released, state.Restored, state.PausedFor));
    }
}

public sealed class DeskStoreOnSqlite(SqliteFixture fixture) : DeskStoreTests(fixture), IClassFixture<SqliteFixture>;

public sealed class DeskStoreOnPostgres(PostgresFixture fixture) : DeskStoreTests(fixture), IClassFixture<PostgresFixture>;
