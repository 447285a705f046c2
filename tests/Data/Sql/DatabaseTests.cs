using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;
using CaseReform.Ops.Testing.Time;

namespace CaseReform.Ops.Data.Tests.Sql;

public abstract class DatabaseTests(DatabaseFixture fixture) : ContractTests(fixture)
{
    [Fact(Timeout = Limit.Outside)]
    public async Task What_failed_half_way_left_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('half', 'done')");
                throw new InvalidOperationException("the second half fails");
            },
            Token));

        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key = 'half'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_rehearsal_sees_its_own_changes_and_leaves_none_not_even_in_the_trail()
    {
        var seen = await Database.RehearseAsync(
            async session =>
            {
                session.Audit(Entries.Of("rehearsed"));
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('tried', 'yes')");
                return await session.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key = 'tried'");
            },
            Token);

        Assert.Equal(1, seen);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key = 'tried'"));
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM audit"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Two_statements_of_one_read_see_the_same_moment_though_somebody_commits_between_them()
    {
        const string Count = "SELECT count(*) FROM settings WHERE value = 'meanwhile'";
        await using var second = Test.SecondDoor();

        var (before, after) = await Database.ReadAsync(
            async session =>
            {
                var first = await session.ScalarAsync<long>(Count);
                await second.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('one', 'meanwhile')");
                return (first, await session.ScalarAsync<long>(Count));
            },
            Token);

        Assert.Equal((0, 0), (before, after));
        Assert.Equal(1, await Test.ScalarAsync<long>(Count));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_read_of_one_statement_takes_no_transaction_and_waits_for_nobody()
    {
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('one', 'a'), ('two', 'b')");
        await using var second = Test.SecondDoor();

        await second.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("UPDATE settings SET value = 'c' WHERE key = 'one'");
                Assert.Equal("a", await Database.ReadFirstAsync<string>("SELECT value FROM settings WHERE key = @key", new { key = "one" }, Token));
            },
            Token);

        Assert.Equal(["c", "b"], await Database.ReadRowsAsync<string>("SELECT value FROM settings WHERE key IN ('one', 'two') ORDER BY key", null, Token));
        Assert.Equal(1, await Database.ReadScalarAsync<long>("SELECT count(*) FROM settings WHERE value = @value", new { value = "b" }, Token));
        Assert.Null(await Database.ReadFirstAsync<string>("SELECT value FROM settings WHERE key = 'three'", null, Token));
        Assert.Equal(
            Database.Kind == DatabaseKind.Postgres ? "read committed" : "none",
            await Database.ReadScalarAsync<string>(new SqlText("SELECT 'none'", "SELECT current_setting('transaction_isolation')"), null, Token));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Who_reads_does_not_wait_for_who_writes()
    {
        await using var second = Test.SecondDoor();

        await second.Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('half', 'done')");
                Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key = 'half'"));
            },
            Token);

        Assert.Equal(1, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key = 'half'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_commit_that_is_cancelled_leaves_nothing_and_the_next_write_goes_on()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('half', 'done')");
                await source.CancelAsync();
            },
            source.Token));

        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('next', 'done')");

        Assert.Equal(["next"], await Test.QueryAsync<string>("SELECT key FROM settings WHERE value = 'done'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task Parallel_counts_lose_none()
    {
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('count', '0')");
        await using var second = Test.SecondDoor();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            async () =>
            {
                for (var n = 0; n < 10; n++)
                {
                    await (i % 2 == 0 ? Test : second).ExecuteAsync("UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'count'");
                }
            },
            Token)));

        Assert.Equal("80", await Test.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'count'"));
    }

    [Fact(Timeout = Limit.Outside)]
    public async Task A_process_killed_in_the_middle_of_a_transaction_leaves_nothing_of_it()
    {
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('balance', 'whole')");
        using var child = SecondProcess.Start(Test, "hold");
        Assert.Equal(PlayedParts.Holding, await child.StandardOutput.ReadLineAsync(Token));

        child.Kill();
        await child.WaitForExitAsync(Token);
        await using var later = Test.SecondDoor();
        await later.Migrator.RunAsync(Token);
        await later.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('later', 'done')");

        Assert.Equal("whole", await later.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'balance'"));
        Assert.Equal(0, await later.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key LIKE 'half%'"));
    }
}

public sealed class DatabaseOnSqlite(SqliteFixture fixture) : DatabaseTests(fixture), IClassFixture<SqliteFixture>;

public sealed class DatabaseOnPostgres(PostgresFixture fixture) : DatabaseTests(fixture), IClassFixture<PostgresFixture>;
