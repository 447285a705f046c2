using CaseReform.Ops.Data.Sql;
using CaseReform.Ops.Data.Tests.Support;
using CaseReform.Ops.Testing.Databases;

using Microsoft.Data.Sqlite;

namespace CaseReform.Ops.Data.Tests.Sql;

/// <summary>What one file on one disk adds: locks, a full disk, the library it is read with.</summary>
public sealed class SqliteFileTests(SqliteFixture fixture) : ContractTests(fixture), IClassFixture<SqliteFixture>
{
    private const int Busy = 5;
    private const int Full = 13;

    [Fact]
    public async Task A_write_behind_a_stranger_who_holds_the_lock_is_late_and_not_lost()
    {
        await using var stranger = new SqliteConnection($"Data Source={Database.Path};Pooling=False");
        stranger.Open();
        var holding = stranger.BeginTransaction();

        var write = Task.Run(() => Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('late', 'yes')"), Token);
        var others = Task.Run(() => Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('later', 'yes')"), Token);
        await Test.QueryAsync<string>("SELECT key FROM settings");
        Assert.False(write.IsCompleted || others.IsCompleted);
        await holding.CommitAsync(Token);
        await Task.WhenAll(write, others);

        Assert.Equal(2, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE value = 'yes'"));
    }

    [Fact]
    public async Task A_lock_that_is_never_given_back_ends_in_an_error_and_not_in_half_a_change()
    {
        Test.DatabaseOptions.BusyTimeout = TimeSpan.FromSeconds(1);
        await using var impatient = Test.SecondDoor();
        await using var stranger = new SqliteConnection($"Data Source={Database.Path};Pooling=False");
        stranger.Open();
        await using (await stranger.BeginTransactionAsync(Token))
        {
            var error = await Assert.ThrowsAsync<SqliteException>(() => impatient.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('late', 'yes')"));
            Assert.Equal(Busy, error.SqliteErrorCode);
        }

        await impatient.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('after', 'yes')");

        Assert.Equal(["after"], await Test.QueryAsync<string>("SELECT key FROM settings WHERE value = 'yes'"));
    }

    [Fact]
    public async Task A_full_disk_fails_one_change_whole_and_work_goes_on_when_there_is_room()
    {
        await Child.AppendAsync(Database, 2);
        var pages = await Test.ScalarAsync<long>("PRAGMA page_count");

        var error = await Assert.ThrowsAsync<SqliteException>(() => FillAsync($"PRAGMA max_page_count = {pages + 3}"));
        Assert.Equal(Full, error.SqliteErrorCode);
        Assert.Equal(0, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key LIKE 'fill%'"));
        Assert.Equal(2, Test.Audit.ReadHead()!.Seq);

        await FillAsync("PRAGMA max_page_count = 1073741823");
        Assert.Equal(50, await Test.ScalarAsync<long>("SELECT count(*) FROM settings WHERE key LIKE 'fill%'"));
        Assert.Equal("ok", await Test.ScalarAsync<string>("PRAGMA quick_check"));
        Assert.Equal(3, Test.Audit.ReadHead()!.Seq);
    }

    [Fact]
    public async Task A_killed_writer_leaves_a_file_that_passes_its_check()
    {
        await Test.ExecuteAsync("INSERT INTO settings (key, value) VALUES ('balance', 'whole')");
        using var child = Child.Start(Test, "hold");
        Assert.Equal(Child.Holding, await child.StandardOutput.ReadLineAsync(Token));
        Assert.NotEqual(0, new FileInfo(Database.Path + "-journal").Length);

        child.Kill();
        await child.WaitForExitAsync(Token);

        Assert.Equal("ok", await Test.ScalarAsync<string>("PRAGMA integrity_check"));
        Assert.Equal("whole", await Test.ScalarAsync<string>("SELECT value FROM settings WHERE key = 'balance'"));
    }

    [Fact]
    public async Task Nothing_is_left_to_the_disks_mood()
    {
        Assert.Equal(2, await Test.ScalarAsync<long>("PRAGMA synchronous"));
        Assert.Equal(1, await Test.ScalarAsync<long>("PRAGMA foreign_keys"));
        var version = Version.Parse(await Test.ScalarAsync<string>("SELECT sqlite_version()"));
        Assert.Equal(version >= new Version(3, 51, 3) ? "wal" : "truncate", await Test.ScalarAsync<string>("PRAGMA journal_mode"));
    }

    private Task FillAsync(string limit) => Database.WriteAsync(
        async session =>
        {
            await session.ScalarAsync<long>(limit);
            session.Audit(Entries.Of("filled"));
            for (var i = 0; i < 50; i++)
            {
                await session.ExecuteAsync("INSERT INTO settings (key, value) VALUES (@key, @value)", new { key = $"fill.{i}", value = new string('x', 4000) });
            }
        },
        Token);
}
